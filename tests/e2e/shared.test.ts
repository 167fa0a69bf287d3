import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { PATHWAY } from '../support/candidate';
import { aFinishedAttempt, assertUntouched, attemptsIn, keepRows, readKept } from '../support/kept';
import { launchBrowser, visit, type Visitor } from '../support/visitor';

const site = inject('site');
const NOTE = 'I ran the billing API of a shop';

/** A result as a link: made by one person, opened by another. */
describe('a shared link', { sequential: true }, () => {
	let browser: Browser;
	let maker: Visitor;
	let link = '';
	let headline = '';

	beforeAll(async () => {
		browser = await launchBrowser();
		maker = await visit(browser, site);
	});
	afterAll(async () => {
		await maker.close();
		await browser.close();
	});

	const mainText = (visitor: Visitor) => visitor.page.locator('main').innerText();

	test('is short, and made without asking anybody', async () => {
		const attempt = aFinishedAttempt();
		const responses = attempt.responses.map((response) =>
			response.kind === 'rating' ? { ...response, note: NOTE } : response
		);
		const { page } = maker;
		await keepRows(page, site, [{ id: 'example', record: { ...attempt, responses } }]);
		await page.goto(`${site}/${PATHWAY}/result/?attempt=example`);
		headline = await page.locator('h1 + .lead').innerText();
		await page.getByRole('button', { name: 'Link', exact: true }).click();
		link = await page.getByLabel('Link to your result').inputValue();
		expect(link.startsWith(`${site}/${PATHWAY}/shared/#`)).toBe(true);
		expect(link.length - site.length).toBeLessThanOrEqual(2000);
		expect(maker.troubles).toEqual([]);
	});

	test('shows the same result elsewhere, to look at only, and keeps nothing there', async () => {
		const guest = await visit(browser, site);
		const { page } = guest;
		await page.goto(link);
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		expect(await page.locator('h1 + .lead').innerText()).toBe(headline);
		expect(new URL(page.url()).hash).toBe('');
		expect(await page.getByRole('checkbox').count()).toBe(0);
		expect(await mainText(guest)).not.toContain(NOTE);
		const kept = await readKept(page);
		expect(Object.values(kept.stores).flat()).toEqual([]);
		expect(guest.troubles).toEqual([]);

		await page.getByRole('button', { name: 'Save a copy' }).click();
		await page.waitForURL('**/result/?attempt=*');
		await page.getByRole('checkbox').first().waitFor();
		expect(await page.locator('h1 + .lead').innerText()).toBe(headline);
		const copies = attemptsIn(await readKept(page));
		expect(copies).toHaveLength(1);
		expect(JSON.stringify(copies)).not.toContain(NOTE);
		await guest.close();
	});

	test('whose quiz cannot be reached opens when tried again', async () => {
		const guest = await visit(browser, site, { serviceWorkers: 'block' });
		const { page } = guest;
		await page.route('**/quiz.json', (route) => route.abort());
		await page.goto(link);
		await page.getByRole('heading', { name: 'The result could not be put together' }).waitFor();
		await page.unroute('**/quiz.json');
		await page.getByRole('button', { name: 'Try again' }).click();
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		expect(new URL(page.url()).hash).toBe('');
		await guest.close();
	});

	test('pasted into the page of another opens in its place; a place of the page is only gone to', async () => {
		const guest = await visit(browser, site);
		const { page } = guest;
		await page.goto(`${site}/${PATHWAY}/shared/#1broken`);
		await page.getByRole('heading', { name: 'This link cannot be opened' }).waitFor();
		await page.goto(link);
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		expect(new URL(page.url()).hash).toBe('');
		await page.getByRole('link', { name: 'Your levels' }).click();
		expect(new URL(page.url()).hash).not.toBe('');
		expect(await page.locator('h1 + .lead').innerText()).toBe(headline);
		await guest.close();
	});

	test('is copied once, however often it is pressed', async () => {
		const guest = await visit(browser, site);
		const { page } = guest;
		await page.goto(link);
		await page.getByRole('button', { name: 'Save a copy' }).dblclick();
		await page.waitForURL('**/result/?attempt=*');
		await page.getByRole('checkbox').first().waitFor();
		expect(attemptsIn(await readKept(page))).toHaveLength(1);
		await guest.close();
	});

	test.each([
		['cut', (whole: string) => whole.slice(0, -40), /Part of it is missing/],
		[
			'changed',
			(whole: string) => `${whole.slice(0, -9)}AAAA${whole.slice(-5)}`,
			/changed on its way|missing/
		],
		['empty', (whole: string) => whole.replace(/#.*/, ''), /no result in this address/]
	])('%s, is refused in plain words and touches no attempt', async (_, damage, says) => {
		const before = await readKept(maker.page);
		const page = await maker.context.newPage();
		await page.goto(damage(link));
		await page.getByRole('heading', { name: 'This link cannot be opened' }).waitFor();
		expect(await page.locator('main').innerText()).toMatch(says);
		assertUntouched(before, await readKept(page));
		await page.close();
	});
});
