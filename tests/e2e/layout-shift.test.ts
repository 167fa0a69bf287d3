import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { answerCheck, arrive, PATHWAY, placeOf, rate, untilSaved } from '../support/candidate';
import { trickle } from '../support/trickle';
import { launchBrowser, visit, type Visitor } from '../support/visitor';

const PAGES = ['/', `/${PATHWAY}/`, `/${PATHWAY}/assessment/`, `/${PATHWAY}/result/`, `/${PATHWAY}/shared/`];
const RATINGS = ['4', '4', '4', '3', '4', '3', '2', '2', '2', '1', '1'] as const;

const WIDTHS = [
	{ width: 390, height: 844 },
	{ width: 1280, height: 900 }
] as const;

/** A thing that moved without being asked to, and how much by the definition of Cumulative Layout Shift. */
interface Shift {
	readonly value: number;
	readonly nodes: readonly string[];
}

/** Makes the page remember its shifts; those right after a press or click are answers to it and do not count. */
async function observeShifts(visitor: Visitor): Promise<void> {
	await visitor.context.addInitScript(() => {
		const shifts: Shift[] = [];
		Object.assign(globalThis, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as unknown as LayoutShift[]) {
				if (entry.hadRecentInput) continue;
				const nodes = entry.sources.map(({ node }) =>
					node instanceof Element ? node.outerHTML.slice(0, 90) : 'text'
				);
				shifts.push({ value: entry.value, nodes });
			}
		}).observe({ type: 'layout-shift', buffered: true });
	});
}

interface LayoutShift {
	readonly value: number;
	readonly hadRecentInput: boolean;
	readonly sources: readonly { readonly node: Node | null }[];
}

/** Shifts of the document in view so far, after two quiet frames. */
async function shiftsOf(page: Page): Promise<readonly Shift[]> {
	return page.evaluate(async () => {
		for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
		return (globalThis as unknown as { readonly shifts: readonly Shift[] }).shifts;
	});
}

describe.each(WIDTHS)('nothing moves by itself at $width px', (viewport) => {
	let browser: Browser;
	const site = inject('site');

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	test.each(PAGES)('%s, opened for the first time, at once and arriving in pieces', async (path) => {
		const slow = await trickle(site);
		const shifts = async (address: string) => {
			const visitor = await visit(browser, address, { viewport });
			await observeShifts(visitor);
			await visitor.page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
			const found = await shiftsOf(visitor.page);
			await visitor.close();
			return found;
		};
		expect(await Promise.all([shifts(site), shifts(slow.address)])).toEqual([[], []]);
		await slow.close();
	});

	test('every change of question, the result after the last one, and both pages opened again', async () => {
		const visitor = await visit(browser, site, { viewport });
		const { page } = visitor;
		await observeShifts(visitor);
		await page.goto(`${site}/${PATHWAY}/assessment/`, { waitUntil: 'networkidle' });
		for (const key of RATINGS) await rate(page, key);
		for (let check = 0; check < 3; check++) await answerCheck(page, 'unknown');
		expect(await shiftsOf(page)).toEqual([]);

		await untilSaved(page);
		await page.reload({ waitUntil: 'networkidle' });
		expect(await placeOf(page)).toMatch(/^Check 4/);
		expect(await shiftsOf(page)).toEqual([]);

		const before = await placeOf(page);
		await page.getByRole('button', { name: /Finish now/ }).click();
		await arrive(page, before);
		await page.getByRole('button', { name: 'See your result' }).click();
		await page.waitForURL('**/result/?attempt=*');
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		await page.waitForLoadState('networkidle');
		expect(await shiftsOf(page)).toEqual([]);

		await page.reload({ waitUntil: 'networkidle' });
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		expect(await shiftsOf(page)).toEqual([]);

		await page.goto(`${site}/`, { waitUntil: 'networkidle' });
		await page.getByRole('link', { name: /^See the result/ }).waitFor();
		expect(await shiftsOf(page)).toEqual([]);
		await visitor.close();
	});
});
