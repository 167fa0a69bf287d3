import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { arrive, PATHWAY, placeOf, rate, untilSaved } from '../support/candidate';
import { aFinishedAttempt, assertNothingLost, keepRows, readKept } from '../support/kept';
import { openAssessment } from '../support/opening';
import { launchBrowser, visit, type Visitor } from '../support/visitor';

const site = inject('site');

/** Ways to come back to an attempt, each from and to an open page. */
const WAYS = {
	reload: async (page: Page) => void (await page.reload()),
	'away and back': async (page: Page) => {
		await page.goto(`${site}/`);
		await page.getByRole('link', { name: /^Carry on/ }).waitFor();
		await page.goBack();
	},
	'close and carry on': async (page: Page) => {
		await page.goto('about:blank');
		await page.goto(`${site}/`);
		await page.getByRole('link', { name: /^Carry on/ }).click();
	}
} as const;

describe('coming back to an attempt', () => {
	let browser: Browser;
	let visitor: Visitor;
	let page: Page;

	beforeAll(async () => {
		browser = await launchBrowser();
		visitor = await visit(browser, site);
		page = visitor.page;
		await openAssessment(page, site);
	});
	afterAll(async () => browser.close());

	/** What is on screen: where, and what is chosen. */
	async function onScreen() {
		return {
			place: await placeOf(page),
			heading: await page.locator('h1').innerText(),
			chosen: await page
				.locator('fieldset:has(h1) input')
				.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).checked))
		};
	}

	async function expectTheSameAfterEachWay(): Promise<void> {
		await untilSaved(page);
		const [before, kept] = [await onScreen(), await readKept(page)];
		for (const way of Object.values(WAYS)) {
			await way(page);
			await expect.poll(() => placeOf(page), { timeout: 20_000 }).toBe(before.place);
			await expect.poll(onScreen).toEqual(before);
			assertNothingLost(kept, await readKept(page));
		}
		// The page marks its entry in the history when it answers.
		await page.waitForFunction(() => JSON.stringify(history.state ?? '').includes('trail'));
	}

	test('at a rating', async () => {
		for (const key of ['2', '4', '3'] as const) await rate(page, key);
		await expectTheSameAfterEachWay();
	});

	test('at an earlier rating, with what was chosen there', async () => {
		await page.getByRole('button', { name: 'Back' }).click();
		await arrive(page, 'Rating 4 of 11');
		expect(await placeOf(page)).toBe('Rating 3 of 11');
		await rate(page, '2');
		expect(await placeOf(page)).toBe('Rating 4 of 11');
		await expectTheSameAfterEachWay();
	});

	test('at a check and at its explanation', async () => {
		while ((await placeOf(page)).startsWith('Rating')) await rate(page, '3');
		expect(await placeOf(page)).toMatch(/^Check 1: /);
		await expectTheSameAfterEachWay();
		await page.getByRole('button', { name: 'I don’t know yet' }).click();
		await page.waitForFunction(() => document.title.startsWith('Check 1 explained'));
		await expectTheSameAfterEachWay();
	});

	test('at the review, and after it at the result', async () => {
		await page.getByRole('button', { name: 'Finish now' }).click();
		await page.waitForFunction(() => document.title.startsWith('Review'));
		await expectTheSameAfterEachWay();
		await page.getByRole('button', { name: 'See your result' }).click();
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		const kept = await readKept(page);
		const steps = await page.locator('[id^="step-"]').allTextContents();
		await page.reload();
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		expect(await page.locator('[id^="step-"]').allTextContents()).toEqual(steps);
		assertNothingLost(kept, await readKept(page));
		expect(visitor.troubles).toEqual([]);
	});
});

describe('what the address asks for in a finished attempt', () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	test.each([
		['recheck=sql-databases', /^Re-check: /],
		['sharpen', /^Check \d+: /],
		['review', /^Review/]
	])('%s is done once: neither a reload nor coming back does it again', async (asked, place) => {
		const { page, troubles, close } = await visit(browser, site);
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		await page.goto(`${site}/${PATHWAY}/assessment/?attempt=example&${asked}`);
		await expect.poll(() => placeOf(page), { timeout: 20_000 }).toMatch(place);
		await expect.poll(() => new URL(page.url()).search).toBe('?attempt=example');
		await untilSaved(page);

		const [before, kept] = [await placeOf(page), await readKept(page)];
		await page.reload();
		await expect.poll(() => placeOf(page), { timeout: 20_000 }).toBe(before);
		assertNothingLost(kept, await readKept(page));
		expect(troubles).toEqual([]);
		await close();
	});

	/** The result of the example, with its links to the assessment alive. */
	async function openResult() {
		const visitor = await visit(browser, site);
		await keepRows(visitor.page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		await visitor.page.goto(`${site}/${PATHWAY}/result/?attempt=example`);
		await visitor.page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		return visitor;
	}

	test.each([
		['a re-check', /^Re-check /, /^Re-check: /],
		['five more questions', /^Answer five more/, /^Check \d+: /],
		['the review', /^Go through your answers/, /^Review/]
	])('by its link on the result, the heading of %s takes the focus', async (_, name, place) => {
		const { page, close } = await openResult();
		await page.getByRole('link', { name }).first().click();
		await expect.poll(() => placeOf(page), { timeout: 20_000 }).toMatch(place);
		await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
		await close();
	});

	test('the place of a finished attempt takes the focus, and leads back to the result', async () => {
		const { page, close } = await openResult();
		await page.getByRole('link', { name: /^Answer five more/ }).click();
		await expect.poll(() => placeOf(page), { timeout: 20_000 }).toMatch(/^Check \d+: /);
		await page.getByRole('button', { name: 'Back' }).click();
		await expect.poll(() => placeOf(page)).toBe('Finished');
		await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
		await page.getByRole('link', { name: 'Back' }).click();
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		await close();
	});

	test('the way back from a re-check is the result, and a reload there does not begin it again', async () => {
		const { page, close } = await visit(browser, site);
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		await page.goto(`${site}/${PATHWAY}/assessment/?attempt=example&recheck=sql-databases`);
		await expect.poll(() => placeOf(page), { timeout: 20_000 }).toMatch(/^Re-check: /);
		await page.getByRole('link', { name: 'Back' }).click();
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		expect(page.url()).toContain('/result/?attempt=example');
		await page.reload();
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		await close();
	});
});
