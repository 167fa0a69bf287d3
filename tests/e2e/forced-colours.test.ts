import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findingText } from '../support/finding';
import { walkFocus } from '../support/focus-walk';
import { anOpenAttempt, keepRows } from '../support/kept';
import { openAssessment } from '../support/opening';
import { launchBrowser, visit } from '../support/visitor';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(async () => browser.close());

/** Widths of the borders of all cards, and whether their radios are drawn by the browser, with its dot. */
async function cardsOf(page: Page) {
	return page.locator('fieldset:has(h1) label:has(input[type=radio])').evaluateAll((cards) =>
		cards.map((card) => {
			const radio = card.querySelector('input');
			return {
				chosen: radio?.checked ?? false,
				border: parseFloat(getComputedStyle(card).borderTopWidth),
				dot: radio !== null && getComputedStyle(radio).appearance !== 'none' && radio.checkVisibility()
			};
		})
	);
}

test.each([
	['a rating', 0, 'Rating 1 of'],
	['a check', 11, 'Check 1: ']
])(
	'in forced colours, the option chosen in %s is told by its shape, and the focus ring is seen',
	async (_, ratings, place) => {
		const { page, troubles, close } = await visit(browser, site, { forcedColors: 'active' });
		if (ratings > 0) await keepRows(page, site, [{ id: 'open', record: anOpenAttempt(ratings, 0) }]);
		await openAssessment(page, site, ratings > 0 ? '?attempt=open' : '', place);
		expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
		const before = await cardsOf(page);
		expect(before.every(({ chosen }) => !chosen)).toBe(true);

		await page.locator('fieldset:has(h1) input[type=radio]').nth(1).check();
		const cards = await cardsOf(page);
		const chosen = cards.filter((card) => card.chosen);
		expect(chosen).toHaveLength(1);
		expect(cards.every(({ dot }) => dot)).toBe(true);
		for (const other of cards.filter((card) => !card.chosen)) {
			expect(chosen[0]?.border).toBeGreaterThanOrEqual(other.border + 2);
		}

		const stops = await walkFocus(page);
		expect(stops.flatMap(({ findings }) => findings.map(findingText))).toEqual([]);
		expect(stops.length).toBeGreaterThanOrEqual(6);
		expect(troubles).toEqual([]);
		await close();
	}
);
