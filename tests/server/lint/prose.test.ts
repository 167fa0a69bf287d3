import { expect, test } from 'vitest';
import {
	comparableWords,
	isMostlyCode,
	lastSentence,
	sentencesOf,
	shownText,
	wordsOf
} from '../../../src/lib/server/lint/prose';

test('text is shown without backticks', () => {
	expect(shownText('Run `dvc checkout` now')).toBe('Run dvc checkout now');
});

test('words: code, numbers and hyphenated words count as one', () => {
	expect(wordsOf('A read-only `a.b(c, d)` costs $1,500, at p < 0.01.')).toEqual([
		'A',
		'read-only',
		'CODE',
		'costs',
		'1,500',
		'at',
		'p',
		'0.01'
	]);
});

test('sentences split at an end before a capital, a digit or code, and not inside numbers or code', () => {
	expect(sentencesOf('It is v1.2 now. `a. B` ran at p < 0.01. 40 rows came. Why?')).toEqual([
		'It is v1.2 now.',
		'CODE ran at p < 0.01.',
		'40 rows came.',
		'Why?'
	]);
	expect(lastSentence('Only one?')).toBe('Only one?');
});

test('words compare without case and plural, and without code', () => {
	expect(comparableWords('Pods of a class; `Pods` PROCESS gas buses')).toEqual([
		'pod',
		'of',
		'a',
		'class',
		'process',
		'gas',
		'buse'
	]);
});

test.each([
	['`a.b(c)`', true],
	['`keepdims=True`, which keeps it', false],
	['`abcdefg` is six', true],
	['plain', false]
])('%s is mostly code: %s', (text, expected) => {
	expect(isMostlyCode(text)).toBe(expected);
});
