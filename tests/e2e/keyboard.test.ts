import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { findAutoAdvance, findLostFocus, findSilentChange } from '../support/behaviour-checks';
import { arrive, PATHWAY, placeOf, rate, stepTitles } from '../support/candidate';
import { findingText } from '../support/finding';
import { walkFocus } from '../support/focus-walk';
import { aFinishedAttempt, anOpenAttempt, keepRows } from '../support/kept';
import { openAssessment } from '../support/opening';
import { launchBrowser, tabTo, visit, type Visitor } from '../support/visitor';

const site = inject('site');

describe('with the keyboard alone', () => {
	let browser: Browser;
	let visitor: Visitor;
	let page: Page;

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	async function newVisitor(height = 800): Promise<void> {
		visitor = await visit(browser, site, { viewport: { width: 1024, height } });
		page = visitor.page;
	}

	/** Goes over the page and expects every stop to be seen. */
	async function expectVisibleStops(least: number): Promise<readonly string[]> {
		const stops = await walkFocus(page);
		expect(stops.flatMap(({ findings }) => findings.map(findingText))).toEqual([]);
		expect(stops.length).toBeGreaterThanOrEqual(least);
		return stops.map(({ name }) => name);
	}

	test('at every stop of a rating the focus is seen and nothing lies over it', async () => {
		await newVisitor();
		await openAssessment(page, site);
		await page.getByText('How it works, and settings').click();
		const names = await expectVisibleStops(10);
		expect(names).toEqual(expect.arrayContaining(['Skip to the main content', 'Continue', 'Skip']));
		await visitor.close();
	});

	test('at every stop of a check, of its error and of its explanation as well', async () => {
		await newVisitor();
		await keepRows(page, site, [{ id: 'open', record: anOpenAttempt(11, 0) }]);
		await openAssessment(page, site, '?attempt=open', 'Check 1: ');
		const names = await expectVisibleStops(7);
		expect(names).toEqual(
			expect.arrayContaining(['Sure', 'Not sure', 'I don’t know yet', 'Skip', 'Finish now'])
		);
		await tabTo(page, /^Sure$/);
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.title.startsWith('Error: '));
		expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/There is a problem/);
		await expectVisibleStops(8);
		await page.getByRole('button', { name: 'I don’t know yet' }).press('Enter');
		await page.waitForFunction(() => document.title.includes('explained'));
		expect(await expectVisibleStops(4)).toContain('Continue');
		await visitor.close();
	});

	test('at every stop of a result, whatever floats above it', async () => {
		await newVisitor(600);
		await openResult();
		// A change brings up the bar at the bottom, which must not hide where the focus is.
		await page.getByRole('checkbox', { name: /^Done/ }).first().press('Space');
		await page.getByText(/is done\. The plan is done around/).waitFor();
		await expectVisibleStops(40);
		await visitor.close();
	});

	test('choosing moves nothing on, neither by arrow nor by number', async () => {
		await newVisitor();
		await openAssessment(page, site);
		expect(await findAutoAdvance(page)).toEqual([]);
		await page.keyboard.press('3');
		expect(await placeOf(page)).toBe('Rating 1 of 11');
		await rate(page, '3');
		expect(await placeOf(page)).toBe('Rating 2 of 11');
		await visitor.close();
	});

	test('number keys can be turned off', async () => {
		await newVisitor();
		await openAssessment(page, site);
		await page.getByText('How it works, and settings').click();
		await page.getByRole('checkbox', { name: /Number keys/ }).uncheck();
		await page.locator('h1').focus();
		await page.keyboard.press('3');
		expect(await page.locator('fieldset:has(h1) input:checked').count()).toBe(0);
		await page.reload();
		await openAssessment(page, site);
		await page.keyboard.press('3');
		expect(await page.locator('fieldset:has(h1) input:checked').count()).toBe(0);
		await visitor.close();
	});

	test('every step puts the focus on the new heading, names the page, and is announced once', async () => {
		await newVisitor();
		await openAssessment(page, site);
		for (const place of ['Rating 1 of 11', 'Rating 2 of 11', 'Rating 3 of 11']) {
			expect(await placeOf(page)).toBe(place);
			await page.evaluate(() => {
				// What a screen reader would say by itself: changes in live regions, other than "Saved".
				const said: string[] = [];
				Object.assign(globalThis, { said });
				new MutationObserver((changes) => {
					for (const { target } of changes) {
						const element = target instanceof Element ? target : target.parentElement;
						const region = element?.closest('[role=status], [role=alert], [aria-live]:not([aria-live=off])');
						const text = region?.textContent.trim() ?? '';
						if (text !== '' && !/^(Saved|Saving)$/.test(text)) said.push(text);
					}
				}).observe(document.body, { subtree: true, childList: true, characterData: true });
			});
			expect(
				await findSilentChange(page, async () => {
					await rate(page, '2');
				})
			).toEqual([]);
			expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
			// The router tells the new title; the heading is read because it has the focus.
			const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
			expect([...new Set(said)].filter((text) => !text.includes('Rating'))).toEqual([]);
			expect(new Set(said).size).toBeLessThanOrEqual(1);
		}
		expect(
			await findLostFocus(page, () => page.getByRole('button', { name: 'Back' }).press('Enter'))
		).toEqual([]);
		await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
		expect(await placeOf(page)).toBe('Rating 3 of 11');
		expect(await page.locator('input[type=radio]:checked').getAttribute('value')).toBe('1');
		await visitor.close();
	});

	test('an error takes the focus, is in the title, and its link leads to the first answer', async () => {
		await newVisitor();
		await openAssessment(page, site);
		await page.getByRole('button', { name: 'Continue' }).press('Enter');
		await page.waitForFunction(() => document.title.startsWith('Error: Rating 1 of 11'));
		expect(await page.getByRole('alert').innerText()).toMatch(/^There is a problem/);
		const link = page.getByRole('alert').getByRole('link');
		const words = await link.innerText();
		await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
		const description = await page.locator('fieldset:has(h1)').getAttribute('aria-describedby');
		expect(await page.locator(`#${description}`).innerText()).toContain(words);
		await link.press('Enter');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('level-0');
		await rate(page, '2');
		expect(await page.title()).toMatch(/^Rating 2 of 11/);
		await visitor.close();
	});

	test('a step moves by button: told, focus kept, and undone', async () => {
		await newVisitor();
		await openResult();
		const before = await stepTitles(page);
		const moved = await moveFirstThatGoes();
		const after = await stepTitles(page);
		expect(after).not.toEqual(before);
		expect(moved).toMatch(/moved to position \d+\sof \d+/);
		await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^(down|up)-/);
		await page.getByRole('button', { name: 'Undo' }).press('Enter');
		await expect.poll(() => stepTitles(page)).toEqual(before);
		expect(await isFocusSomewhere()).toBe(true);
		await visitor.close();
	});

	test('ticking a step, leaving one out and taking both back keep the keyboard in its place', async () => {
		await newVisitor();
		await openResult();
		const [first, second] = await stepTitles(page);
		await page.getByRole('checkbox', { name: /^Done/ }).first().press('Space');
		await expect.poll(async () => (await stepTitles(page))[0]?.slice(3)).toBe(second?.slice(3));
		expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^step-/);
		const out = page.getByRole('button', { name: /^Leave out/, includeHidden: true }).first();
		await open(out.locator('xpath=ancestor::details[1]'));
		await out.press('Enter');
		await expect.poll(async () => (await stepTitles(page))[0]?.slice(3)).not.toBe(second?.slice(3));
		expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^step-/);
		await page.getByRole('button', { name: /^Undo/ }).press('Enter');
		await page.getByRole('button', { name: /^Undo/ }).press('Enter');
		await expect.poll(async () => (await stepTitles(page))[0]).toBe(first);
		expect(await isFocusSomewhere()).toBe(true);
		await visitor.close();
	});

	test('a move that breaks an order is explained, and changes nothing', async () => {
		await newVisitor();
		await openResult();
		const before = await stepTitles(page);
		let said = '';
		for (const button of await page.locator('[id^="down-"]').all()) {
			await open(button.locator('xpath=ancestor::details[1]'));
			if (await button.isDisabled()) continue;
			const order = await stepTitles(page);
			await button.press('Enter');
			await page.waitForTimeout(100);
			said = (await page.locator('[role=status]').allInnerTexts()).join(' ');
			if (said.includes('Not moved')) {
				expect(await stepTitles(page)).toEqual(order);
				expect(await page.evaluate(() => document.activeElement?.id)).toBe(await button.getAttribute('id'));
				break;
			}
			await page.getByRole('button', { name: 'Undo' }).click();
		}
		expect(said).toMatch(/Not moved: .+ builds on .+\./);
		expect(await stepTitles(page)).toEqual(before);
		await visitor.close();
	});

	test('going on is never more than four keys, and going out is one', async () => {
		await newVisitor();
		await openAssessment(page, site);
		await page.keyboard.press('2');
		await page.keyboard.press('Enter');
		await arrive(page, 'Rating 1 of 11');
		await tabTo(page, /^Skip$/);
		await page.keyboard.press('Enter');
		expect(await arrive(page, 'Rating 2 of 11')).toBe('Rating 3 of 11');
		await visitor.close();
	});

	async function openResult(): Promise<void> {
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		await page.goto(`${site}/${PATHWAY}/result/?attempt=example`);
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		await page.locator('canvas').first().waitFor();
	}

	async function open(details: ReturnType<Page['locator']>): Promise<void> {
		await details.evaluate((node: HTMLDetailsElement) => (node.open = true));
	}

	async function isFocusSomewhere(): Promise<boolean> {
		return page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
	}

	/** Moves the first step down that may go down; gives what was said. */
	async function moveFirstThatGoes(): Promise<string> {
		for (const button of await page.locator('[id^="down-"]').all()) {
			await open(button.locator('xpath=ancestor::details[1]'));
			if (await button.isDisabled()) continue;
			await button.press('Enter');
			await page.waitForTimeout(100);
			const said = (await page.locator('[role=status]').allInnerTexts()).join(' ');
			if (said.includes('moved to position')) return said;
		}
		throw new Error('No step can be moved');
	}
});
