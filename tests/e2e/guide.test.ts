import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadGuide } from '../../src/lib/server/quiz-files';
import { PATHWAY } from '../support/candidate';
import { ensurePdfTools, readPdf } from '../support/pdf-tools';
import { transcribe } from '../support/transcript';
import { launchBrowser, visit } from '../support/visitor';

const SECTIONS = [
	'overview',
	'transferable',
	'to-learn',
	'roadmap',
	'reality',
	'action-plan',
	'questions',
	'about'
];

describe('the guide on a phone', () => {
	let browser: Browser;
	const site = inject('site');
	const guide = `${site}/${PATHWAY}/`;
	const phone = { viewport: { width: 390, height: 844 } };

	beforeAll(async () => {
		ensurePdfTools();
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	test('a screen reader is given all of it at once, in sight or not', async () => {
		const { page, close } = await visit(browser, site, phone);
		await page.goto(guide);
		expect(await page.getByRole('heading', { name: 'About this guide' }).count()).toBe(1);
		const heard = await transcribe(page);
		const { faq } = loadGuide(PATHWAY).asGiven;
		for (const { question } of faq) expect(heard).toContain(question ?? 'About this guide');
		await close();
	});

	test.each(SECTIONS)('a link to #%s shows its heading at the top', async (section) => {
		const { page, close } = await visit(browser, site, phone);
		await page.goto(`${guide}#${section}`);
		const top = () => page.locator(`#${section}`).evaluate((place) => place.getBoundingClientRect().top);
		await expect.poll(async () => Math.abs((await top()) - 33)).toBeLessThan(3);
		await close();
	});

	test('printed from there, it is whole', async () => {
		const { page, close } = await visit(browser, site, phone);
		await page.goto(guide);
		const flat = (text: string) => text.replace(/\s+/g, '');
		const printed = flat(readPdf(await page.pdf({ format: 'A4' }), 'pdftotext', '-raw', '-enc', 'UTF-8'));
		const { added, asGiven } = loadGuide(PATHWAY);
		const { faq, realityCheck } = asGiven;
		const folded = added.flatMap(({ title, why }) => [title, why]);
		for (const line of [...realityCheck.love, ...faq.map(({ answer }) => answer), ...folded])
			expect(printed).toContain(flat(line.replace(/[*`]/g, '')));
		await close();
	});
});
