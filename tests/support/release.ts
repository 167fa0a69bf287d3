import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the release that lies in `folder`. Throws when there is no built site. */
export function releaseOf(folder: string): string {
	const name = /data-release="([^"]+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1];
	if (name === undefined) throw new Error(`No built site in ${folder}`);
	return name;
}

/**
 * Copies a built site to `to` as if it had been built as the release `name`: its pages and its worker say
 * so, and its quiz carries the name too, so that it can be told which release a file came from.
 */
export function makeRelease(from: string, to: string, name: string): void {
	const old = releaseOf(from);
	cpSync(from, to, { recursive: true });
	const files = readdirSync(to, { recursive: true, encoding: 'utf8' });
	for (const file of files) {
		const isWorker = file === 'service-worker.js';
		if (!isWorker && !file.endsWith('.html') && !file.endsWith('quiz.json')) continue;
		const path = join(to, file);
		const text = readFileSync(path, 'utf8');
		const next = isWorker
			? text.replaceAll(old, name)
			: file.endsWith('.html')
				? text.replaceAll(`data-release="${old}"`, `data-release="${name}"`)
				: text.replace('{', `{"release":${JSON.stringify(name)},`);
		writeFileSync(path, next);
		for (const packed of ['.br', '.gz']) rmSync(path + packed, { force: true });
	}
}
