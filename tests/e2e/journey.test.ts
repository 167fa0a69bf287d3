import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
	answerCheck,
	arrive,
	fetchQuiz,
	levelRows,
	PATHWAY,
	placeOf,
	rate,
	replyAt,
	savedSeq,
	stepTitles,
	untilSaved
} from '../support/candidate';
import { findAxeViolations, launchBrowser, tabTo, visit, type Visitor } from '../support/visitor';

const RATINGS = ['4', '4', '4', '3', '4', '3', '2', '2', '2', '1', '1'] as const;

/** What this person really knows, in the order of the skills: a little less than they say. */
const LEVELS = [3, 2, 3, 2, 3, 1, 1, 1, 0, 0, 0] as const;

describe('the whole way by keyboard', { sequential: true }, () => {
	let browser: Browser;
	let visitor: Visitor;
	let page: Page;
	const site = inject('site');
	let rows: readonly string[] = [];
	let steps: readonly string[] = [];
	let resultFile = '';

	beforeAll(async () => {
		browser = await launchBrowser();
		visitor = await visit(browser, site, { viewport: { width: 1280, height: 900 } });
		page = visitor.page;
	});
	afterAll(async () => browser.close());

	test('home leads to the guide, the guide to the assessment', async () => {
		await page.goto(`${site}/`);
		expect(await findAxeViolations(page)).toEqual([]);
		await tabTo(page, /^Read the guide/);
		await page.keyboard.press('Enter');
		await page.waitForURL(`**/${PATHWAY}/`);
		expect(await page.locator('h1').innerText()).toContain('From Backend Developer to AI Platform Engineer');
		expect(await findAxeViolations(page)).toEqual([]);
		await tabTo(page, /^Take the assessment/);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/assessment/');
	});

	test('eleven ratings, each saved, the focus on each new question', async () => {
		await page.waitForFunction(() => document.title.startsWith('Rating 1 of 11'));
		expect(await findAxeViolations(page)).toEqual([]);
		for (const [index, key] of RATINGS.entries()) {
			expect(await placeOf(page)).toBe(`Rating ${index + 1} of 11`);
			await rate(page, key);
			await expect.poll(() => savedSeq(page)).toBeGreaterThan(index);
		}
		expect(await placeOf(page)).toMatch(/^Check 1: /);
		expect(await findAxeViolations(page)).toEqual([]);
	});

	test('going on without an answer says so, above the question and in the title', async () => {
		await tabTo(page, /^Sure$/);
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.title.startsWith('Error: '));
		expect(await page.getByText('There is a problem').isVisible()).toBe(true);
		expect(await findAxeViolations(page)).toEqual([]);
	});

	test('at least twelve checks, at most four keys each, until nothing more would change the plan', async () => {
		await page.reload();
		await page.waitForFunction(() => document.title.startsWith('Check 1: '));
		const quiz = await fetchQuiz(site);
		let answered = 0;
		let most = 0;
		while (answered < 12 || (await placeOf(page)) !== 'Review') {
			if ((await placeOf(page)) === 'Review') {
				await tabTo(page, /^Answer more checks$/);
				await page.keyboard.press('Enter');
				await arrive(page, 'Review');
			}
			const reply = await replyAt(page, quiz, LEVELS);
			const { keys } = await answerCheck(page, reply);
			answered += 1;
			if (reply !== 'unknown') most = Math.max(most, keys);
		}
		expect(answered).toBeGreaterThanOrEqual(12);
		expect(answered).toBeLessThanOrEqual(30);
		expect(most).toBeLessThanOrEqual(4);
		expect(await placeOf(page)).toBe('Review');
		expect(await findAxeViolations(page)).toEqual([]);
	});

	test('a rating can be changed in the review', async () => {
		await tabTo(page, /Change the rating of SQL/);
		await page.keyboard.press('Enter');
		await arrive(page, 'Review');
		await rate(page, '3');
		expect(await placeOf(page)).toBe('Review');
		expect(
			await page.locator('dl > div', { hasText: 'SQL & Database Management' }).first().innerText()
		).toContain('Working');
	});

	test('the result: levels beside the radar, a plan with reasons', async () => {
		await tabTo(page, /^See your result$/);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/result/?attempt=*');
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
		await page.locator('canvas').first().waitFor();
		rows = await levelRows(page);
		steps = await stepTitles(page);
		expect(rows).toHaveLength(11);
		expect(steps.length).toBeGreaterThan(5);
		for (const step of await page.locator('li:has(> article [id^="step-"])').all()) {
			expect(await step.locator('.reasons li').count()).toBeGreaterThan(0);
		}
		expect(
			await page
				.locator('canvas')
				.first()
				.evaluate(
					(canvas) =>
						canvas.closest('[role=img]')?.getAttribute('aria-label') ?? canvas.getAttribute('aria-label')
				)
		).toMatch(/Strongest/);
		expect(await findAxeViolations(page)).toEqual([]);
	});

	test('Markdown and JSON hold the same levels and the same order', async () => {
		const markdown = await downloadByKeyboard(page, /^Markdown$/);
		expect(markdown.name).toMatch(/^[a-z0-9-]+-\d{4}-\d{2}-\d{2}\.md$/);
		const tokens = new MarkdownIt().parse(markdown.text, {});
		const cells = tokens.filter(({ type }) => type === 'inline').map(({ content }) => content);
		expect(tokens.filter(({ type }) => type === 'table_open').length).toBeGreaterThan(0);
		for (const row of rows) expect(cells.some((cell) => cell !== '' && row.startsWith(cell))).toBe(true);
		expect(tokens.filter(({ type }) => type === 'html_block' || type === 'html_inline')).toEqual([]);

		const json = await downloadByKeyboard(page, /^JSON$/);
		expect(json.name).toMatch(/^[a-z0-9-]+-\d{4}-\d{2}-\d{2}\.json$/);
		resultFile = json.text;
		const { report } = JSON.parse(json.text);
		expect(
			report.roadmap.steps.map(
				(step: { task: string }, index: number) => `${index + 1}. ${report.tasks[step.task].title}`
			)
		).toEqual(steps);
		for (const [index, skill] of report.skills.entries()) expect(rows[index]).toContain(skill.name);
		const titles = report.roadmap.steps.map(
			(step: { task: string }) => report.tasks[step.task].title as string
		);
		for (const title of titles)
			expect(cells.some((cell) => cell.includes(title.replace(/`/g, '')) || cell.includes(title))).toBe(true);
	});

	test('a reload shows the same result', async () => {
		await page.reload();
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		expect(await levelRows(page)).toEqual(rows);
		expect(await stepTitles(page)).toEqual(steps);
	});

	test('a second attempt is resumed where it was left, the first one stays', async () => {
		await page.goto(`${site}/${PATHWAY}/assessment/?new`);
		await page.waitForFunction(() => document.title.startsWith('Rating 1 of 11'));
		for (const key of ['2', '2', '2'] as const) await rate(page, key);
		await untilSaved(page);
		await page.goto(`${site}/`);
		await page.getByRole('link', { name: /^Carry on/ }).waitFor();
		await page.getByRole('link', { name: /^See the result/ }).waitFor();
		expect(await findAxeViolations(page)).toEqual([]);
		await tabTo(page, /^Carry on/);
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.title.startsWith('Rating 4 of 11'));
		await tabTo(page, /^Back$/);
		await page.keyboard.press('Enter');
		await arrive(page, 'Rating 4 of 11');
		expect(await page.locator('input[type=radio]:checked').getAttribute('value')).toBe('1');
	});

	test('the JSON opens in another browser as the same result', async () => {
		const other = await visit(browser, site);
		await other.page.goto(`${site}/`);
		await other.page
			.locator('input[type=file]')
			.setInputFiles({ name: 'result.json', mimeType: 'application/json', buffer: Buffer.from(resultFile) });
		await other.page.getByRole('link', { name: /^See the result/ }).click();
		await other.page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		expect(await levelRows(other.page)).toEqual(rows);
		expect(await stepTitles(other.page)).toEqual(steps);
		expect(other.troubles).toEqual([]);
		await other.close();
	});

	test('nothing went wrong on the way: no console error, no policy violation, no foreign request', () => {
		expect(visitor.troubles).toEqual([]);
	});
});

async function downloadByKeyboard(
	page: Page,
	name: RegExp
): Promise<{ readonly name: string; readonly text: string }> {
	await page.locator('h1').focus();
	await tabTo(page, name);
	const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
	return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
