import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createSecureServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteListener, type Site } from '../site-server';

/**
 * Serves a built site over HTTP/2, as real hosts do, with a certificate made for this run. Browsers must be
 * told to accept it. Throws when there is no build or no `openssl`.
 */
export async function serveSecureSite(folder: string): Promise<Site> {
	const answer = siteListener(folder);
	const server = createSecureServer(selfSigned(), (request, response) => {
		// The compatible interface of node:http2 is not typed as the one it is compatible with.
		answer(
			request as unknown as Parameters<RequestListener>[0],
			response as unknown as Parameters<RequestListener>[1]
		);
	});
	const sessions = new Set<{ destroy: () => void }>();
	server.on('session', (session) => {
		sessions.add(session);
		session.on('close', () => sessions.delete(session));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('The server has no port');
	return {
		address: `https://localhost:${bound.port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const session of sessions) session.destroy();
			})
	};
}

/** A key and a certificate for `localhost`, good for a day. */
function selfSigned(): { readonly key: Buffer; readonly cert: Buffer } {
	const folder = mkdtempSync(join(tmpdir(), 'crosswalk-tls-'));
	try {
		const key = join(folder, 'key.pem');
		const cert = join(folder, 'cert.pem');
		const ask =
			'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost';
		const names = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert];
		execFileSync('openssl', [...ask.split(' '), ...names], { stdio: 'ignore' });
		return { key: readFileSync(key), cert: readFileSync(cert) };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
