import type { SessionRecord } from '../domain/record';
import type { Report } from '../domain/report';

/** What a file is made from: the report, and the record it was computed from. */
export interface ExportSource {
	readonly report: Report;
	readonly record: SessionRecord;
}

/** One kind of file people can keep. */
export interface Format {
	readonly id: FormatId;
	readonly label: string;
	/** What it is good for, in a line. */
	readonly purpose: string;
	readonly extension: string;
	readonly mime: string;
	/** Makes the file. The code for it is fetched on first use. */
	readonly render: (source: ExportSource) => Promise<string | Uint8Array<ArrayBuffer> | Blob>;
}

export const FORMAT_IDS = ['markdown', 'json'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

/** The files a result can become, in the order they are offered. */
export const FORMATS: readonly Format[] = [
	{
		id: 'markdown',
		label: 'Markdown',
		purpose: 'For your notes or an issue: levels as a table, the plan as a task list.',
		extension: 'md',
		mime: 'text/markdown;charset=utf-8',
		render: async ({ report }) => (await import('./markdown')).toMarkdown(report)
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
