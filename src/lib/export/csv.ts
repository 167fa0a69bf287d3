import type { Report } from '../domain/report';
import { plainLine } from './plain-line';
import { attainsText, reasonSentences, roundHours, skipSentence, spentSentence, taskOf } from './sentence';
import { webAddress } from './web-address';

/** Excel reads a file as UTF-8 only with this mark in front. */
const BYTE_ORDER_MARK = '\ufeff';

/** First characters that make a spreadsheet take a cell for a formula, full width forms included. */
const STARTS_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠|%]/u;

const COLUMNS = [
	'Step',
	'State',
	'Task',
	'From',
	'Phase',
	'Start',
	'Likely end',
	'Earliest end',
	'Latest end',
	'Hours left',
	'Hours done',
	'Reaches',
	'Why',
	'Resources'
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

/**
 * The plan as a table after RFC 4180 (CRLF, quotes doubled), days as `YYYY-MM-DD`, hours as whole numbers.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
 */
export function toCsv(report: Report): string {
	const { steps, skips, done, dropped } = report.roadmap;
	const rows: Row[] = [
		...steps.map((step, index) => ({
			...taskCells(report, step.task),
			Step: index + 1,
			State: 'open',
			Start: step.start,
			'Likely end': step.finish.likely,
			'Earliest end': step.finish.low,
			'Latest end': step.finish.high,
			'Hours left': roundHours(step.hours),
			'Hours done': roundHours(step.loggedHours),
			Reaches: attainsText(report, step),
			Why: [spentSentence(step), ...reasonSentences(report, step.reasons)].join(' ').trim()
		})),
		...skips.map((skip) => ({
			...taskCells(report, skip.task),
			State: 'not needed',
			Why: skipSentence(report, skip)
		})),
		...done.map(({ task, on }) => ({ ...taskCells(report, task), State: 'done', 'Likely end': on })),
		...dropped.map((task) => ({ ...taskCells(report, task), State: 'left out' }))
	];
	const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))];
	return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** A value as one cell: numbers bare, text quoted where it has to be and never a formula. */
export function csvCell(value: string | number): string {
	if (typeof value === 'number') return String(value);
	const line = plainLine(value);
	const safe = STARTS_A_FORMULA.test(line) ? `'${line}` : line;
	return /[",;\s']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function taskCells(report: Report, id: string): Row {
	const task = taskOf(report, id);
	return {
		Task: task.title,
		From: task.origin === 'guide' ? 'guide' : 'added by us',
		Phase: task.phase,
		Resources: task.resources
			.map(({ title, url, cost }) => {
				const address = webAddress(url);
				return `${title} (${cost})${address === undefined ? '' : ` ${address}`}`;
			})
			.join('; ')
	};
}
