import type { Report } from '../domain/report';
import { plainLine } from './plain-line';
import {
	writeReport,
	type Remark,
	type WrittenReport,
	type WrittenResource,
	type WrittenStep
} from './written-report';

/**
 * The report as GitHub flavoured Markdown: the radar as a table, the steps as a task list. Every text is
 * escaped on its way out, so that a title cannot become markup.
 */
export function toMarkdown(report: Report): string {
	const written = writeReport(report);
	const blocks = [
		`# ${text(written.title)}`,
		text(written.about),
		...written.summary.map(text),
		...written.notes.map((note) => `> ${text(note)}`),
		'## Your levels',
		text(written.radar),
		levelTable(written),
		...remarks('Where you are strong', written.strengths),
		...remarks('What is missing, most hours first', written.gaps),
		...remarks('How your ratings and the checks compare', written.comparisons),
		text(written.checks),
		...plan(written),
		...remarks('What you can skip', written.skips),
		...list('Already done', written.done.map(text), '- [x] '),
		...(written.dropped === '' ? [] : [text(written.dropped)]),
		...list('Later, on the job', written.later.map(text)),
		...readiness(written),
		...list('What this can and cannot tell you', written.limits.map(text))
	];
	return `${blocks.join('\n\n')}\n`;
}

/** Text as Markdown that shows exactly it: nothing in it becomes markup, a link or a list. */
export function escapeMarkdown(line: string): string {
	return plainLine(line)
		.replace(/[\\`*_[\]{}<>|~$]|&(?=[#\w])/g, '\\$&')
		.replace(/^[+=-]|(?<!\S)#/g, '\\$&')
		.replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
		.replace(/:(?=\/\/)/g, '\\:')
		.replace(/(?<=[^\s\d])\.(?=\S)|(?<=\S)\.(?=[^\s\d])/g, '\\.')
		.replace(/@/g, '\\@');
}

const text = escapeMarkdown;

function levelTable({ levels }: WrittenReport): string {
	return table(
		[
			'Skill',
			'Group',
			'You rated',
			'Your level',
			'Likely range',
			'Target',
			'Importance',
			'Rests on',
			'Hours'
		],
		levels.map((row) => [
			row.skill,
			row.group,
			row.rated,
			row.level,
			row.interval,
			row.target,
			row.importance,
			row.basis,
			row.hours
		])
	);
}

function plan({ plan: { terms, steps } }: WrittenReport): string[] {
	if (steps.length === 0) return [];
	return ['## Your plan', ...terms.map(text), steps.map(step).join('\n')];
}

function step(one: WrittenStep): string {
	return [
		`- [ ] **${one.number}\\. ${text(one.title)}** · ${text(one.dates)} · ${text(one.hours)} · ${text(one.origin)}`,
		...one.reasons.map((line) => `  - ${text(line)}`),
		...(one.resources.length === 0 ? [] : [`  - Resources: ${one.resources.map(resource).join('; ')}`])
	].join('\n');
}

function resource({ title, url, cost }: WrittenResource): string {
	const name = url === undefined ? text(title) : `[${text(title)}](${url})`;
	return `${name} (${text(cost)})`;
}

function readiness({ readiness: rows }: WrittenReport): string[] {
	if (rows.length === 0) return [];
	return [
		'## How the role comes into reach',
		'What is met of what the role asks, weighted by importance.',
		table(
			['By', 'Your order', 'The guide’s order'],
			rows.map((row) => [row.day, row.personal, row.guide])
		)
	];
}

function remarks(heading: string, all: readonly Remark[]): string[] {
	return list(
		heading,
		all.map((one) => `**${text(one.name)}**: ${text(one.text)}`)
	);
}

/** A heading with a list; nothing at all when the list is empty. `items` are Markdown already. */
function list(heading: string, items: readonly string[], bullet = '- '): string[] {
	return items.length === 0 ? [] : [`## ${heading}`, items.map((item) => `${bullet}${item}`).join('\n')];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(text)))].join('\n');
}
