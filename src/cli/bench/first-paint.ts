import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { quantile } from '../simulation/statistics';
import { serveSecureSite } from './secure-site';
import { openSlowly } from './slow-browser';

/** First paints of a page and of a bare page with the same text, milliseconds, one pair a round. */
export interface PaintTimes {
	readonly path: string;
	readonly page: readonly number[];
	readonly bare: readonly number[];
}

/**
 * Opens every page and its bare twin in turn, `rounds` times, on a slow phone with nothing cached; which of
 * them goes first changes from round to round. The twin is all text of the page, header, footer and the words
 * in pictures included, in plain paragraphs: no style, no script, nothing to fetch.
 */
export async function timeFirstPaints(
	browser: Browser,
	folder: string,
	paths: readonly string[],
	rounds: number
): Promise<readonly PaintTimes[]> {
	const copy = mkdtempSync(join(tmpdir(), 'crosswalk-paint-'));
	try {
		cpSync(folder, copy, { recursive: true });
		for (const path of paths) writeTwin(copy, path);
		const site = await serveSecureSite(copy);
		const times = paths.map((path) => ({ path, page: [] as number[], bare: [] as number[] }));
		for (let round = 0; round < rounds; round++) {
			for (const time of times) {
				const open = async (times: number[], path: string) =>
					times.push(await firstPaint(browser, site.address + path));
				if (round % 2 === 0) await open(time.page, time.path);
				await open(time.bare, twinOf(time.path));
				if (round % 2 === 1) await open(time.page, time.path);
			}
		}
		await site.close();
		return times;
	} finally {
		rmSync(copy, { recursive: true, force: true });
	}
}

/** How much longer the page takes than its twin: median by median. */
export function paintRatio({ page, bare }: PaintTimes): number {
	return quantile([...page], 0.5) / quantile([...bare], 0.5);
}

const twinOf = (path: string): string => `/bare${path}`;

function writeTwin(folder: string, path: string): void {
	const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
	const text = (/<body[\s\S]*<\/body>/.exec(html)?.[0] ?? '')
		.replace(/<(script|style|title|desc)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, '')
		.replace(/<\/(p|h\d|li|dt|dd|legend|label|td|th|text)>/g, '\n')
		.replace(/<[^>]+>/g, ' ');
	const paragraphs = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
	const body = paragraphs.filter((line) => line !== '').map((line) => `<p>${line}</p>`);
	const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title></head><body>${body.join('\n')}</body></html>`;
	mkdirSync(join(folder, twinOf(path)), { recursive: true });
	writeFileSync(join(folder, twinOf(path), 'index.html'), page);
	writeFileSync(join(folder, twinOf(path), 'index.html.br'), brotliCompressSync(page));
}

async function firstPaint(browser: Browser, address: string): Promise<number> {
	const { page, context } = await openSlowly(browser, 'processor and network', 'block');
	try {
		await page.goto(address, { waitUntil: 'domcontentloaded' });
		const paint = await page.waitForFunction(
			() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime
		);
		return (await paint.jsonValue()) ?? NaN;
	} finally {
		await context.close();
	}
}
