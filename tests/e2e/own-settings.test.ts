import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadQuiz } from '../../src/lib/server/quiz-files';
import { PATHWAY } from '../support/candidate';
import { aFinishedAttempt, keepRows } from '../support/kept';
import { launchBrowser, visit, type Visitor } from '../support/visitor';

const site = inject('site');
const quiz = loadQuiz(PATHWAY);

/** What a person sets about the plan, marked as theirs on the page and in the files. */
describe('the plan fitted to a life', { sequential: true }, () => {
	let browser: Browser;
	let visitor: Visitor;
	let page: Page;

	beforeAll(async () => {
		browser = await launchBrowser();
		visitor = await visit(browser, site);
		page = visitor.page;
		await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		await page.goto(`${site}/${PATHWAY}/result/?attempt=example`);
		await page.getByLabel('Hours a week').waitFor();
	});
	afterAll(async () => {
		await visitor.close();
		await browser.close();
	});

	async function markdown(): Promise<string> {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Markdown', exact: true }).click()
		]);
		return readFileSync(await download.path(), 'utf8');
	}

	const rowOf = (skill: string) => page.locator('table tr').filter({ hasText: skill }).first();

	test('an importance of one’s own says so in the table and in the file', async () => {
		const [skill] = quiz.skills.filter(({ id }) => id === 'gpu-computing');
		if (skill === undefined) throw new Error('No such skill');
		await page.getByText('Levels and importance, skill by skill').click();
		await page
			.getByRole('combobox', { name: `Importance of ${skill.name}` })
			.selectOption({ label: 'Critical, set by me' });
		await expect.poll(async () => rowOf(skill.name).innerText()).toMatch(/Critical \(yours\)/);
		expect(await markdown()).toMatch(/Critical \((yours|set by you)\)/);
	});

	test('a level of one’s own is marked as contested, and the reason stands in the file', async () => {
		const skill = quiz.skills[0];
		if (skill === undefined) throw new Error('No skill');
		await page
			.getByRole('combobox', { name: `Level of ${skill.name}` })
			.selectOption({ label: 'Aware, set by me' });
		const why = page.getByRole('textbox', { name: /^Why, in a line/ });
		await why.fill('It was long ago');
		await why.blur();
		await expect.poll(async () => rowOf(skill.name).innerText()).toMatch(/set by you|your own|yours/i);
		expect(await markdown()).toContain('It was long ago');
	});

	test.each(quiz.targets.map(({ id, name }) => [name, id]))('the plan can aim at %s', async (name, id) => {
		await page.getByLabel('Aim at').selectOption(id);
		await expect.poll(async () => page.locator('h1 + .lead').innerText()).toContain(name);
		expect(await markdown()).toContain(name);
	});

	test('evenings start at the hour that is set, in floating local time', async () => {
		await page.getByText('What each is for, and options').click();
		await page.getByLabel('Evenings start at').fill('20:30');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Evenings', exact: true }).click()
		]);
		const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
		const starts = lines.filter((line) => line.startsWith('DTSTART'));
		for (const line of starts) expect(line).toMatch(/^DTSTART:\d{8}T\d{6}$/);
		// A step that ends within an evening leaves the rest of it to the next one.
		const firstOf = new Map(
			starts.toReversed().map((line) => [line.slice('DTSTART:'.length, -7), line.slice(-6)] as const)
		);
		expect(firstOf.size).toBeGreaterThan(5);
		expect(new Set(firstOf.values())).toEqual(new Set(['203000']));
	});

	test('all of it is there after a reload, and nothing went wrong', async () => {
		const before = await page.locator('h1 + .lead').innerText();
		await page.reload();
		await page.getByLabel('Hours a week').waitFor();
		expect(await page.locator('h1 + .lead').innerText()).toBe(before);
		expect(await page.locator('table').first().innerText()).toMatch(/Critical \(yours\)/);
		expect(visitor.troubles).toEqual([]);
	});
});
