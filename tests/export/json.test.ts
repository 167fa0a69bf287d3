import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeResultFile } from '../../src/lib/export/json';
import { LARGEST_RESULT_FILE, parseResultFile } from '../../src/lib/export/result-file';
import { aRecord, record } from './a-record';
import { aReport } from './a-report';
import { campaign } from './hostile';

const report = aReport();

describe('the result file', () => {
	test('says what it is, of which day, and holds record and report', () => {
		const file = JSON.parse(makeResultFile(aRecord(), report)) as Record<string, unknown>;
		expect(Object.keys(file)).toEqual(['kind', 'format', 'asOf', 'record', 'report']);
		expect(file).toMatchObject({ kind: 'crosswalk-result', format: 1, asOf: '2026-11-22' });
		expect(file['record']).toEqual(aRecord());
		expect(file['report']).toEqual(report);
	});

	test('comes back as the same record, and goes out again as the same bytes', () => {
		fc.assert(
			fc.property(record, (one) => {
				const text = makeResultFile(one, report);
				const parsed = parseResultFile(text);
				expect(parsed).toEqual({ ok: true, record: one });
				if (parsed.ok) expect(makeResultFile(parsed.record, report)).toBe(text);
			}),
			campaign(1000)
		);
	});

	test('is the same bytes whatever order the keys were in', () => {
		const one = aRecord();
		const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as typeof one;
		expect(makeResultFile(turned, report)).toBe(makeResultFile(one, report));
	});

	test('a bare record is read as well', () => {
		expect(parseResultFile(JSON.stringify(aRecord()))).toEqual({ ok: true, record: aRecord() });
	});

	test('a byte order mark in front does no harm', () => {
		expect(parseResultFile(`\ufeff${makeResultFile(aRecord(), report)}`).ok).toBe(true);
	});
});

describe('a wrong file is refused with a reason', () => {
	const good = { kind: 'crosswalk-result', format: 1, asOf: '2026-11-22', record: aRecord(), report };
	test.each([
		['nothing', '', 'not-a-result'],
		['a picture', '\u0089PNG\r\n', 'not-a-result'],
		['a number', '12', 'not-a-result'],
		['null', 'null', 'not-a-result'],
		['a list', '[]', 'not-a-result'],
		['another program’s file', '{"kind":"other","format":1,"record":{}}', 'not-a-result'],
		['no record', '{"kind":"crosswalk-result","format":1}', 'not-a-result'],
		['a version that is none', JSON.stringify({ ...good, format: '1' }), 'not-a-result'],
		['a version half way', JSON.stringify({ ...good, format: 1.5 }), 'not-a-result'],
		['a newer version', JSON.stringify({ ...good, format: 2 }), 'newer-format'],
		['a newer record', JSON.stringify({ ...good, record: { ...good.record, format: 9 } }), 'newer-format'],
		['a damaged record', JSON.stringify({ ...good, record: { ...good.record, mode: 'other' } }), 'damaged'],
		['an unknown key', JSON.stringify({ ...good, record: { ...good.record, extra: 1 } }), 'damaged'],
		['half of it', makeResultFile(aRecord(), report).slice(0, 500), 'not-a-result'],
		['deep nesting', '['.repeat(20_000), 'not-a-result'],
		[
			'a deep record',
			`{"kind":"crosswalk-result","format":1,"record":${'['.repeat(5000)}${']'.repeat(5000)}}`,
			'too-large'
		],
		['too much of it', ' '.repeat(LARGEST_RESULT_FILE + 1), 'too-large']
	])('%s', (_, text, reason) => {
		expect(parseResultFile(text)).toMatchObject({ ok: false, reason });
	});

	test('keys that reach for the prototype change nothing', () => {
		const text = makeResultFile(aRecord(), report).replace(
			'"record": {',
			'"record": { "__proto__": { "polluted": 1 },'
		);
		expect(parseResultFile(text).ok).toBe(false);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	test('no damage gets through as something else, and none throws', () => {
		const text = makeResultFile(aRecord(), report);
		const end = text.indexOf('"report"');
		fc.assert(
			fc.property(fc.nat(end), fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(4), (at, put, cut) => {
				const parsed = parseResultFile(text.slice(0, at) + put + text.slice(at + cut));
				// A change inside a value may leave a valid record; it must be one that the parser takes again.
				if (parsed.ok) expect(parseResultFile(makeResultFile(parsed.record, report))).toEqual(parsed);
				else expect(parsed.reason).toMatch(/^(too-large|not-a-result|newer-format|damaged)$/);
			}),
			campaign(20_000)
		);
	});
});
