import { createServer } from 'node:http';
import type { Site } from '../../src/cli/site-server';

const PIECES = 24;
const PAUSE_MS = 30;

/**
 * The site at `address` as over a line that stalls: each page comes in two dozen pieces, cut anywhere, and is
 * painted between them, as by a browser that cannot wait for a part of it. Everything else comes as it is.
 */
export async function trickle(address: string): Promise<Site> {
	const server = createServer((request, response) => {
		void (async () => {
			const answer = await fetch(address + (request.url ?? '/'));
			const type = answer.headers.get('content-type') ?? '';
			const body = Buffer.from(await answer.arrayBuffer());
			response.writeHead(answer.status, { 'content-type': type });
			if (!type.includes('html')) return void response.end(body);
			for await (const piece of piecesOf(withoutExpectation(body))) response.write(piece);
			response.end();
		})();
	});
	await new Promise<void>((resolve) => server.listen(0, resolve));
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('The server has no port');
	return {
		address: `http://localhost:${bound.port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

function withoutExpectation(page: Buffer): Buffer {
	return Buffer.from(page.toString('utf8').replace('rel="expect"', 'rel="nothing"'));
}

/** The head at once, for nothing of it is seen; the body piece by piece. */
async function* piecesOf(page: Buffer): AsyncGenerator<Buffer> {
	const body = page.indexOf('<body');
	yield page.subarray(0, body);
	const length = Math.ceil((page.length - body) / PIECES);
	for (let start = body; start < page.length; start += length) {
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
		yield page.subarray(start, start + length);
	}
}
