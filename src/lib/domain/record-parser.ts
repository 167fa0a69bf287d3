import * as z from 'zod/mini';
import { IMPORTANCES } from './importance';
import { LEVELS } from './level';
import {
	EXPLANATION_TIMES,
	LONGEST_ID,
	LONGEST_TEXT,
	LONGEST_TOOK_MS,
	MODES,
	RECORD_FORMAT,
	type SessionRecord
} from './record';
import { CONFIDENCES } from './response';
import { MOST_HOURS_PER_WEEK, MOST_HOURS_SPENT } from './settings';

/**
 * Records come from storage, files and links, so they are checked once, here: size and depth before the
 * schema looks (zod's safeParse throws on input nested deeply enough), then strict objects in which every
 * text and list has a cap. What passes can be shown, computed with and stored again without a further look.
 */

// The compiled form of zod needs eval, which the content security policy refuses and reports.
z.config({ jitless: true });

/** Starts with a letter or digit: never `__proto__`. */
const id = z.string().check(z.maxLength(LONGEST_ID), z.regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/));
const words = z.string().check(z.maxLength(LONGEST_TEXT));
const level = z.literal(LEVELS);
/** Milliseconds are always there, so that instants compare as text. */
const instant = z.iso.datetime({ precision: 3 });
/** This century: arithmetic on days stays within four-digit years. */
const day = z.iso.date().check(z.regex(/^20/));
const optionIndex = z.int().check(z.gte(0), z.lte(9));
const hours = z.number().check(z.gte(0), z.lte(10_000));
/** Earlier releases kept any number of hours: more than there can be are mended, not refused. */
const hoursSpent = z.number().check(
	z.gte(0),
	z.overwrite((spent) => Math.min(spent, MOST_HOURS_SPENT))
);
const tookMs = z.int().check(z.gte(0), z.lte(LONGEST_TOOK_MS));

function list<T extends z.core.$ZodType>(element: T, most: number) {
	return z.readonly(z.array(element).check(z.maxLength(most)));
}

/**
 * A list of different things. One that holds a thing twice is mended, not refused: pages cannot show it, and the
 * answers beside it are not lost for it.
 */
function distinct<T extends z.core.$ZodType>(element: T, most: number) {
	return z.readonly(z.array(element).check(z.maxLength(most), z.overwrite(withoutRepeats)));
}

function withoutRepeats<T>(values: T[]): T[] {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function byId<T extends z.core.$ZodType>(value: T) {
	return z.readonly(
		z.record(id, value).check(z.refine((record) => Object.keys(record).length <= 500, 'too_many_keys'))
	);
}

const ratingAnswer = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('level'), level }),
	z.strictObject({ type: z.literal('skipped') }),
	z.strictObject({ type: z.literal('not-relevant') })
]);

const checkAnswer = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('option'), option: optionIndex, confidence: z.enum(CONFIDENCES) }),
	z.strictObject({ type: z.literal('unknown') }),
	z.strictObject({ type: z.literal('skipped') })
]);

const response = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('rating'),
		skill: id,
		answer: ratingAnswer,
		note: z.exactOptional(words),
		at: instant,
		tookMs
	}),
	z.strictObject({
		kind: z.literal('check'),
		item: id,
		skill: id,
		version: id,
		answer: checkAnswer,
		shown: distinct(optionIndex, 10),
		at: instant,
		tookMs
	}),
	z.strictObject({ kind: z.literal('recheck'), skill: id, at: instant })
]);

const returnTo = z.exactOptional(z.literal('reviewing'));

const position = z.discriminatedUnion('stage', [
	z.strictObject({ stage: z.literal('welcome') }),
	z.strictObject({ stage: z.literal('rating'), skill: id, returnTo }),
	z.strictObject({ stage: z.literal('choosing') }),
	z.strictObject({ stage: z.literal('checking'), item: id, returnTo }),
	z.strictObject({ stage: z.literal('explaining'), item: id, returnTo }),
	z.strictObject({ stage: z.literal('reviewing') }),
	z.strictObject({ stage: z.literal('finished') })
]);

const pace = z.strictObject({
	hoursPerWeek: z.number().check(z.gte(1), z.lte(MOST_HOURS_PER_WEEK)),
	weekdays: z.readonly(
		z.array(z.int().check(z.gte(0), z.lte(6))).check(
			z.minLength(1),
			z.maxLength(7),
			z.refine((days) => new Set(days).size === days.length, 'repeated')
		)
	),
	timeOff: distinct(
		z.strictObject({ from: day, to: day }).check(z.refine(({ from, to }) => from <= to, 'ends_before_start')),
		200
	)
});

const settings = z.strictObject({
	target: id,
	pace,
	startDay: day,
	deadline: z.exactOptional(day),
	niceToHaves: z.enum(['keep', 'drop']),
	importance: byId(z.enum(IMPORTANCES)),
	contested: byId(z.strictObject({ level, on: day, reason: z.exactOptional(words) })),
	done: byId(z.strictObject({ on: day })),
	loggedHours: byId(hoursSpent),
	dropped: distinct(id, 500),
	ownOrder: distinct(id, 500)
});

const seen = z.strictObject({
	contentHash: id,
	seenOn: day,
	levels: byId(z.number().check(z.gte(0), z.lte(4), z.overwrite(Math.round))),
	steps: z.readonly(
		z.array(z.strictObject({ task: id, title: words, hours })).check(
			z.maxLength(500),
			z.overwrite((steps) => [...new Map(steps.map((step) => [step.task, step])).values()])
		)
	)
});

/** The stored form of an attempt, format {@link RECORD_FORMAT}. */
export const recordSchema = z.strictObject({
	format: z.literal(RECORD_FORMAT),
	id,
	quiz: id,
	contentHash: id,
	mode: z.enum(MODES),
	explanations: z.enum(EXPLANATION_TIMES),
	startedAt: instant,
	finishedAt: z.exactOptional(instant),
	position,
	responses: list(response, 2000),
	settings,
	seen: z.exactOptional(seen)
});

/** Why a record was refused. */
export const RECORD_PROBLEMS = ['not-a-record', 'newer-format', 'too-large', 'damaged'] as const;
export type RecordProblem = (typeof RECORD_PROBLEMS)[number];

/** A checked record, or why not; `detail` is where, for example `responses.3.answer`, empty where it is the whole. */
export type ParsedRecord =
	| { readonly ok: true; readonly record: SessionRecord }
	| { readonly ok: false; readonly reason: RecordProblem; readonly detail: string };

/** Turns a record of one format into the next. */
type Migration = (old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Migrations in order: the first one takes format 1 to format 2. */
const MIGRATIONS: readonly Migration[] = [];

/** The longest text of a record that is read, in UTF-16 units: ten times a long attempt. */
export const LONGEST_RECORD = 2_000_000;
const DEEPEST = 16;
const MOST_VALUES = 100_000;

/** Checks a value that may be a record. Gives a fresh copy, never the value itself; never throws. */
export function parseRecord(value: unknown): ParsedRecord {
	if (!isModest(value)) return refused('too-large');
	if (typeof value !== 'object' || value === null || !('format' in value)) return refused('not-a-record');
	const { format } = value;
	if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) return refused('not-a-record');
	if (format > RECORD_FORMAT) return refused('newer-format', String(format));
	try {
		const current = MIGRATIONS.slice(format - 1).reduce<object>((old, migrate) => migrate({ ...old }), value);
		const parsed = recordSchema.safeParse(current);
		if (parsed.success) return { ok: true, record: parsed.data };
		return refused('damaged', parsed.error.issues[0]?.path.join('.'));
	} catch {
		// A migration that meets damage it did not expect.
		return refused('damaged');
	}
}

/** Reads a record from text. Never throws. */
export function parseRecordText(text: string): ParsedRecord {
	if (text.length > LONGEST_RECORD) return refused('too-large');
	try {
		return parseRecord(JSON.parse(text));
	} catch {
		return refused('not-a-record');
	}
}

function refused(reason: RecordProblem, detail = ''): ParsedRecord {
	return { ok: false, reason, detail };
}

/** Whether the value is small and flat enough to look at; without recursion, so that no depth harms it. */
function isModest(value: unknown): boolean {
	let layer: readonly unknown[] = [value];
	let values = 0;
	let characters = 0;
	for (let depth = 0; layer.length > 0; depth++) {
		if (depth > DEEPEST) return false;
		values += layer.length;
		for (const entry of layer) if (typeof entry === 'string') characters += entry.length;
		if (values > MOST_VALUES || characters > LONGEST_RECORD) return false;
		layer = layer.flatMap((entry) =>
			typeof entry === 'object' && entry !== null ? Object.values(entry) : []
		);
	}
	return true;
}
