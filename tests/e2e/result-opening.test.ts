import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { SessionRecord } from '../../src/lib/domain/record';
import { PATHWAY } from '../support/candidate';
import { aFinishedAttempt, attemptsIn, keepRows, readKept } from '../support/kept';
import { launchBrowser, visit } from '../support/visitor';

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
});
