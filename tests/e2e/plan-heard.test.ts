import { expect, inject, test } from 'vitest';
import { PATHWAY } from '../support/candidate';
import { aFinishedAttempt, keepRows } from '../support/kept';
import { transcribe } from '../support/transcript';
import { launchBrowser, visit } from '../support/visitor';

test('a screen reader is given every step of the plan, in sight or not', async () => {
	const browser = await launchBrowser();
	const site = inject('site');
	const { page } = await visit(browser, site, { viewport: { width: 390, height: 844 } });
	await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
	await page.goto(`${site}/${PATHWAY}/result/?attempt=example`);
	const titles = page.locator('.step').locator('h3, h4');
	await titles.first().waitFor();
	const shown = (await titles.allTextContents()).map((title) => title.replace(/^\s*\d+\.\s*/, '').trim());
	const heard = await transcribe(page);
	expect(shown.length).toBeGreaterThan(5);
	for (const title of shown) expect(heard).toContain(title.slice(0, 30));
	await browser.close();
});
