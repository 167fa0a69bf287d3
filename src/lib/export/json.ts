import type { SessionRecord } from '../domain/record';
import type { Report } from '../domain/report';

/** Version of the result file. Raise it with a migration in `result-file.ts`. */
export const RESULT_FORMAT = 1;

/** How a result file says what it is. */
export const RESULT_KIND = 'crosswalk-result';

/**
 * What a result file holds. The record is all that is read back: the report is computed from it again, and
 * stands here for people and programs that only want the figures.
 */
export interface ResultFile {
	readonly kind: typeof RESULT_KIND;
	readonly format: typeof RESULT_FORMAT;
	/** Day the figures of `report` belong to. */
	readonly asOf: string;
	readonly record: SessionRecord;
	readonly report: Report;
}

/**
 * The result as a JSON file: answers, settings and ticks to come back with, and every figure of the report.
 * Keys are sorted below the first level, so the same result is the same bytes wherever it was stored between.
 */
export function makeResultFile(record: SessionRecord, report: Report): string {
	const file: ResultFile = {
		kind: RESULT_KIND,
		format: RESULT_FORMAT,
		asOf: report.today,
		record: inOrder(record),
		report: inOrder(report)
	};
	return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** The same plain data with the keys of every object in code unit order. */
function inOrder<T>(value: T): T;
function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map((entry: unknown) => inOrder(entry));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, entry]) => [key, inOrder(entry)]));
}
