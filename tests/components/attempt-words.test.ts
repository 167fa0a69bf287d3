import { expect, test } from 'vitest';
import { attemptText } from '../../src/lib/components/home/attempt-words';
import { aRating, aRecord, anAnswer } from '../support/records';

const at = '2026-11-22T12:00:00.000Z';

test('an attempt in progress says when it began and how far it is', () => {
	const { finishedAt: _finishedAt, ...rest } = aRecord();
	const record = { ...rest, startedAt: at, responses: [aRating('sql', at), aRating('sql', at)] };
	expect(attemptText(record)).toBe('Begun 22 November 2026: 1 rating so far.');
});

test('a finished attempt counts ratings and checks, each question once', () => {
	const responses = [aRating('sql', at), aRating('api', at), anAnswer('sql-1', at), anAnswer('sql-1', at)];
	expect(attemptText({ ...aRecord(), finishedAt: at, responses })).toBe(
		'Finished 22 November 2026: 2 ratings and 1 check.'
	);
});
