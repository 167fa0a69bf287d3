import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ALL_SCREENS } from '../support/screens';
import { frameOf, goldenTranscript, transcribe } from '../support/transcript';
import { launchBrowser, visit } from '../support/visitor';

/** The screens a person goes through, as a screen reader is given them. */
const TOLD = [
	'home-first-visit',
	'home-asked-to-delete',
	'rating-first',
	'rating-error',
	'check',
	'explained-wrong',
	'review',
	'result'
] as const;

/** Screens whose words come from a plan that changes with every item and task: of these the frame is kept. */
const FRAMED: readonly string[] = ['review', 'result'];

describe('what a screen reader is given', () => {
	let browser: Browser;
	const site = inject('site');

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	test.each(TOLD)('%s reads as it did (UPDATE_GOLDEN=1 writes it anew)', async (name) => {
		const { page, close } = await visit(browser, site, { viewport: { width: 1024, height: 800 } });
		await ALL_SCREENS.find((screen) => screen.name === name)?.open(page, site);
		const told = await transcribe(page);
		const now = FRAMED.includes(name) ? frameOf(told) : told;
		expect(now).toBe(goldenTranscript(name, now));
		await close();
	});

	test('a rating is a group named by its question, with five choices counted', async () => {
		const { page, close } = await visit(browser, site);
		await page.goto(`${site}/design/rating-chosen/`);
		const told = await transcribe(page);
		expect(told).toMatch(/^ *(group|radiogroup) "How well do you know .+\?"/m);
		expect(told.match(/radio ".+" [1-5] of 5/g)).toHaveLength(5);
		await expect.poll(() => transcribe(page)).toMatch(/radio "Practised .+" 4 of 5 checked true/);
		await close();
	});

	test('the radar says what it shows, and its table says the same as the page', async () => {
		const { page, close } = await visit(browser, site);
		await page.goto(`${site}/design/result/`);
		const told = await transcribe(page);
		expect(told).toMatch(/image "Radar of \d+ skills.* Strongest: .+/);
		const rows = told.match(/rowheader "/g) ?? [];
		expect(rows.length).toBeGreaterThanOrEqual(11);
		await close();
	});
});
