import type { SessionRecord } from '../domain/record';
import type { Report } from '../domain/report';
import type { EveningTimes } from './evening';
import { paperOf, type Paper } from './paper';

/** What a file is made from: the report, the record it was computed from, and what the person may choose. */
export interface ExportSource {
	readonly report: Report;
	readonly record: SessionRecord;
	/** Sheet of the PDF; absent for the one of the browser's language. */
	readonly paper?: Paper;
	/** Evenings of the calendar; absent for 19:00 on the days of the pace. */
	readonly evenings?: EveningTimes;
}

/** One kind of file people can keep. */
export interface Format {
	readonly id: FormatId;
	readonly label: string;
	/** What it is good for, in a line. */
	readonly purpose: string;
	readonly extension: string;
	readonly mime: string;
	/** Whether there is nothing of this report to put into the file; absent where there always is something. */
	readonly isEmpty?: (report: Report) => boolean;
	/** Makes the file. The code for it is fetched on first use. */
	readonly render: (source: ExportSource) => Promise<string | Uint8Array<ArrayBuffer> | Blob>;
}

export const FORMAT_IDS = ['pdf', 'markdown', 'calendar', 'evenings', 'csv', 'png', 'json'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

/** Minute of the day at which evenings start until the person says otherwise. */
const SEVEN_IN_THE_EVENING = 19 * 60;

/** The files a result can become, in the order they are offered. */
export const FORMATS: readonly Format[] = [
	{
		id: 'pdf',
		label: 'PDF',
		purpose: 'For a manager or a mentor: levels, plan and reasons on a few pages.',
		extension: 'pdf',
		mime: 'application/pdf',
		render: async ({ report, paper }) =>
			(await import('./pdf-file')).makePdf(report, paper ?? paperOf(navigator.language))
	},
	{
		id: 'markdown',
		label: 'Markdown',
		purpose: 'For your notes or an issue: levels as a table, the plan as a task list.',
		extension: 'md',
		mime: 'text/markdown;charset=utf-8',
		render: async ({ report }) => (await import('./markdown')).toMarkdown(report)
	},
	{
		id: 'calendar',
		label: 'Calendar',
		purpose: 'Each step as days in your calendar. Open it again after a change, and the steps move.',
		extension: 'ics',
		mime: 'text/calendar;charset=utf-8',
		// RFC 5545, 3.6: a calendar has at least one component.
		isEmpty: ({ roadmap }) => roadmap.steps.length === 0,
		render: async ({ report }) => (await import('./ics')).toCalendar(report)
	},
	{
		id: 'evenings',
		label: 'Evenings',
		purpose: 'The same as evenings to keep free, on the days you study.',
		extension: 'ics',
		mime: 'text/calendar;charset=utf-8',
		isEmpty: ({ roadmap }) => roadmap.steps.every(({ hours }) => hours <= 0),
		render: async ({ report, evenings }) => {
			const [{ toEveningCalendar }, { eveningTimes }] = await Promise.all([
				import('./ics'),
				import('./evening')
			]);
			return toEveningCalendar(report, evenings ?? eveningTimes(report, SEVEN_IN_THE_EVENING));
		}
	},
	{
		id: 'csv',
		label: 'Spreadsheet',
		purpose: 'The plan as a table, to sort and to change (CSV).',
		extension: 'csv',
		mime: 'text/csv;charset=utf-8',
		render: async ({ report }) => (await import('./csv')).toCsv(report)
	},
	{
		id: 'png',
		label: 'Picture',
		purpose: 'The radar with its legend, for a slide or a chat (PNG).',
		extension: 'png',
		mime: 'image/png',
		render: async ({ report }) => (await import('./png')).toPng(report)
	},
	{
		id: 'json',
		label: 'JSON',
		purpose: 'To come back with: open it here again, on this device or another.',
		extension: 'json',
		mime: 'application/json',
		render: async ({ record, report }) => (await import('./json')).makeResultFile(record, report)
	}
];

/** The format with that id. */
export function formatOf(id: FormatId): Format {
	const found = FORMATS.find((format) => format.id === id);
	if (found === undefined) throw new Error(`No such format: ${id}`);
	return found;
}
