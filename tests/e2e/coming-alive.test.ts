import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PATHWAY, placeOf } from '../support/candidate';
import { aFinishedAttempt, keepRows } from '../support/kept';
import { launchBrowser, visit } from '../support/visitor';

const CODE = 'build/_app/immutable/chunks';

/** Names of the built files that know how an attempt is kept. */
const KEEPING = readdirSync(CODE).filter((name) =>
	readFileSync(join(CODE, name), 'utf8').includes('crosswalk.sentinel')
);

describe('a page comes alive', () => {
	let browser: Browser;
	const site = inject('site');

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	test.each([
		[
			'in a tab in the background, which is never painted',
			() => {
				Object.defineProperty(document, 'hidden', { get: () => true });
				globalThis.requestAnimationFrame = () => 0;
			}
		],
		[
			'in a browser that keeps to itself when it paints',
			() => {
				PerformanceObserver.prototype.observe = () => undefined;
			}
		]
	])('%s', async (_, unlike) => {
		const { page, context, close } = await visit(browser, site);
		await context.addInitScript(unlike);
		await page.goto(`${site}/${PATHWAY}/assessment/?attempt=unknown`);
		const problem = 'This attempt is not in this browser';
		const text = () => page.evaluate(() => document.body.innerText);
		await expect.poll(text, { timeout: 10_000 }).toContain(problem);
		expect(await placeOf(page)).toBe('Rating 1 of 11');
		await close();
	});

	test('even where attempts cannot be looked up: that is said, until they can', async () => {
		expect(KEEPING.length).toBeGreaterThan(0);
		const { page, context, close } = await visit(browser, site, { serviceWorkers: 'block' });
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		const isKeeping = (url: URL) => KEEPING.some((name) => url.pathname.endsWith(name));
		await context.route(isKeeping, (route) => route.abort());
		await page.goto(`${site}/`);
		const notice = page.getByText('Your attempts could not be looked up');
		await notice.waitFor();
		expect(await page.getByText('None in this browser yet').count()).toBe(0);

		await context.unroute(isKeeping);
		await page.getByRole('button', { name: 'Try again' }).click();
		await page.getByRole('link', { name: /^See the result/ }).waitFor();
		expect(await notice.count()).toBe(0);
		await close();
	});
});
