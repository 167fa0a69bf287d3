import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Report } from '../../src/lib/domain/report';
import { FORMATS, type FormatId } from '../../src/lib/export/formats';
import { makeResultFile } from '../../src/lib/export/json';
import { headline, taskOf } from '../../src/lib/export/sentence';
import { assess } from '../../src/lib/domain/report';
import { lintIcs } from '../export/ics-linter';
import { TODAY, realQuiz, realRecord } from '../export/real-report';
import { ensurePdfTools, readPdf } from '../support/pdf-tools';
import { launchBrowser, visit, type Visitor } from '../support/visitor';

const site = inject('site');
const quiz = realQuiz();
const record = realRecord(quiz, 'backend');

/** Every file of the built site, under its policy: what a person gets who presses each button once. */
describe('the downloads of a result', () => {
	let browser: Browser;
	let visitor: Visitor;
	const files = new Map<FormatId, { readonly name: string; readonly bytes: Buffer }>();
	let report: Report;

	const fileOf = (id: FormatId) => {
		const file = files.get(id);
		if (file === undefined) throw new Error(`No ${id} was downloaded`);
		return file;
	};

	beforeAll(async () => {
		ensurePdfTools();
		browser = await launchBrowser();
		visitor = await visit(browser, site, { colorScheme: 'dark', locale: 'en-GB' });
		const { page } = visitor;
		await page.goto(`${site}/`);
		const buffer = Buffer.from(makeResultFile(record, assess(quiz, record, TODAY)));
		await page
			.locator('input[type=file]')
			.setInputFiles({ name: 'result.json', mimeType: 'application/json', buffer });
		await page.getByRole('link', { name: /^See the result/ }).click();
		await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
		for (const { id, label } of FORMATS) {
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name: label, exact: true }).click()
			]);
			files.set(id, { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) });
		}
		report = (JSON.parse(fileOf('json').bytes.toString('utf8')) as { report: Report }).report;
	}, 240_000);

	afterAll(async () => {
		await visitor.close();
		await browser.close();
	});

	test('have names made of the pathway and the day', () => {
		for (const { id, extension } of FORMATS)
			expect(fileOf(id).name).toBe(`${quiz.id}-${report.today}.${extension}`);
	});

	test('PDF: a sound, tagged A4 file with the headline and every step', () => {
		const { bytes } = fileOf('pdf');
		expect(readPdf(bytes, 'qpdf', '--check')).toContain('No syntax or stream encoding errors found');
		expect(readPdf(bytes, 'pdfinfo')).toMatch(/Tagged: +yes[^]*\(A4\)/);
		const text = readPdf(bytes, 'pdftotext', '-raw').replace(/\s+/g, ' ');
		expect(text).toContain(headline(report));
		for (const { task } of report.roadmap.steps) expect(text).toContain(taskOf(report, task).title);
	});

	test('calendars: to the letter of the standard, a span per step and evenings of its hours', () => {
		const spans = lintIcs(fileOf('calendar').bytes.toString('utf8'));
		expect(spans.problems).toEqual([]);
		expect(spans.events).toHaveLength(report.roadmap.steps.length);
		const evenings = lintIcs(fileOf('evenings').bytes.toString('utf8'));
		expect(evenings.problems).toEqual([]);
		expect(evenings.events.length).toBeGreaterThan(spans.events.length);
	});

	test('spreadsheet: a row per step', () => {
		const rows: Record<string, string>[] = parse(fileOf('csv').bytes, { bom: true, columns: true });
		expect(rows.filter((row) => row['State'] === 'open')).toHaveLength(report.roadmap.steps.length);
	});

	test('picture: a PNG of its size', () => {
		const { bytes } = fileOf('png');
		expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
		expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1800, 1840]);
	});

	test('Markdown: the headline and every step', () => {
		const text = fileOf('markdown').bytes.toString('utf8');
		expect(text).toContain(headline(report));
		expect(text.match(/^- \[ \] \*\*\d+\\\. /gm)).toHaveLength(report.roadmap.steps.length);
	});

	test('making them broke no policy, asked nobody else and put nothing into the console', () => {
		expect(visitor.troubles).toEqual([]);
	});
});
