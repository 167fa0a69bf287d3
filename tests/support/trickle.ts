import type { ServerResponse } from 'node:http';
import { serve, type Site } from '../../src/cli/site-server';

const PIECES = 24;
const PAUSE_MS = 30;

/**
 * The site at `address` as over a line that stalls: each page comes in two dozen pieces, cut anywhere, and is
 * painted between them, as by a browser that cannot wait for a part of it. Everything else comes as it is.
 */
export function trickle(address: string): Promise<Site> {
	return serve((request, response) => void answer(address + (request.url ?? '/'), response), 0);
}

async function answer(address: string, response: ServerResponse): Promise<void> {
	const found = await fetch(address);
	const type = found.headers.get('content-type') ?? '';
	const body = Buffer.from(await found.arrayBuffer());
	response.writeHead(found.status, { 'content-type': type });
	if (type.includes('html')) {
		for await (const piece of piecesOf(withoutExpectation(body))) response.write(piece);
		response.end();
	} else {
		response.end(body);
	}
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
