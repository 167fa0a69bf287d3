import { expect, test } from 'vitest';
import type { CheckResponse, RatingResponse, Response } from '../../src/lib/domain/response';
import {
	checkBefore,
	isFinal,
	isNotRelevant,
	keepResponse,
	ratingOf
} from '../../src/lib/session/answer-log';
import { aRating, anAnswer } from '../support/records';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 19, 0, second)).toISOString();
const rated = (skill: string, second: number): RatingResponse => aRating(skill, at(second)) as RatingResponse;
const answered = (item: string, second: number): CheckResponse => anAnswer(item, at(second)) as CheckResponse;
const recheck = (skill: string, second: number): Response => ({ kind: 'recheck', skill, at: at(second) });

test('a changed answer takes the place of the old one', () => {
	const log = [rated('a', 1), answered('a-1', 2), rated('b', 3)];
	expect(keepResponse(log, rated('a', 9))).toEqual([rated('a', 9), answered('a-1', 2), rated('b', 3)]);
	expect(keepResponse(log, answered('a-1', 9))).toEqual([rated('a', 1), answered('a-1', 9), rated('b', 3)]);
	expect(keepResponse(log, answered('a-2', 9))).toEqual([...log, answered('a-2', 9)]);
});

test('an answer after a re-check never replaces one from before it, where it would not count', () => {
	const log = [rated('a', 1), answered('a-1', 2), recheck('a', 3), rated('b', 4)];
	expect(keepResponse(log, rated('a', 5))).toEqual([...log, rated('a', 5)]);
	expect(keepResponse(log, answered('a-1', 5))).toEqual([...log, answered('a-1', 5)]);
	expect(keepResponse(log, rated('b', 5))).toEqual([...log.slice(0, 3), rated('b', 5)]);
});

test('a rating from before a re-check is none', () => {
	const log = [{ ...rated('a', 1), answer: { type: 'not-relevant' } } as const, recheck('a', 3)];
	expect(isNotRelevant(log.slice(0, 1), 'a')).toBe(true);
	expect(isNotRelevant(log, 'a')).toBe(false);
	expect(ratingOf(log, 'a')).toBeUndefined();
});

test('the way back stays within the sitting: what stood in a result is not walked through again', () => {
	const log = [answered('a-1', 1), answered('a-2', 2), answered('b-1', 8)];
	expect(checkBefore(log, 'b-1', undefined)?.item).toBe('a-2');
	expect(checkBefore(log, 'b-1', at(5))).toBeUndefined();
	expect(checkBefore(log, undefined, at(5))?.item).toBe('b-1');
});

test('the way back passes over questions that are withdrawn or were edited since', () => {
	const log = [answered('a-1', 1), answered('a-2', 2), answered('b-1', 3), answered('b-2', 4)];
	const live = new Map([
		['a-1', { id: 'a-1', skill: 'a', version: 'v1' }],
		['b-1', { id: 'b-1', skill: 'b', version: 'v2' }]
	]);
	const checks = { find: (item: string) => live.get(item) };
	expect(checkBefore(log, 'b-2', undefined, checks)?.item).toBe('a-1');
	expect(checkBefore(log, 'a-1', undefined, checks)).toBeUndefined();
	expect(checkBefore(log, 'b-2', undefined)?.item).toBe('b-1');
});

test('an answer is final in the result, and before it once it was explained', () => {
	const skipped: CheckResponse = { ...answered('a-1', 3), answer: { type: 'skipped' } };
	expect(isFinal(answered('a-1', 3), { explanations: 'after-each' })).toBe(true);
	expect(isFinal(skipped, { explanations: 'after-each' })).toBe(false);
	expect(isFinal(answered('a-1', 3), { explanations: 'at-end' })).toBe(false);
	expect(isFinal(answered('a-1', 3), { explanations: 'at-end', finishedAt: at(3) })).toBe(true);
	expect(isFinal(skipped, { explanations: 'at-end', finishedAt: at(4) })).toBe(true);
	expect(isFinal(answered('a-1', 3), { explanations: 'at-end', finishedAt: at(2) })).toBe(false);
});
