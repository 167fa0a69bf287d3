import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { serveSite, type Site } from '../../src/cli/site-server';
import { answerCheck, arrive, levelRows, PATHWAY, placeOf, rate, untilSaved } from '../support/candidate';
import { makeRelease, releaseOf } from '../support/release';
import { launchBrowser, visit, watch, type Visitor } from '../support/visitor';

const RATINGS = ['4', '4', '4', '3', '4', '3', '2', '2', '2', '1', '1'] as const;

/** All code, styles and fonts of the built site, whether a first visit needs them or not. */
const CODE = readdirSync('build/_app/immutable', { recursive: true, encoding: 'utf8' })
	.map((name) => `/_app/immutable/${name.replaceAll('\\', '/')}`)
	.filter((path) => /\.(js|css|ttf)$/.test(path));

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(async () => browser.close());

/** Waits until the worker has everything, as it does when a page has been open for a while. */
async function untilKept(page: Page, release: string): Promise<void> {
	const missing = () =>
		page.evaluate(
			async ({ cacheName, paths }) => {
				const kept = await Promise.all(paths.map((path) => caches.match(path, { cacheName })));
				return paths.filter((_, index) => kept[index] === undefined);
			},
			{ cacheName: `crosswalk::${release}`, paths: CODE }
		);
	await vi.waitUntil(async () => (await missing()).length === 0, { timeout: 60_000, interval: 500 });
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const releaseShown = (page: Page) => page.locator('html').getAttribute('data-release');

describe('offline after the first visit', { sequential: true }, () => {
	let site: Site;
	let visitor: Visitor;
	let page: Page;

	beforeAll(async () => {
		site = await serveSite('build', 0);
		visitor = await visit(browser, site.address, { viewport: { width: 1280, height: 900 } });
		page = visitor.page;
	});
	afterAll(async () => visitor.close());

	test('one look at the guide is enough to have all of the site', async () => {
		expect(CODE.some((path) => path.endsWith('.ttf'))).toBe(true);
		await page.goto(`${site.address}/${PATHWAY}/`);
		await untilKept(page, releaseOf('build'));
		const kept = await page.evaluate(async () =>
			(await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
				.flat()
				.map(({ url }) => new URL(url).pathname)
		);
		expect(kept).toEqual(
			expect.arrayContaining(['/', `/${PATHWAY}/`, `/${PATHWAY}/assessment/`, `/${PATHWAY}/quiz.json`])
		);
		expect(kept.filter((path) => path.startsWith('/design/'))).toEqual([]);
	});

	test('with the network gone and the server down, the assessment is taken from start to result', async () => {
		await visitor.context.setOffline(true);
		await site.close();
		await page.goto(`${site.address}/`);
		await page.getByRole('link', { name: /^Read the guide/ }).click();
		await page.waitForURL(`**/${PATHWAY}/`);
		await page.getByRole('link', { name: 'Take the assessment' }).first().click();
		await page.waitForURL('**/assessment/');
		await page.waitForLoadState('networkidle');
		for (const key of RATINGS) await rate(page, key);
		await untilSaved(page);
		for (let check = 0; check < 4; check++) {
			await answerCheck(page, check % 2 === 0 ? 'unknown' : { option: '1', button: 'Not sure' });
		}
		const before = await placeOf(page);
		await page.getByRole('button', { name: /Finish now/ }).click();
		await arrive(page, before);
		await page.getByRole('button', { name: 'See your result' }).click();
		await page.waitForURL('**/result/?attempt=*');
		await page.locator('canvas').first().waitFor();
		expect(await levelRows(page)).toHaveLength(RATINGS.length);
	});

	test.each([
		['JSON', '"format"'],
		['Markdown', '| '],
		['PDF', '%PDF-']
	])('the result can be kept as %s', async (name, sign) => {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name, exact: true }).click()
		]);
		expect(readFileSync(await download.path(), 'latin1')).toContain(sign);
	});

	test('a reload shows the same result', async () => {
		const rows = await levelRows(page);
		await page.reload();
		await page.locator('canvas').first().waitFor();
		expect(await levelRows(page)).toEqual(rows);
	});

	test('nothing went wrong on the way: no failed request, no policy violation', () => {
		expect(visitor.troubles).toEqual([]);
	});
});

describe('a new release', { sequential: true }, () => {
	const folder = mkdtempSync(join(tmpdir(), 'crosswalk-release-'));
	const old = releaseOf('build');
	const next = 'next-release';
	let site: Site;
	let first: Visitor;
	let second: Visitor;

	/** The person's notice, not its words in the hidden markup. */
	const offer = (page: Page) => page.getByRole('button', { name: 'Use it now' });
	const quizRelease = (page: Page) =>
		page.evaluate(async (path) => (await (await fetch(path)).json()).release as string | undefined, quizPath);
	const quizPath = `/${PATHWAY}/quiz.json`;
	const ownCaches = (page: Page) => page.evaluate(() => caches.keys());

	beforeAll(async () => {
		site = await serveSite('build', 0);
		first = await visit(browser, site.address);
		await first.page.goto(`${site.address}/${PATHWAY}/assessment/`);
		await untilKept(first.page, old);
		second = await watch(first.context, await first.context.newPage(), site.address);
		await second.page.goto(`${site.address}/${PATHWAY}/assessment/?new`);
		await second.page.waitForLoadState('networkidle');
		makeRelease('build', folder, next);
		await site.close();
		site = await serveSite(folder, Number(new URL(site.address).port));
	});
	afterAll(async () => {
		await first.close();
		await site.close();
		rmSync(folder, { recursive: true, force: true });
	});

	test('is offered in every tab and forced on none: the assessment goes on as it was', async () => {
		const { page } = first;
		for (const key of ['4', '4', '3'] as const) await rate(page, key);
		await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
		await offer(page).waitFor();
		await offer(second.page).waitFor();
		expect(await placeOf(page)).toBe('Rating 4 of 11');
		await rate(page, '3');
		await untilSaved(page);
		await page.reload();
		await page.waitForFunction(() => document.title.startsWith('Rating 5 of 11'));
		expect(await releaseShown(page)).toBe(old);
		expect(await quizRelease(page)).toBeUndefined();
	});

	test('can be put off', async () => {
		const { page } = second;
		await page.getByRole('button', { name: 'Later' }).click();
		await offer(page).waitFor({ state: 'hidden' });
		expect(await releaseShown(page)).toBe(old);
	});

	test('comes when it is asked for, at the same question', async () => {
		const { page } = first;
		await offer(page).click();
		await expect.poll(() => releaseShown(page).catch(() => old), { timeout: 20_000 }).toBe(next);
		await page.waitForFunction(() => document.title.startsWith('Rating 5 of 11'));
		expect(await quizRelease(page)).toBe(next);
		expect(await offer(page).isVisible()).toBe(false);
	});

	test('leaves the other tab what it began with, and offers it there again', async () => {
		const { page } = second;
		await offer(page).waitFor();
		expect(await releaseShown(page)).toBe(old);
		expect(await quizRelease(page)).toBeUndefined();
		await rate(page, '2');
		expect(await placeOf(page)).toBe('Rating 2 of 11');
		expect(await ownCaches(page)).toEqual(
			expect.arrayContaining([`crosswalk::${old}`, `crosswalk::${next}`])
		);
	});

	test('clears away the old one when no tab needs it any more', async () => {
		const { page } = second;
		await offer(page).click();
		await expect.poll(() => releaseShown(page).catch(() => old), { timeout: 20_000 }).toBe(next);
		await expect.poll(() => ownCaches(page), { timeout: 30_000 }).toEqual([`crosswalk::${next}`]);
	});

	test('the site comes back to the cache after everything was deleted', async () => {
		const { page } = first;
		await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
		await page.goto(`${site.address}/`);
		await untilKept(page, next);
		expect(await ownCaches(page)).toEqual([`crosswalk::${next}`]);
	});

	test('nothing went wrong on the way, in either tab', () => {
		expect([...first.troubles, ...second.troubles]).toEqual([]);
	});
});
