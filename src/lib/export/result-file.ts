import type { SessionRecord } from '../domain/record';
import { parseRecord, type RecordProblem } from '../domain/record-parser';
import { RESULT_FORMAT, RESULT_KIND } from './json';

/** Largest result file that is looked at, in characters; a real one is about 100,000. */
export const LARGEST_RESULT_FILE = 5_000_000;

/** Why a file was refused. */
export const RESULT_PROBLEMS = ['too-large', 'not-a-result', 'newer-format', 'damaged'] as const;
export type ResultProblem = (typeof RESULT_PROBLEMS)[number];

/** The record of a result file, or why not; `detail` is where in the record, empty where it is the whole. */
export type ParsedResult =
	| { readonly ok: true; readonly record: SessionRecord }
	| { readonly ok: false; readonly reason: ResultProblem; readonly detail: string };

/**
 * Reads a result file made by `makeResultFile`, or a bare record. Only the record is taken: the report in the
 * file is never trusted, it is computed again. Never throws.
 */
export function parseResultFile(text: string): ParsedResult {
	if (text.length > LARGEST_RESULT_FILE) return refused('too-large');
	const file = parseJson(text);
	if (typeof file !== 'object' || file === null) return refused('not-a-result');
	if (!('kind' in file)) return fromRecord(file);
	if (file.kind !== RESULT_KIND || !('format' in file) || !('record' in file)) return refused('not-a-result');
	if (typeof file.format !== 'number' || !Number.isInteger(file.format) || file.format < 1) {
		return refused('not-a-result');
	}
	if (file.format > RESULT_FORMAT) return refused('newer-format', String(file.format));
	return fromRecord(file.record);
}

function fromRecord(value: unknown): ParsedResult {
	const parsed = parseRecord(value);
	return parsed.ok ? parsed : refused(problemOf(parsed.reason), parsed.detail);
}

function problemOf(reason: RecordProblem): ResultProblem {
	return reason === 'not-a-record' ? 'not-a-result' : reason;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		return undefined;
	}
}

function refused(reason: ResultProblem, detail = ''): ParsedResult {
	return { ok: false, reason, detail };
}
