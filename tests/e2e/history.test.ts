import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PATHWAY, placeOf, rate, untilSaved } from '../support/candidate';
import { openAssessment } from '../support/opening';
import { launchBrowser, visit, type Visitor } from '../support/visitor';

describe('the browser’s own back button', { sequential: true }, () => {
	let browser: Browser;
	let visitor: Visitor;
	let page: Page;
	const site = inject('site');
	const arriveAt = async (place: string) => expect.poll(() => placeOf(page)).toBe(place);

	beforeAll(async () => {
		browser = await launchBrowser();
		visitor = await visit(browser, site);
		page = visitor.page;
		await page.goto(`${site}/${PATHWAY}/`);
		await openAssessment(page, site);
		for (const key of ['4', '3', '2'] as const) await rate(page, key);
		// The question is painted before its history entry is made.
		await page.waitForFunction(() => JSON.stringify(history.state ?? '').includes('"depth":3'));
	});
	afterAll(async () => browser.close());

	test('goes back one question and shows what was chosen there', async () => {
		expect(await placeOf(page)).toBe('Rating 4 of 11');
		await page.goBack();
		await arriveAt('Rating 3 of 11');
		expect(await page.locator('input[type=radio]:checked').getAttribute('value')).toBe('1');
	});

	test('agrees with the page’s own way back', async () => {
		await page.getByRole('button', { name: 'Back' }).click();
		await arriveAt('Rating 2 of 11');
		await page.goBack();
		await arriveAt('Rating 1 of 11');
	});

	test('loses nothing: going on leads to the first question without an answer', async () => {
		await page.locator('h1').focus();
		await page.keyboard.press('Enter');
		await arriveAt('Rating 4 of 11');
	});

	test('still goes back after a reload', async () => {
		await untilSaved(page);
		await page.reload();
		await arriveAt('Rating 4 of 11');
		await page.waitForFunction(() => JSON.stringify(history.state ?? '').includes('trail'));
		await page.goBack();
		await arriveAt('Rating 3 of 11');
	});

	test('leads out of the assessment in the end, and nothing went wrong', async () => {
		for (let back = 0; back < 6 && page.url().includes('/assessment/'); back += 1) {
			await page.goBack();
			await page.waitForTimeout(300);
		}
		expect(page.url()).toBe(`${site}/${PATHWAY}/`);
		expect(visitor.troubles).toEqual([]);
	});
});
