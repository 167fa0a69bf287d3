import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, toCsv } from '../../src/lib/export/csv';
import { plainLine } from '../../src/lib/export/plain-line';
import { reasonSentences, roundHours, taskOf } from '../../src/lib/export/sentence';
import { aReport, aTaskFact } from './a-report';
import { HOSTILE_TEXTS, campaign, hostileText } from './hostile';

const report = aReport();

/** Rows as a reader we did not write sees them. */
function read(text: string): Record<string, string>[] {
	return parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
}

describe('the plan as a table', () => {
	const rows = read(toCsv(report));

	test('has every step in order with its days, hours and reasons', () => {
		const open = rows.filter((row) => row['State'] === 'open');
		expect(open).toEqual(
			report.roadmap.steps.map((step, index) =>
				expect.objectContaining({
					Step: String(index + 1),
					Task: taskOf(report, step.task).title,
					Start: step.start,
					'Likely end': step.finish.likely,
					'Earliest end': step.finish.low,
					'Latest end': step.finish.high,
					'Hours left': String(roundHours(step.hours)),
					'Hours done': String(roundHours(step.loggedHours)),
					Why: reasonSentences(report, step.reasons).join(' ')
				})
			)
		);
	});

	test('tells what is done, not needed and left out', () => {
		expect(rows.map((row) => [row['State'], row['Task']]).slice(3)).toEqual([
			['not needed', 'Build an API'],
			['done', 'Read chapters 1 to 5'],
			['left out', 'Write a blog post']
		]);
	});

	test('starts with the mark that makes Excel read UTF-8, and every line ends with CRLF', () => {
		const text = toCsv(report);
		expect(text.startsWith('\ufeffStep,State,Task,')).toBe(true);
		expect(text.split('\r\n').at(-1)).toBe('');
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	});
});

describe('hostile text', () => {
	test.each(HOSTILE_TEXTS)('%j stays in its cell and is no formula', (text) => {
		const [[cell, end]] = parse(`${csvCell(text)},end\r\n`) as [[string, string]];
		expect(end).toBe('end');
		expect(cell.replace(/^'/, '')).toBe(plainLine(text).replace(/^'/, ''));
		expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
	});

	test('never moves a column, makes a row or starts a formula', () => {
		fc.assert(
			fc.property(hostileText, (title) => {
				const text = toCsv(
					aReport({
						tasks: { ...report.tasks, t1: aTaskFact({ title, resources: [{ title, cost: 'free' }] }) }
					})
				);
				const rows = parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][];
				expect(rows.map((row) => row.length)).toEqual(Array.from({ length: 7 }, () => 14));
				for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
				const shown = plainLine(title);
				expect([shown, `'${shown}`]).toContain(rows[2]?.[2]);
			}),
			campaign(5000)
		);
	});
});
