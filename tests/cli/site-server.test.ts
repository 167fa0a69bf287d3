import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteListener } from '../../src/cli/site-server';

test('a request for what is no address is refused, and the site goes on', () => {
	const folder = mkdtempSync(join(tmpdir(), 'site-'));
	writeFileSync(join(folder, 'index.html'), 'x');
	writeFileSync(join(folder, '_headers'), '/*\n  X-A: b\n');
	const response = {
		setHeader: () => undefined,
		writeHead: () => response,
		end: () => response,
		getHeader: () => undefined
	};
	expect(() =>
		siteListener(folder)({ url: '//', method: 'GET', headers: {} } as never, response as never)
	).not.toThrow();
});
