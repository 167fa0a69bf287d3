import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersFor, parseHeaderRules } from './header-rules';

/** A running site. `address` ends without a slash. */
export interface Site {
	readonly address: string;
	readonly close: () => Promise<void>;
}

/**
 * Answers requests for a built site the way a static host does: plain files, precompressed, with the headers
 * of its `_headers` file and its `404.html`. Throws when there is no build.
 */
export function siteListener(folder: string): RequestListener {
	if (!existsSync(join(folder, 'index.html'))) {
		throw new Error(`No built site in ${folder}: run "npm run build" first`);
	}
	const rules = parseHeaderRules(readFileSync(join(folder, '_headers'), 'utf8'));
	const notFoundPage = join(folder, '404.html');
	const files = sirv(folder, { brotli: true, gzip: true, etag: true, dev: false, extensions: ['html'] });
	return (request, response) => {
		const path = pathOf(request.url ?? '/');
		if (path === undefined) {
			response.writeHead(400).end();
			return;
		}
		for (const [name, value] of headersFor(rules, path)) response.setHeader(name, value);
		if (path === '/_headers') {
			response.writeHead(404).end();
			return;
		}
		files(request, response, () => {
			response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
			response.end(existsSync(notFoundPage) ? readFileSync(notFoundPage) : 'Not found');
		});
	};
}

/** Path of a request; undefined when what was asked for is no address. */
function pathOf(target: string): string | undefined {
	return URL.canParse(target, 'http://site') ? new URL(target, 'http://site').pathname : undefined;
}

/** Serves a built site over plain HTTP. Port 0 takes a free one. Throws when there is no build. */
export async function serveSite(folder: string, port: number, host = '127.0.0.1'): Promise<Site> {
	return serve(siteListener(folder), port, host);
}

/** Answers requests at a port; 0 takes a free one. */
export async function serve(listener: RequestListener, port: number, host = '127.0.0.1'): Promise<Site> {
	const server = createServer(listener);
	await listen(server, port, host);
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('The server has no port');
	return {
		address: `http://${host === '127.0.0.1' ? 'localhost' : host}:${bound.port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

function listen(server: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => resolve());
	});
}
