import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { SessionRecord } from '../../src/lib/domain/record';
import { PATHWAY } from '../support/candidate';
import { aFinishedAttempt, attemptsIn, keepRows, readKept } from '../support/kept';
import { findAxeViolations, launchBrowser, visit } from '../support/visitor';

const site = inject('site');

describe('opening a result', () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	test('where nothing can be read, it is not said that there is none', async () => {
		const { page, context, close } = await visit(browser, site, { serviceWorkers: 'block' });
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		await context.addInitScript(() => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('no', 'SecurityError');
			};
		});
		await page.goto(`${site}/${PATHWAY}/result/`);
		await page.getByRole('heading', { name: 'Your attempts cannot be read' }).waitFor();
		expect(await page.locator('main').innerText()).not.toContain('You have not taken');
		await close();
	});

	test('left before it was there, it is not remembered as seen', async () => {
		const { page, context, close } = await visit(browser, site, { serviceWorkers: 'block' });
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		await page.goto(`${site}/`);
		const result = page.getByRole('link', { name: /^See the result/ });
		await result.waitFor();
		const [before] = attemptsIn(await readKept(page));
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		await context.route('**/quiz.json', async (route) => {
			await held;
			await route.continue();
		});
		await result.click();
		await page.waitForURL('**/result/**');
		await page.goBack();
		await result.waitFor();
		const fetched = page.waitForResponse('**/quiz.json');
		release();
		await (await fetched).finished();
		// Nothing on the page tells that nothing happens.
		await page.waitForTimeout(1500);
		expect(attemptsIn(await readKept(page))).toEqual([before]);
		await close();
	});

	test('after more answers that were not ended, it says so and leads back to them', async () => {
		const { page, close } = await visit(browser, site, { serviceWorkers: 'block' });
		const attempt = aFinishedAttempt();
		const again = { skill: 'kubernetes-for-ml', at: '2026-11-03T18:00:00.000Z' };
		const responses: SessionRecord['responses'] = [
			...attempt.responses,
			{ kind: 'recheck', ...again },
			{ kind: 'rating', ...again, answer: { type: 'level', level: 4 }, tookMs: 4000 }
		];
		await keepRows(page, site, [
			{ id: 'example', record: { ...attempt, responses, position: { stage: 'choosing' } } }
		]);
		await page.goto(`${site}/${PATHWAY}/result/?attempt=example`);
		await page.getByText('You answered more after this result').waitFor();
		await page.getByRole('link', { name: 'Carry on answering' }).click();
		await expect.poll(async () => page.title()).toMatch(/^Check \d+: Kubernetes/);
		await close();
	});

	test('an address with an empty attempt opens the latest', async () => {
		const { page, close } = await visit(browser, site);
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		await page.goto(`${site}/${PATHWAY}/result/?attempt=`);
		const heading = page.getByRole('heading', { level: 1 });
		await expect.poll(() => heading.innerText()).toBe('What you bring, and what is missing');
		await close();
	});

	test('changed in another tab too, it says so once, moves nothing, and loads what was changed there', async () => {
		const { page, context, troubles, close } = await visit(browser, site);
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		const address = `${site}/${PATHWAY}/result/?attempt=example`;
		const done = (tab: Page, nth: number) => tab.getByRole('checkbox', { name: /^Done/ }).nth(nth);
		const ticked = (tab: Page) => tab.getByRole('button', { name: 'Not done after all' }).count();
		await page.goto(address);
		await done(page, 0).waitFor();
		const second = await context.newPage();
		await second.goto(address);
		await done(second, 0).waitFor();
		await page.bringToFront();
		await done(page, 2).scrollIntoViewIfNeeded();
		await done(page, 2).focus();
		const told = page.getByRole('status').filter({ hasText: 'also open in another tab' });
		expect(await told.count()).toBe(0);

		const placeBefore = await done(page, 2).boundingBox();
		await done(second, 0).press('Space');
		await told.waitFor();
		expect(await told.count()).toBe(1);
		await told.evaluate((region) =>
			new MutationObserver(() => document.body.setAttribute('data-changed', '')).observe(region, {
				subtree: true,
				childList: true,
				characterData: true
			})
		);
		expect(await done(page, 2).boundingBox()).toEqual(placeBefore);
		expect(await done(page, 2).evaluate((box) => box === document.activeElement)).toBe(true);
		await done(second, 1).press('Space');
		await page.waitForTimeout(500);
		expect(await page.evaluate(() => document.body.getAttribute('data-changed'))).toBeNull();

		expect(await ticked(page)).toBe(0);
		await done(page, 3).press('Space');
		await page.getByRole('button', { name: 'Load the changes' }).click();
		await expect.poll(() => ticked(page), { timeout: 10_000 }).toBe(3);
		expect(await told.count()).toBe(0);
		expect(troubles).toEqual([]);
		await close();
	});

	test('that it is open elsewhere can be put away, and the keyboard stays in its place', async () => {
		const { page, context, close } = await visit(browser, site, { viewport: { width: 320, height: 640 } });
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		const address = `${site}/${PATHWAY}/result/?attempt=example`;
		const second = await context.newPage();
		await Promise.all([page.goto(address), second.goto(address)]);
		await page.getByRole('checkbox', { name: /^Done/ }).first().waitFor();
		await second.getByRole('checkbox', { name: /^Done/ }).first().press('Space');
		await page.getByText('also open in another tab').waitFor();
		expect(await findAxeViolations(page)).toEqual([]);
		// With what the last change did beside it, it still leaves half of a small screen.
		await page.getByRole('checkbox', { name: /^Done/ }).first().press('Space');
		await page.getByRole('button', { name: 'Undo' }).waitFor();
		const bar = await page.locator('div.bar').boundingBox();
		expect(bar?.height).toBeLessThan(0.48 * 640);
		await page.getByRole('button', { name: 'Later' }).press('Enter');
		await expect.poll(() => page.getByText('also open in another tab').count()).toBe(0);
		expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
		await close();
	});
});
