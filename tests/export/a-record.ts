import fc from 'fast-check';
import { dayFromNumber } from '../../src/lib/domain/calendar';
import { IMPORTANCES } from '../../src/lib/domain/importance';
import { toLevel } from '../../src/lib/domain/level';
import { EXPLANATION_TIMES, MODES, RECORD_FORMAT, type SessionRecord } from '../../src/lib/domain/record';
import { CONFIDENCES, type Response } from '../../src/lib/domain/response';
import { defaultSettings } from '../../src/lib/domain/settings';

/** Records for the formats that carry one: a small one by hand, and any that the parser accepts. */
export function aRecord(change: Partial<SessionRecord> = {}): SessionRecord {
	return {
		format: RECORD_FORMAT,
		id: 'attempt-1',
		quiz: 'backend-to-ai-platform',
		contentHash: 'c0ffee',
		mode: 'adaptive',
		explanations: 'after-each',
		startedAt: '2026-11-20T18:00:00.000Z',
		finishedAt: '2026-11-20T18:20:00.000Z',
		position: { stage: 'finished' },
		responses: [
			{
				kind: 'rating',
				skill: 'kubernetes',
				answer: { type: 'level', level: 2 },
				note: 'ran a cluster once',
				at: '2026-11-20T18:01:00.000Z',
				tookMs: 4100
			},
			{
				kind: 'check',
				item: 'k8s-p1',
				skill: 'kubernetes',
				version: '0123456789',
				answer: { type: 'option', option: 2, confidence: 'sure' },
				shown: [2, 0, 3, 1],
				at: '2026-11-20T18:09:00.000Z',
				tookMs: 21_000
			}
		],
		settings: { ...defaultSettings('entry', '2026-11-23'), deadline: '2027-05-01' },
		...change
	};
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-'.split('');
const id = fc
	.tuple(fc.constantFrom(...'abcxyz019'), fc.array(fc.constantFrom(...letters), { maxLength: 12 }))
	.map(([first, rest]) => first + rest.join(''));
const level = fc.integer({ min: 0, max: 4 }).map(toLevel);
const day = fc.integer({ min: 18_000, max: 24_000 }).map(dayFromNumber);
const instant = fc
	.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2029, 0, 1) })
	.map((at) => new Date(at).toISOString());
const tookMs = fc.integer({ min: 0, max: 3_600_000 });
const words = fc.string({ unit: 'grapheme', maxLength: 60 });
const byId = <T>(value: fc.Arbitrary<T>) => fc.dictionary(id, value, { maxKeys: 5, noNullPrototype: true });

const response: fc.Arbitrary<Response> = fc.oneof(
	fc.record(
		{
			kind: fc.constant('rating' as const),
			skill: id,
			answer: fc.oneof(
				level.map((value) => ({ type: 'level' as const, level: value })),
				fc.constantFrom({ type: 'skipped' as const }, { type: 'not-relevant' as const })
			),
			note: words,
			at: instant,
			tookMs
		},
		{ requiredKeys: ['kind', 'skill', 'answer', 'at', 'tookMs'] }
	),
	fc.record({
		kind: fc.constant('check' as const),
		item: id,
		skill: id,
		version: id,
		answer: fc.oneof(
			fc.record({
				type: fc.constant('option' as const),
				option: fc.integer({ min: 0, max: 3 }),
				confidence: fc.constantFrom(...CONFIDENCES)
			}),
			fc.constantFrom({ type: 'unknown' as const }, { type: 'skipped' as const })
		),
		shown: fc.shuffledSubarray([0, 1, 2, 3]),
		at: instant,
		tookMs
	}),
	fc.record({ kind: fc.constant('recheck' as const), skill: id, at: instant })
);

/** Any record the parser accepts, `seen` and all. */
export const record: fc.Arbitrary<SessionRecord> = fc.record(
	{
		format: fc.constant(RECORD_FORMAT),
		id,
		quiz: id,
		contentHash: id,
		mode: fc.constantFrom(...MODES),
		explanations: fc.constantFrom(...EXPLANATION_TIMES),
		startedAt: instant,
		finishedAt: instant,
		position: fc.oneof(
			id.map((skill) => ({ stage: 'rating' as const, skill })),
			fc.constantFrom({ stage: 'reviewing' as const }, { stage: 'finished' as const })
		),
		responses: fc.array(response, { maxLength: 40 }),
		settings: fc.record(
			{
				target: id,
				pace: fc.record({
					hoursPerWeek: fc.integer({ min: 1, max: 60 }),
					weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
					timeOff: fc.array(
						fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
						{ maxLength: 3 }
					)
				}),
				startDay: day,
				deadline: day,
				niceToHaves: fc.constantFrom('keep' as const, 'drop' as const),
				importance: byId(fc.constantFrom(...IMPORTANCES)),
				contested: byId(fc.record({ level, on: day, reason: words }, { requiredKeys: ['level', 'on'] })),
				done: byId(fc.record({ on: day })),
				loggedHours: byId(fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10)),
				dropped: fc.uniqueArray(id, { maxLength: 4 }),
				ownOrder: fc.uniqueArray(id, { maxLength: 4 })
			},
			{
				requiredKeys: [
					'target',
					'pace',
					'startDay',
					'niceToHaves',
					'importance',
					'contested',
					'done',
					'loggedHours',
					'dropped',
					'ownOrder'
				]
			}
		),
		seen: fc.record({
			contentHash: id,
			seenOn: day,
			levels: byId(level),
			steps: fc.array(fc.record({ task: id, title: words, hours: fc.integer({ min: 0, max: 90 }) }), {
				maxLength: 3
			})
		})
	},
	{
		requiredKeys: [
			'format',
			'id',
			'quiz',
			'contentHash',
			'mode',
			'explanations',
			'startedAt',
			'position',
			'responses',
			'settings'
		]
	}
);
