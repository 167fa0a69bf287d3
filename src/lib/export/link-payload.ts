import * as z from 'zod/mini';
import { MODES, RECORD_FORMAT, type SessionRecord } from '../domain/record';
import { CONFIDENCES, type CheckAnswer, type RatingAnswer, type Response } from '../domain/response';
import { makeSettings, readSettings, settingsSchema } from './link-settings';

/**
 * A record as nested lists without keys: short before compression, and nothing in it but what the report
 * needs. Left out on purpose: notes, reasons, the report last seen, and when and how fast each answer was given.
 */

// The compiled form of zod needs eval, which the content security policy refuses and reports.
z.config({ jitless: true });

const MINUTE = 60_000;
const LEVELS_CODED = 5;
const SKIPPED_RATING = 5;
const NOT_RELEVANT = 6;
const UNKNOWN_CHECK = 20;
const SKIPPED_CHECK = 21;

const text = z.string();
const whole = z.int();

/** `[0, skill, answer]` a rating, `[1, skill, item, version, answer, shown]` a check, `[2, skill]` a re-check. */
const entrySchema = z.union([
	z.tuple([z.literal(0), whole, whole]),
	z.tuple([z.literal(1), whole, text, text, whole, text]),
	z.tuple([z.literal(2), whole])
]);

/** Shape of the lists; what the values mean is checked by the record parser afterwards. */
export const payloadSchema = z.tuple([
	text,
	text,
	text,
	whole,
	whole,
	z.nullable(whole),
	z.array(text),
	z.array(entrySchema),
	settingsSchema
]);

/** The lists of a record. */
export type Payload = z.output<typeof payloadSchema>;

type Entry = z.output<typeof entrySchema>;

/** The lists of a record; times of day are cut to the minute. */
export function makePayload(record: SessionRecord): Payload {
	const skills = [...new Set(record.responses.map(({ skill }) => skill))];
	const { startedAt, finishedAt, responses } = record;
	return [
		record.quiz,
		record.contentHash,
		record.id,
		MODES.indexOf(record.mode),
		minuteOf(startedAt),
		finishedAt === undefined ? null : minuteOf(finishedAt),
		skills,
		responses.map((response) => makeEntry(response, skills.indexOf(response.skill))),
		makeSettings(record.settings)
	];
}

/**
 * The record of lists, still to be checked by `parseRecord`. Every answer carries the time the attempt was
 * started. Throws where a number stands for nothing (a day far outside the calendar).
 */
export function readPayload(payload: Payload): unknown {
	const [quiz, contentHash, id, mode, started, finished, skills, entries, settings] = payload;
	const startedAt = instantOf(started);
	return {
		format: RECORD_FORMAT,
		id,
		quiz,
		contentHash,
		mode: MODES[mode],
		explanations: 'after-each',
		startedAt,
		...(finished === null ? {} : { finishedAt: instantOf(finished) }),
		position: { stage: finished === null ? 'reviewing' : 'finished' },
		responses: entries.map((entry) => readEntry(entry, skills, startedAt)),
		settings: readSettings(settings)
	};
}

function makeEntry(response: Response, skill: number): Entry {
	switch (response.kind) {
		case 'rating':
			return [0, skill, ratingCode(response.answer)];
		case 'check':
			return [1, skill, response.item, response.version, checkCode(response.answer), response.shown.join('')];
		case 'recheck':
			return [2, skill];
	}
}

function readEntry(entry: Entry, skills: readonly string[], at: string): unknown {
	const skill = skills[entry[1]];
	switch (entry[0]) {
		case 0:
			return { kind: 'rating', skill, answer: ratingOf(entry[2]), at, tookMs: 0 };
		case 1: {
			const [, , item, version, answer, shown] = entry;
			return {
				kind: 'check',
				item,
				skill,
				version,
				answer: checkOf(answer),
				shown: [...shown].map(Number),
				at,
				tookMs: 0
			};
		}
		case 2:
			return { kind: 'recheck', skill, at };
	}
}

function ratingCode(answer: RatingAnswer): number {
	switch (answer.type) {
		case 'level':
			return answer.level;
		case 'skipped':
			return SKIPPED_RATING;
		case 'not-relevant':
			return NOT_RELEVANT;
	}
}

function ratingOf(code: number): unknown {
	if (code === SKIPPED_RATING) return { type: 'skipped' };
	if (code === NOT_RELEVANT) return { type: 'not-relevant' };
	return code < LEVELS_CODED ? { type: 'level', level: code } : undefined;
}

/** Two codes per option: sure, not sure. */
function checkCode(answer: CheckAnswer): number {
	switch (answer.type) {
		case 'option':
			return answer.option * CONFIDENCES.length + CONFIDENCES.indexOf(answer.confidence);
		case 'unknown':
			return UNKNOWN_CHECK;
		case 'skipped':
			return SKIPPED_CHECK;
	}
}

function checkOf(code: number): unknown {
	if (code === UNKNOWN_CHECK) return { type: 'unknown' };
	if (code === SKIPPED_CHECK) return { type: 'skipped' };
	const option = Math.floor(code / CONFIDENCES.length);
	return { type: 'option', option, confidence: CONFIDENCES[code % CONFIDENCES.length] };
}

function minuteOf(instant: string): number {
	return Math.floor(Date.parse(instant) / MINUTE);
}

function instantOf(minute: number): string {
	return new Date(minute * MINUTE).toISOString();
}
