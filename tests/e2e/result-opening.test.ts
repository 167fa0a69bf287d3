import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PATHWAY } from '../support/candidate';
import { aFinishedAttempt, keepRows } from '../support/kept';
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
});
