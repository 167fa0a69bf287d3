import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { arrive, PATHWAY, placeOf, rate, untilSaved } from '../support/candidate';
import { aFinishedAttempt, keepRows } from '../support/kept';
import { openAssessment } from '../support/opening';
import { launchBrowser, visit } from '../support/visitor';

const site = inject('site');
const RESULT = 'Your learning order';

/** Ways into the assessment: how a page gets there, and where Back is to lead from the result. */
const FROM_HOME = {
	before: '/',
	enter: async (page: Page) => {
		await page.goto(`${site}/`);
		await page.getByRole('link', { name: 'Take the assessment' }).first().click();
		await atFirst(page);
	}
};
const FROM_THE_GUIDE = {
	before: `/${PATHWAY}/`,
	enter: async (page: Page) => {
		await page.goto(`${site}/${PATHWAY}/`);
		await page.getByRole('link', { name: 'Take the assessment' }).first().click();
		await atFirst(page);
	}
};

async function atFirst(page: Page) {
	await page.waitForURL('**/assessment/**');
	await page.waitForFunction(() => JSON.stringify(history.state ?? '').includes('trail'));
}

async function rateTheRest(page: Page) {
	while ((await placeOf(page)).startsWith('Rating')) await rate(page, '3');
}

/** From the first check over the review to the button that leads to the result. */
async function toTheReview(page: Page) {
	const check = await placeOf(page);
	await page.getByRole('button', { name: 'I don’t know yet' }).click();
	await arrive(page, check);
	await page.getByRole('button', { name: 'Finish now' }).click();
	await page.waitForFunction(() => document.title.startsWith('Review'));
	await untilSaved(page);
}

async function seeResult(page: Page) {
	await page.getByRole('button', { name: 'See your result' }).click();
	await untilResult(page);
}

async function untilResult(page: Page) {
	await page.getByRole('heading', { name: RESULT }).waitFor();
	expect(new URL(page.url()).pathname).toBe(`/${PATHWAY}/result/`);
	expect(new URL(page.url()).search).toMatch(/^\?attempt=/);
}

/** What a person who listens or looks meets at the result. */
async function expectTheTopOfTheResult(page: Page) {
	await expect
		.poll(() => page.evaluate(() => document.activeElement?.textContent))
		.toBe('What you bring, and what is missing');
	expect(await page.title()).toMatch(/^Your result/);
	expect(await page.evaluate(() => scrollY)).toBe(0);
}

async function expectBackTo(page: Page, path: string) {
	await page.goBack();
	await expect.poll(() => new URL(page.url()).pathname).toBe(path);
	await page.locator('h1').first().waitFor();
	await page.waitForTimeout(300);
	expect(new URL(page.url()).pathname).toBe(path);
}

describe('the way back from a result that was just reached', () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	const asItGoes = async () => {};
	const reloaded = async (page: Page) => {
		await untilSaved(page);
		const place = await placeOf(page);
		await page.reload();
		await expect.poll(() => placeOf(page)).toBe(place);
		await page.waitForFunction(() => JSON.stringify(history.state ?? '').includes('trail'));
		await page.locator('h1').focus();
	};
	const backAndForward = async (page: Page) => {
		for (const way of ['goBack', 'goBack', 'goForward'] as const) {
			const before = await placeOf(page);
			await page.waitForTimeout(200);
			await page[way]();
			if (way === 'goBack') await arrive(page, before);
		}
		await page.locator('h1').focus();
	};
	const awayAndBack = async (page: Page) => {
		await untilSaved(page);
		const place = await placeOf(page);
		await page.goto('about:blank');
		await page.goBack();
		await expect.poll(() => placeOf(page)).toBe(place);
		await page.waitForFunction(() => JSON.stringify(history.state ?? '').includes('trail'));
		await page.locator('h1').focus();
	};

	test.each([
		['from the guide', FROM_THE_GUIDE, asItGoes],
		['from home, with a reload in between', FROM_HOME, reloaded],
		['from home, with a way back and forward', FROM_HOME, backAndForward],
		['from the guide, with another site in between', FROM_THE_GUIDE, awayAndBack]
	])('%s it is one press', async (_, { before, enter }, between) => {
		const { page, troubles, close } = await visit(browser, site);
		await enter(page);
		for (const key of ['4', '3', '2'] as const) await rate(page, key);
		await between(page);
		await rateTheRest(page);
		await toTheReview(page);
		await seeResult(page);
		await expectTheTopOfTheResult(page);
		await expectBackTo(page, before);
		await page.goForward();
		await untilResult(page);
		expect(troubles).toEqual([]);
		await close();
	});

	test('forward from it lead the questions as before, and back from them the result', async () => {
		const { page, troubles, close } = await visit(browser, site);
		await FROM_HOME.enter(page);
		await rateTheRest(page);
		await toTheReview(page);
		await seeResult(page);
		await page.goForward();
		await expect.poll(() => placeOf(page)).toBe('Finished');
		await page.goBack();
		await untilResult(page);
		await page.goForward();
		await expect.poll(() => placeOf(page)).toBe('Finished');
		await seeResult(page);
		await expectTheTopOfTheResult(page);
		await expectBackTo(page, '/');
		expect(troubles).toEqual([]);
		await close();
	});

	test('where nothing came before the assessment, nothing is left of it', async () => {
		const { page, close } = await visit(browser, site);
		await openAssessment(page, site);
		await rateTheRest(page);
		await toTheReview(page);
		await seeResult(page);
		await expectTheTopOfTheResult(page);
		const entries = await page.evaluate(() =>
			navigation.entries().map(({ url, index }) => `${index} ${url?.includes('/result/') === true}`)
		);
		expect(entries[0]).toBe('0 true');
		expect(await page.evaluate(() => navigation.currentEntry?.index)).toBe(0);
		await close();
	});

	test('after a re-check from the result, it is the one page of the result, at its top', async () => {
		const { page, close } = await visit(browser, site);
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		await page.goto(`${site}/`);
		await page.getByRole('link', { name: /^See the result/ }).click();
		await untilResult(page);
		await page.getByRole('link', { name: /^Answer five more/ }).click();
		await expect.poll(() => placeOf(page), { timeout: 20_000 }).toMatch(/^Check \d+: /);
		await toTheReview(page);
		await seeResult(page);
		await expectTheTopOfTheResult(page);
		await expectBackTo(page, '/');
		await close();
	});

	test.each(['never comes', 'comes late', 'is refused', 'is unknown to the browser'] as const)(
		'where the move in history %s, the result is reached all the same',
		async (fault) => {
			const { page, context, troubles, close } = await visit(browser, site);
			await context.addInitScript((what) => {
				if (what === 'is unknown to the browser')
					return void Object.defineProperty(window, 'navigation', { value: undefined });
				const real = navigation.traverseTo.bind(navigation);
				navigation.traverseTo = (key) => {
					if (what === 'is refused') return real('no such entry');
					let moved: () => unknown = () => undefined;
					const committed = new Promise<NavigationHistoryEntry>((resolve, reject) => {
						moved = () => real(key).committed?.then(resolve, reject);
					});
					if (what === 'comes late') setTimeout(moved, 2500);
					return { committed, finished: committed };
				};
			}, fault);
			await FROM_HOME.enter(page);
			await rateTheRest(page);
			await toTheReview(page);
			await seeResult(page);
			if (fault === 'comes late') {
				await page.waitForFunction(() => navigation.currentEntry?.index === 1);
				await untilResult(page);
				await expectBackTo(page, '/');
			}
			expect(troubles).toEqual([]);
			await close();
		}
	);
});
