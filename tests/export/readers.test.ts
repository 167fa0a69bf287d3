import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import MarkdownIt from 'markdown-it';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/lib/domain/calendar';
import { levelName } from '../../src/lib/domain/level';
import { assess, type Report } from '../../src/lib/domain/report';
import { toCsv } from '../../src/lib/export/csv';
import { toCalendar } from '../../src/lib/export/ics';
import { makeResultFile } from '../../src/lib/export/json';
import { toMarkdown } from '../../src/lib/export/markdown';
import { toPdf } from '../../src/lib/export/pdf';
import { parseResultFile } from '../../src/lib/export/result-file';
import {
	dayText,
	daySpanText,
	stepHoursText,
	intervalText,
	reasonSentences,
	roundHours,
	taskOf
} from '../../src/lib/export/sentence';
import { ensurePdfTools, readPdf } from '../support/pdf-tools';
import { FONTS } from './pdf-fonts';
import { lintIcs } from './ics-linter';
import { PERSON_NAMES, TODAY, realQuiz, realRecord } from './real-report';

/** What a file says: the same questions to every format, answered by a reader that is not ours. */
interface Told {
	/** Level, range and target per skill, by name; where the format shows levels at all. */
	readonly levels?: readonly (readonly string[])[];
	readonly steps: readonly {
		readonly title: string;
		readonly start: string;
		readonly end: string;
		readonly hours: string;
		readonly reasons: string;
	}[];
}

/** What every file has to say of a report. */
function expected(report: Report): Required<Told> {
	return {
		levels: report.skills
			.filter(({ relevance }) => relevance === 'relevant')
			.map((skill) => [
				skill.name,
				levelName(skill.level),
				intervalText(skill.interval),
				levelName(skill.target)
			]),
		steps: report.roadmap.steps.map((step) => ({
			title: taskOf(report, step.task).title,
			start: step.start,
			end: step.finish.likely,
			hours: stepHoursText(step),
			reasons: reasonSentences(report, step.reasons).join(' ')
		}))
	};
}

/** As a text that has no days in their own form says it. */
function inWords({ steps }: Told) {
	return steps.map(({ start, end, ...rest }) => ({ ...rest, dates: daySpanText(start, end) }));
}

function fromMarkdown(report: Report) {
	const tokens = new MarkdownIt({ html: true, linkify: true }).parse(toMarkdown(report), {});
	const shown = (content: (typeof tokens)[number]) =>
		(content.children ?? []).map((token) => token.content).join('');
	const cells = tokens.filter(({ type, level }) => type === 'inline' && level === 4).map(shown);
	const rows = report.skills.map((_, row) => cells.slice((row + 1) * 9, (row + 2) * 9));
	const items: { line: string; below: string[] }[] = [];
	for (const token of tokens.filter(({ type }) => type === 'inline')) {
		const line = shown(token);
		if (line.startsWith('[ ] ')) items.push({ line, below: [] });
		else if (token.level > 4) items.at(-1)?.below.push(line);
	}
	return {
		levels: rows.map((row) => [row[0]!, row[3]!, row[4]!, row[5]!]),
		steps: items.map(({ line, below }) => {
			const parts = line.split(' · ');
			return {
				title: parts[0]!.replace(/^\[ \] \d+\. /, ''),
				dates: parts[1]!,
				hours: parts[2]!,
				reasons: below.filter((one) => !one.startsWith('Resources: ')).join(' ')
			};
		})
	};
}

function fromCalendar(report: Report): Told['steps'] {
	const text = toCalendar(report);
	expect(lintIcs(text).problems).toEqual([]);
	return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component);
		const [hours = '', ...rest] = (event.description ?? '').split('\n');
		const resources = taskOf(
			report,
			report.roadmap.steps[Number.parseInt(event.summary, 10) - 1]!.task
		).resources;
		return {
			title: event.summary.replace(/^\d+\. /, ''),
			start: event.startDate.toString(),
			end: addDays(event.endDate.toString(), -1),
			hours: hours.replace(/^Hours: |\.$/g, '').split(',')[0]!,
			reasons: rest.slice(0, rest.length - resources.length).join(' ')
		};
	});
}

function fromCsv(report: Report): Told['steps'] {
	const rows: Record<string, string>[] = parse(toCsv(report), { bom: true, columns: true });
	return rows
		.filter((row) => row['State'] === 'open')
		.map((row) => ({
			title: row['Task']!,
			start: row['Start']!,
			end: row['Likely end']!,
			hours: row['Hours left']!,
			reasons: row['Why']!
		}));
}

async function fromPdf(report: Report): Promise<string> {
	const pdf = await toPdf(report, 'a4', FONTS);
	expect(readPdf(pdf, 'qpdf', '--check')).toContain('No syntax or stream encoding errors found');
	return readPdf(pdf, 'pdftotext', '-raw', '-enc', 'UTF-8')
		.replace(/Crosswalk · .*\n?Page \d+ of \d+/g, '')
		.replace(/(?<=\S[-/])\n/g, '')
		.replace(/\s+/g, ' ');
}

/** A sentence as the PDF sets it under a step's number: steps that it names by theirs. */
function byNumbers(report: Report, sentence: string): string {
	return report.roadmap.steps.reduce(
		(said, { task }, index) => said.replaceAll(`‘${taskOf(report, task).title}’`, `step ${index + 1}`),
		sentence
	);
}

beforeAll(ensurePdfTools, 180_000);

describe.each(PERSON_NAMES)('the files of the %s person', (name) => {
	const quiz = realQuiz();
	const record = realRecord(quiz, name);
	const report = assess(quiz, record, TODAY);
	const truth = expected(report);

	test('Markdown says every level, hour, day and reason of the report', () => {
		const told = fromMarkdown(report);
		expect(told.levels).toEqual(truth.levels);
		expect(told.steps).toEqual(inWords(truth));
	});

	test('the calendar says every hour, day and reason', () => {
		expect(fromCalendar(report)).toEqual(truth.steps);
	});

	test('the spreadsheet says every hour, day and reason', () => {
		expect(fromCsv(report)).toEqual(
			truth.steps.map((step, index) => ({
				...step,
				hours: String(roundHours(report.roadmap.steps[index]!.hours))
			}))
		);
	});

	test('the PDF says every level, hour, day and reason, in their order', async () => {
		const text = await fromPdf(report);
		let at = 0;
		const next = (part: string) => {
			const found = text.indexOf(part.replace(/\s+/g, ' '), at);
			expect(found, `${part} after ${text.slice(at, at + 200)}`).toBeGreaterThanOrEqual(at);
			at = found + part.length;
		};
		next('Your levels');
		for (const [skill, level, range, target] of truth.levels) {
			next(skill!);
			next(level!);
			if (range !== level) next(`(${range})`);
			next(target!);
		}
		if (truth.steps.length > 0) next('Your plan');
		for (const { title, dates, hours } of inWords(truth)) {
			next(title);
			next(`${dates} · ${hours}`);
		}
		const [plan = '', more = ''] = text.slice(text.indexOf('Your plan')).split('More about the steps');
		const starts = inWords(truth).map(({ title, dates }) => plan.indexOf(`${title} ${dates}`));
		const missing = report.roadmap.steps.flatMap((step, index) => {
			const block = plan.slice(starts[index], starts[index + 1]);
			return reasonSentences(report, step.reasons).filter(
				(sentence) => !block.includes(sentence) && !more.includes(byNumbers(report, sentence))
			);
		});
		expect(missing).toEqual([]);
	});

	test('the JSON holds the report to the last digit', () => {
		const file = JSON.parse(makeResultFile(record, report)) as { report: Report };
		expect(file.report).toEqual(report);
	});

	test('the JSON opened again gives the identical report, and that the identical file', () => {
		const text = makeResultFile(record, report);
		const parsed = parseResultFile(text);
		if (!parsed.ok) throw new Error(parsed.reason);
		const again = assess(quiz, parsed.record, TODAY);
		expect(again).toEqual(report);
		expect(makeResultFile(parsed.record, again)).toBe(text);
	});
});

test('days are told the same in words everywhere', () => {
	expect(dayText(TODAY)).toBe('22 November 2026');
});
