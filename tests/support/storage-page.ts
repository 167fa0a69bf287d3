import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { AttemptStore } from '../../src/lib/storage/attempt-store';

declare global {
	/** In a page of {@link serveStorage} only. */
	var store: AttemptStore;
}

/** A page with the production store on it, and nothing else. */
export interface StoragePage {
	readonly address: string;
	readonly close: () => Promise<void>;
}

/** Bundles the store and serves it on a free port; the same address, so the same storage, until closed. */
export async function serveStorage(): Promise<StoragePage> {
	const script = await bundle();
	const server = createServer((request, response) => {
		if (request.url === '/store.js') {
			response.setHeader('content-type', 'text/javascript');
			response.end(script);
		} else {
			response.setHeader('content-type', 'text/html');
			response.end('<!doctype html><title>store</title><script src="/store.js"></script>');
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}/`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

async function bundle(): Promise<string> {
	const output = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			minify: false,
			lib: {
				entry: fileURLToPath(new URL('./storage-harness.ts', import.meta.url)),
				formats: ['iife'],
				name: 'harness'
			}
		}
	});
	const [first] = Array.isArray(output) ? output : [output];
	const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
	if (chunk === undefined) throw new Error('The store was not bundled.');
	return chunk.code;
}
