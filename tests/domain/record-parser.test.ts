import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_RECORD, parseRecord, parseRecordText } from '../../src/lib/domain/record-parser';
import { LONGEST_TEXT, RECORD_FORMAT } from '../../src/lib/domain/record';
import { MOST_HOURS_SPENT } from '../../src/lib/domain/settings';
import { aRating, aRecord, anAnswer, anyRecord } from '../support/records';

const DEEP = process.env['CROSSWALK_DEEP'] === '1';

/** A value nested `depth` arrays deep. */
function nested(depth: number): string {
	return '['.repeat(depth) + ']'.repeat(depth);
}

describe('what makeRecord makes is accepted', () => {
	test('any record comes back equal from text, and equal text comes from it', () => {
		fc.assert(
			fc.property(anyRecord, (record) => {
				const parsed = parseRecordText(JSON.stringify(record));
				expect(parsed).toEqual({ ok: true, record });
			}),
			{ seed: 20261122, numRuns: DEEP ? 20_000 : 500 }
		);
	});

	test('the copy shares nothing with what was given', () => {
		const record = aRecord();
		const parsed = parseRecord(record);
		if (!parsed.ok) throw new Error(parsed.detail);
		expect(parsed.record.responses).not.toBe(record.responses);
		expect(parsed.record.settings.pace).not.toBe(record.settings.pace);
	});
});

describe('anything else is refused by a code', () => {
	test.each([
		['an empty file', '', 'not-a-record'],
		['a byte order mark', '\ufeff{}', 'not-a-record'],
		['a picture', '\u0089PNG\r\n', 'not-a-record'],
		['null', 'null', 'not-a-record'],
		['a list', '[]', 'not-a-record'],
		['an object of another program', '{"version":3}', 'not-a-record'],
		['a format that is text', '{"format":"1"}', 'not-a-record'],
		['a format below the first', '{"format":0}', 'not-a-record'],
		['half a format', '{"format":1.5}', 'not-a-record'],
		['a newer format', `{"format":${RECORD_FORMAT + 1}}`, 'newer-format'],
		['a record without anything', '{"format":1}', 'damaged'],
		['twenty thousand levels of nesting', nested(20_000), 'too-large'],
		['three million characters', `"${'x'.repeat(LONGEST_RECORD + 1)}"`, 'too-large'],
		['a number that is none', '{"format":1e999}', 'not-a-record']
	])('%s', (_, text, reason) => {
		expect(parseRecordText(text)).toMatchObject({ ok: false, reason });
	});

	const damages: readonly [string, unknown, string][] = [
		['an unknown key', { extra: 1 }, ''],
		['a foreign mode', { mode: 'fast' }, 'mode'],
		['an instant without milliseconds', { startedAt: '2026-11-22T19:00:00Z' }, 'startedAt'],
		['an instant on a day that never was', { startedAt: '2026-02-30T19:00:00.000Z' }, 'startedAt'],
		['an instant in another zone', { startedAt: '2026-11-22T19:00:00.000+01:00' }, 'startedAt'],
		['an id that names a prototype', { id: '__proto__' }, 'id'],
		['an id with markup', { id: '<b>' }, 'id'],
		['a position nobody knows', { position: { stage: 'lost' } }, 'position.stage'],
		[
			'a level beyond the scale',
			{ responses: [{ ...aRating('a', '2026-11-22T19:00:00.000Z'), answer: { type: 'level', level: 5 } }] },
			'responses.0.answer.level'
		],
		[
			'a note that is too long',
			{ responses: [{ ...aRating('a', '2026-11-22T19:00:00.000Z'), note: 'x'.repeat(LONGEST_TEXT + 1) }] },
			'responses.0.note'
		],
		[
			'no day of the week to study on',
			{ settings: { ...aRecord().settings, pace: { hoursPerWeek: 8, weekdays: [], timeOff: [] } } },
			'settings.pace.weekdays'
		],
		[
			'a day of the week twice',
			{ settings: { ...aRecord().settings, pace: { hoursPerWeek: 8, weekdays: [1, 1], timeOff: [] } } },
			'settings.pace.weekdays'
		],
		[
			'time off that ends before it starts',
			{
				settings: {
					...aRecord().settings,
					pace: { hoursPerWeek: 8, weekdays: [1], timeOff: [{ from: '2027-01-02', to: '2027-01-01' }] }
				}
			},
			'settings.pace.timeOff.0'
		],
		[
			'a start in another century, where dates would overflow',
			{ settings: { ...aRecord().settings, startDay: '9999-12-31' } },
			'settings.startDay'
		]
	];
	test.each(damages)('damage: %s', (_, change, detail) => {
		expect(parseRecord({ ...aRecord(), ...(change as object) })).toEqual({
			ok: false,
			reason: 'damaged',
			detail
		});
	});

	test('a value that contains itself', () => {
		const loop: { format: number; self?: unknown } = { format: 1 };
		loop.self = loop;
		expect(parseRecord(loop)).toMatchObject({ ok: false, reason: 'too-large' });
	});
});

describe('what no page can show is mended, and the answers beside it are kept', () => {
	const { settings } = aRecord();
	const mended = (change: object) => {
		const parsed = parseRecord({ ...aRecord(), ...change });
		if (!parsed.ok) throw new Error(parsed.detail);
		return parsed.record;
	};

	test('the same days off, and the same task left out or placed, twice', () => {
		const [span, other] = [
			{ from: '2026-12-01', to: '2026-12-02' },
			{ from: '2026-12-01', to: '2026-12-03' }
		];
		const twice = {
			...settings,
			pace: { ...settings.pace, timeOff: [span, other, span] },
			dropped: ['t2', 't1', 't2'],
			ownOrder: ['t4', 't3', 't4']
		};
		expect(mended({ settings: twice })).toEqual({
			...aRecord(),
			settings: {
				...settings,
				pace: { ...settings.pace, timeOff: [span, other] },
				dropped: ['t2', 't1'],
				ownOrder: ['t4', 't3']
			}
		});
	});

	test('an option shown twice', () => {
		const answer = anAnswer('a-1', '2026-11-22T19:00:03.000Z');
		expect(mended({ responses: [{ ...answer, shown: [2, 0, 2, 1] }] }).responses).toEqual([
			{ ...answer, shown: [2, 0, 1] }
		]);
	});

	test('a level between two, and a step twice, in what was seen last', () => {
		const step = { task: 't1', title: 'Build it', hours: 3 };
		const seen = { contentHash: 'hash', seenOn: '2026-11-22', levels: { a: 1.5, b: 3 }, steps: [step, step] };
		expect(mended({ seen }).seen).toEqual({ ...seen, levels: { a: 2, b: 3 }, steps: [step] });
	});

	test('hours a week finer than a field takes are kept as they are: the dates rest on them', () => {
		const { settings } = aRecord();
		const pace = { ...settings.pace, hoursPerWeek: 7.123456 };
		expect(parseRecord({ ...aRecord(), settings: { ...settings, pace } })).toMatchObject({
			ok: true,
			record: { settings: { pace: { hoursPerWeek: 7.123456 } } }
		});
	});

	test('more hours spent on a task than there can be', () => {
		const { loggedHours } = mended({
			settings: { ...settings, loggedHours: { t1: 15_000, t2: 3 } }
		}).settings;
		expect(loggedHours).toEqual({ t1: MOST_HOURS_SPENT, t2: 3 });
	});
});

describe('hostile input', () => {
	test('a __proto__ key changes no prototype', () => {
		const text = JSON.stringify(aRecord()).replace(
			'"importance":{}',
			'"importance":{"__proto__":{"polluted":"Critical"}}'
		);
		expect(text).toContain('__proto__');
		const parsed = parseRecordText(text);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
		expect(parsed.ok && Object.getPrototypeOf(parsed.record.settings.importance)).not.toHaveProperty(
			'polluted'
		);
	});

	test('a damaged text never throws, and what is accepted is a record again', () => {
		const text = JSON.stringify(aRecord());
		fc.assert(
			fc.property(
				fc.nat(text.length - 1),
				fc.nat(20),
				fc.string({ maxLength: 4 }),
				(start, length, replacement) => {
					const parsed = parseRecordText(text.slice(0, start) + replacement + text.slice(start + length));
					if (parsed.ok) expect(parseRecord(parsed.record)).toEqual(parsed);
					else expect(parsed.reason).not.toBe('');
				}
			),
			{ seed: 20261122, numRuns: DEEP ? 200_000 : 5_000 }
		);
	});

	test('any JSON value at all gives an answer', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(parseRecord({ format: 1, ...(value as object) }).ok).toBe(false);
			}),
			{ seed: 20261122, numRuns: DEEP ? 200_000 : 2_000 }
		);
	});
});
