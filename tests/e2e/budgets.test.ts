import { readdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PATHWAY } from '../support/candidate';
import { recordTransfers, sizeOf, type Transfer } from '../support/transfer';
import { launchBrowser, visit } from '../support/visitor';

/** Bytes a page may cost, brotli. */
const GUIDE_SCRIPT = 2_000;
const ASSESSMENT_SCRIPT = 45_000;
const PAGE = 30_000;

const HOME = '/';
const GUIDE = `/${PATHWAY}/`;
const ASSESSMENT = `/${PATHWAY}/assessment/`;

/** Addresses of all pages of the built site. */
const PAGES = readdirSync('build', { recursive: true, encoding: 'utf8' })
	.map((name) => `/${name.replaceAll('\\', '/')}`)
	.filter((name) => name.endsWith('/index.html'))
	.map((name) => name.slice(0, -'index.html'.length))
	.toSorted();

describe('what a first visit costs', () => {
	let browser: Browser;
	const site = inject('site');

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	/** A first visit: nothing cached, no service worker. */
	async function firstVisit<Found>(look: (page: Page) => Promise<Found>): Promise<Found> {
		const visitor = await visit(browser, site, {
			serviceWorkers: 'block',
			viewport: { width: 390, height: 844 }
		});
		try {
			return await look(visitor.page);
		} finally {
			await visitor.close();
		}
	}

	async function transfersOf(path: string): Promise<readonly Transfer[]> {
		return firstVisit(async (page) => {
			const transfers = recordTransfers(page);
			await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
			return transfers.settled();
		});
	}

	test('a guide page needs next to no script: the registration of the worker, and no client', async () => {
		const transfers = await transfersOf(GUIDE);
		const scripts = transfers.filter(({ type }) => type === 'script');
		expect(scripts.map(({ path }) => path)).toEqual(['/worker-registration.js']);
		expect(sizeOf(transfers, 'script')).toBeLessThanOrEqual(GUIDE_SCRIPT);
	});

	test('text and looks of every page are one file of at most 30 kB', async () => {
		expect(PAGES).toEqual(expect.arrayContaining([HOME, GUIDE, ASSESSMENT]));
		const documents = await Promise.all(PAGES.map((path) => documentOf(path)));
		expect(documents.filter(({ brotli }) => brotli > PAGE)).toEqual([]);
		expect(documents.filter(({ stylesheets }) => stylesheets > 0)).toEqual([]);
	});

	/** The document alone, as a browser asks for it, and how many stylesheets it links to. */
	async function documentOf(path: string) {
		const response = await fetch(`${site}${path}`, { headers: { 'accept-encoding': 'br' } });
		const text = await response.text();
		const head = await fetch(`${site}${path}`, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
		expect(head.headers.get('content-encoding')).toBe('br');
		return {
			path,
			brotli: Number(head.headers.get('content-length')),
			// Disabled links only tell the client which styles it finds in the page.
			stylesheets: [...text.matchAll(/<link[^>]+rel="stylesheet"(?![^>]+disabled)/g)].length
		};
	}

	test('the first rating comes alive with at most 45 kB of script, and with nothing of what comes later', async () => {
		await firstVisit(async (page) => {
			const transfers = recordTransfers(page);
			const asked = await preloadsOf(page, `${site}${ASSESSMENT}`);
			// Whatever the document itself does not ask for never arrives: the rating must do without.
			await page.route('**/*.js', (route) =>
				asked.has(new URL(route.request().url()).pathname) ? route.continue() : undefined
			);
			await page.route('**/quiz.json', () => undefined);
			await page.goto(`${site}${ASSESSMENT}`);
			await comesAlive(page);
			const scripts = (await transfers.settled()).filter(({ type }) => type === 'script');
			expect(scripts.length).toBeGreaterThan(5);
			expect(sizeOf(scripts, 'script')).toBeLessThanOrEqual(ASSESSMENT_SCRIPT);
		});
	});

	/** Continuing without an answer is answered by the page's own code: the sign that it runs. */
	async function comesAlive(page: Page): Promise<void> {
		await expect
			.poll(
				async () => {
					await page.getByRole('button', { name: 'Continue' }).click();
					return page.getByText('There is a problem').count();
				},
				{ timeout: 20_000 }
			)
			.toBe(1);
	}

	test('an answer given before the rest has arrived waits for it, and is not lost', async () => {
		await firstVisit(async (page) => {
			const asked = await preloadsOf(page, `${site}${ASSESSMENT}`);
			let release = () => {};
			const held = new Promise<void>((resolve) => (release = resolve));
			await page.route('**/*.js', async (route) => {
				if (!asked.has(new URL(route.request().url()).pathname)) await held;
				await route.continue();
			});
			await page.goto(`${site}${ASSESSMENT}`);
			await comesAlive(page);
			await page.getByRole('radio').nth(2).check();
			await page.getByRole('button', { name: 'Continue' }).click();
			expect(await page.title()).toMatch(/^Rating 1 of/);
			release();
			await page.waitForFunction(() => document.title.startsWith('Rating 2 of'));
			expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
			await page.getByRole('button', { name: 'Back' }).click();
			await page.waitForFunction(() => document.title.startsWith('Rating 1 of'));
			expect(await page.getByRole('radio').nth(2).isChecked()).toBe(true);
		});
	});

	test('home can be read and followed without its client', async () => {
		await firstVisit(async (page) => {
			await page.route('**/*.js', (route) => route.abort());
			await page.goto(`${site}${HOME}`);
			expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
			expect(await page.locator('figure svg').first().isVisible()).toBe(true);
			await page.getByRole('link', { name: 'Take the assessment' }).first().click();
			await page.waitForURL(`**${ASSESSMENT}`);
			expect(await page.getByRole('radio').first().isEnabled()).toBe(true);
		});
	});
});

/** Paths of the scripts a document asks for by itself. */
async function preloadsOf(page: Page, address: string): Promise<ReadonlySet<string>> {
	const text = await (await page.request.get(address)).text();
	const links = [...text.matchAll(/href="([^"]+)" rel="modulepreload"/g)].map((match) => match[1] ?? '');
	const scripts = [...text.matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1] ?? '');
	return new Set([...links, ...scripts].map((path) => new URL(path, address).pathname));
}
