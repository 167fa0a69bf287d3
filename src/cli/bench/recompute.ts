import type { Browser, Page } from 'playwright';
import { GOLDEN_PEOPLE, GOLDEN_TODAY, goldenAttempt } from '../../../tests/support/golden-people';
import { assess } from '../../lib/domain/report';
import { makeResultFile } from '../../lib/export/json';
import { listPathways, loadQuiz } from '../../lib/server/quiz-files';
import { quantile } from '../simulation/statistics';
import { serveSecureSite } from './secure-site';
import { launchSlowBrowser, openSlowly } from './slow-browser';

/** Milliseconds from a change to the frame that shows the new figures, on a processor 4 times slower. */
const BUDGET = 100;
const ROUNDS = 3;

/** Milliseconds after which a change that shows nothing is a fault. */
const PATIENCE = 3000;

/** What a person changes on the result page: the field by its label, and values other than those it has. */
const CHANGES = [
	{ name: 'pace', label: 'Hours a week', values: ['10', '5', '12'] },
	{ name: 'start day', label: 'First day', values: ['2027-02-01', '2027-02-15', '2027-03-01'] },
	{ name: 'weeks off', label: 'weeks off', values: ['2027-04-05', '2027-05-03', '2027-06-07'] },
	{ name: 'target', label: 'Aim at', values: ['1', '2', '0'] },
	{ name: 'importance', label: 'Importance of Model Serving', values: ['1', '2', '3'] },
	{ name: 'contested level', label: 'Level of Kubernetes', values: ['3', '4', '1'] }
] as const;

/** How long a change takes for one person, in milliseconds. */
interface Row {
	readonly person: string;
	readonly change: string;
	readonly median: number;
	readonly slowest: number;
}

/**
 * Times every kind of change of a plan on the built result page, for the six people whose plans are pinned. The
 * medians of each change have to keep the budget. `--json` prints figures for machines.
 */
export async function run(args: readonly string[]): Promise<number> {
	const rows: Row[] = [];
	const site = await serveSecureSite('build');
	const browser = await launchSlowBrowser();
	try {
		for (const person of GOLDEN_PEOPLE) rows.push(...(await timePerson(browser, site.address, person)));
	} finally {
		await browser.close();
		await site.close();
	}
	if (args.includes('--json')) process.stdout.write(`${JSON.stringify(rows, undefined, '\t')}\n`);
	else for (const row of rows) process.stdout.write(`${lineOf(row)}\n`);
	return rows.every(isWithin) ? 0 : 1;
}

async function timePerson(
	browser: Browser,
	site: string,
	person: (typeof GOLDEN_PEOPLE)[number]
): Promise<readonly Row[]> {
	const { page, context } = await openSlowly(browser, 'processor', 'block');
	await openResult(page, site, resultFileOf(person));
	const rows: Row[] = [];
	for (const change of CHANGES) {
		const times: number[] = [];
		for (const value of change.values.slice(0, ROUNDS)) {
			times.push(await timeChange(page, change.label, value));
			// What a change leaves behind, saving and charts, belongs to it and not to the next one.
			await page.waitForTimeout(400);
		}
		rows.push({
			person: person.id,
			change: change.name,
			median: quantile(times, 0.5),
			slowest: Math.max(...times)
		});
	}
	await context.close();
	return rows;
}

function resultFileOf(person: (typeof GOLDEN_PEOPLE)[number]): string {
	const [pathway] = listPathways();
	if (pathway === undefined) throw new Error('There is no pathway');
	const quiz = loadQuiz(pathway);
	const attempt = goldenAttempt(quiz, person);
	return makeResultFile(
		{
			...attempt,
			format: 1,
			quiz: quiz.id,
			contentHash: quiz.contentHash,
			explanations: 'after-each',
			position: { stage: 'finished' }
		},
		assess(quiz, attempt, GOLDEN_TODAY)
	);
}

/** Brings a result file back as a person does, and opens everything that can be set. */
async function openResult(page: Page, site: string, file: string): Promise<void> {
	await page.goto(`${site}/`);
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'result.json', mimeType: 'application/json', buffer: Buffer.from(file) });
	await page.getByRole('link', { name: /^See the result/ }).click();
	await page.getByRole('heading', { name: 'Fit it to your life' }).waitFor();
	await page.waitForTimeout(2000);
	await page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) {
			if (details.querySelector('h3')?.textContent === 'Fit it to your life') {
				for (const each of [details, ...details.querySelectorAll('details')]) each.open = true;
			}
		}
	});
	await page.waitForTimeout(500);
}

/**
 * Sets a field as a person does and waits for the paint of the changed page, by the page's own clock. A number
 * for a list is the place of the entry. Throws when nothing on the page changes: then nothing was measured.
 */
async function timeChange(page: Page, label: string, value: string): Promise<number> {
	return page.evaluate(
		([label, value, patience]) =>
			new Promise<number>((resolve, reject) => {
				const plan = document.querySelector('main')?.innerText;
				const act = label === 'weeks off' ? takeWeekOff(value) : fill(fieldOf(label), value);
				let from = performance.now();
				// What leads up to the change, a form filled in, is painted before.
				afterFrame(() => {
					from = performance.now();
					act();
					lookAfterFrame();
				});

				/** Where a frame shows nothing new, the next one counts. */
				function lookAfterFrame() {
					afterFrame(() => {
						const took = performance.now() - from;
						if (document.querySelector('main')?.innerText !== plan) resolve(took);
						else if (took > patience) reject(new Error(`${label} to ${value} changed nothing`));
						else lookAfterFrame();
					});
				}

				function fieldOf(name: string): HTMLInputElement | HTMLSelectElement {
					for (const field of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
						'input, select'
					)) {
						// Between a word and what is hidden beside it there may be no space.
						const text = field.labels?.[0]?.textContent?.replace(/\s+/g, '') ?? '';
						if (text.startsWith(name.replaceAll(' ', ''))) return field;
					}
					throw new Error(`No field "${name}"`);
				}

				function fill(field: HTMLInputElement | HTMLSelectElement, entry: string): () => void {
					return () => {
						if (field instanceof HTMLSelectElement) field.selectedIndex = Number(entry);
						else field.value = entry;
						field.dispatchEvent(new Event('input', { bubbles: true }));
						field.dispatchEvent(new Event('change', { bubbles: true }));
					};
				}

				function takeWeekOff(first: string): () => void {
					const start = fieldOf('First day off');
					const end = fieldOf('Last day off');
					start.value = first;
					end.value = first.replace(/\d\d$/, (day) => String(Number(day) + 6).padStart(2, '0'));
					return () => start.form?.requestSubmit();
				}
			}),
		[label, value, PATIENCE] as const
	);
}

function isWithin({ median }: Row): boolean {
	return median <= BUDGET;
}

function lineOf(row: Row): string {
	const { person, change, median, slowest } = row;
	const name = `${person}, ${change}`;
	return `${isWithin(row) ? 'pass' : 'FAIL'}  ${name.padEnd(36)} ${median.toFixed(0).padStart(5)} ms at most ${BUDGET} ms  slowest ${slowest.toFixed(0)} ms`;
}
