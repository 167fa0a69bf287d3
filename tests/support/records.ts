import fc from 'fast-check';
import { CONFIDENCES, type Response } from '../../src/lib/domain/response';
import { IMPORTANCES } from '../../src/lib/domain/importance';
import { LEVELS } from '../../src/lib/domain/level';
import { dayFromNumber, dayNumber } from '../../src/lib/domain/calendar';
import {
	EXPLANATION_TIMES,
	LONGEST_TEXT,
	LONGEST_TOOK_MS,
	MODES,
	RECORD_FORMAT,
	type Position,
	type SessionRecord
} from '../../src/lib/domain/record';
import { defaultSettings, MOST_HOURS_SPENT, type PlanSettings } from '../../src/lib/domain/settings';

/** A small valid record: two ratings, one check, at the second check. */
export function aRecord(changes: Partial<SessionRecord> = {}): SessionRecord {
	return {
		format: RECORD_FORMAT,
		id: 'attempt-1',
		quiz: 'small',
		contentHash: 'hash',
		mode: 'adaptive',
		explanations: 'after-each',
		startedAt: '2026-11-22T19:00:00.000Z',
		position: { stage: 'checking', item: 'a-2' },
		responses: [
			aRating('a', '2026-11-22T19:00:01.000Z'),
			aRating('b', '2026-11-22T19:00:02.000Z'),
			anAnswer('a-1', '2026-11-22T19:00:03.000Z')
		],
		settings: defaultSettings('entry', '2026-11-23'),
		...changes
	};
}

/** A rating of the skill at Working. */
export function aRating(skill: string, at: string): Response {
	return { kind: 'rating', skill, answer: { type: 'level', level: 2 }, at, tookMs: 900 };
}

/** A sure answer to the check, its first option. */
export function anAnswer(item: string, at: string): Response {
	return {
		kind: 'check',
		item,
		skill: item.split('-')[0] ?? '',
		version: 'v1',
		answer: { type: 'option', option: 0, confidence: 'sure' },
		shown: [2, 0, 1, 3],
		at,
		tookMs: 4000
	};
}

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,30}$/);
const words = fc.string({ unit: 'binary', maxLength: LONGEST_TEXT / 2 });
const day = fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2099-12-31') }).map(dayFromNumber);
const instant = fc
	.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2090, 0, 1) })
	.map((ms) => new Date(ms).toISOString());
const tookMs = fc.integer({ min: 0, max: LONGEST_TOOK_MS });
const hours = fc.double({ min: 0, max: 10_000, noNaN: true }).map((value) => value + 0);
const hoursSpent = fc.double({ min: 0, max: MOST_HOURS_SPENT, noNaN: true }).map((value) => value + 0);

function optional<T, O>(base: fc.Arbitrary<T>, extra: fc.Arbitrary<O>): fc.Arbitrary<T & Partial<O>> {
	return fc.tuple(base, fc.option(extra, { nil: {} })).map(([value, more]) => ({ ...value, ...more }));
}

function byId<T>(value: fc.Arbitrary<T>) {
	return fc.dictionary(id, value, { maxKeys: 6, noNullPrototype: true });
}

const response: fc.Arbitrary<Response> = fc.oneof(
	optional(
		fc.record({
			kind: fc.constant('rating' as const),
			skill: id,
			answer: fc.oneof(
				fc.record({ type: fc.constant('level' as const), level: fc.constantFrom(...LEVELS) }),
				fc.constantFrom({ type: 'skipped' as const }, { type: 'not-relevant' as const })
			),
			at: instant,
			tookMs
		}),
		fc.record({ note: words })
	),
	fc.record({
		kind: fc.constant('check' as const),
		item: id,
		skill: id,
		version: id,
		answer: fc.oneof(
			fc.record({
				type: fc.constant('option' as const),
				option: fc.integer({ min: 0, max: 4 }),
				confidence: fc.constantFrom(...CONFIDENCES)
			}),
			fc.constantFrom({ type: 'unknown' as const }, { type: 'skipped' as const })
		),
		shown: fc.shuffledSubarray([0, 1, 2, 3, 4]),
		at: instant,
		tookMs
	}),
	fc.record({ kind: fc.constant('recheck' as const), skill: id, at: instant })
);

const returnTo = fc.record({ returnTo: fc.constant('reviewing' as const) });
const position: fc.Arbitrary<Position> = fc.oneof(
	fc.constantFrom<Position>(
		{ stage: 'welcome' },
		{ stage: 'choosing' },
		{ stage: 'reviewing' },
		{ stage: 'finished' }
	),
	optional(fc.record({ stage: fc.constant('rating' as const), skill: id }), returnTo),
	optional(fc.record({ stage: fc.constant('checking' as const), item: id }), returnTo),
	optional(fc.record({ stage: fc.constant('explaining' as const), item: id }), returnTo)
);

/** Any settings the contracts allow. */
export const anySettings: fc.Arbitrary<PlanSettings> = optional(
	fc.record({
		target: id,
		pace: fc.record({
			hoursPerWeek: fc.integer({ min: 1, max: 60 }),
			weekdays: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
			timeOff: fc.uniqueArray(
				fc.tuple(day, day).map((days) => {
					const [from = '', to = ''] = days.toSorted();
					return { from, to };
				}),
				{ maxLength: 3, selector: ({ from, to }) => `${from} ${to}` }
			)
		}),
		startDay: day,
		niceToHaves: fc.constantFrom('keep' as const, 'drop' as const),
		importance: byId(fc.constantFrom(...IMPORTANCES)),
		contested: byId(
			optional(fc.record({ level: fc.constantFrom(...LEVELS), on: day }), fc.record({ reason: words }))
		),
		done: byId(fc.record({ on: day })),
		loggedHours: byId(hoursSpent),
		dropped: fc.uniqueArray(id, { maxLength: 4 }),
		ownOrder: fc.uniqueArray(id, { maxLength: 4 })
	}),
	fc.record({ deadline: day })
);

const seen = fc.record({
	contentHash: id,
	seenOn: day,
	levels: byId(fc.constantFrom(...LEVELS)),
	steps: fc.uniqueArray(fc.record({ task: id, title: words, hours }), {
		selector: ({ task }) => task,
		maxLength: 4
	})
});

/** Any record the contracts allow. */
export const anyRecord: fc.Arbitrary<SessionRecord> = optional(
	optional(
		fc.record({
			format: fc.constant(RECORD_FORMAT),
			id,
			quiz: id,
			contentHash: id,
			mode: fc.constantFrom(...MODES),
			explanations: fc.constantFrom(...EXPLANATION_TIMES),
			startedAt: instant,
			position,
			responses: fc.array(response, { maxLength: 12 }),
			settings: anySettings
		}),
		fc.record({ finishedAt: instant })
	),
	fc.record({ seen })
);
