import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeResultFile } from '../../src/lib/export/json';
import { makeResultSchema, reportSchema, resultFileSchema } from '../../src/lib/export/result-schema';
import { aRecord } from './a-record';
import { aReport } from './a-report';
import { PERSON_NAMES, realReport } from './real-report';

const FILE = 'static/schemas/result.schema.json';

/** What a check of a value against the form finds, with where. */
function faults(value: unknown): readonly string[] {
	const { error } = reportSchema.safeParse(value);
	return (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

test('the published schema is what the form generates (UPDATE_GOLDEN=1 writes it)', () => {
	if (process.env['UPDATE_GOLDEN'] === '1') {
		mkdirSync('static/schemas', { recursive: true });
		writeFileSync(FILE, makeResultSchema());
	}
	expect(readFileSync(FILE, 'utf8')).toBe(makeResultSchema());
});

describe('the form of the result file', () => {
	test('holds for a report with everything in it, written and read', () => {
		const file: unknown = JSON.parse(makeResultFile(aRecord(), aReport()));
		expect(resultFileSchema.safeParse(file).error?.issues).toBeUndefined();
	});

	test.each(PERSON_NAMES)('holds for the report of the %s person', (name) => {
		expect(faults(JSON.parse(JSON.stringify(realReport(name))))).toEqual([]);
	});

	test('refuses what it does not describe', () => {
		expect(faults({ ...aReport(), extra: 1 })).not.toEqual([]);
		expect(faults({ ...aReport(), today: '2026-02-30' })).not.toEqual([]);
	});
});
