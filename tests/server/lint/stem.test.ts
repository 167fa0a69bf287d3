import { describe, expect, test } from 'vitest';
import {
	checkLeadIn,
	checkLength,
	checkNegativeLeadIn,
	checkReadingLevel
} from '../../../src/lib/server/lint/stem';
import { verdict } from '../../support/lint-items';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

describe('L09 negative lead-in', () => {
	test.each([
		'Which of these is not idempotent?',
		'Which header cannot be cached?',
		"Which header isn't cached?",
		'All of these help, except which?',
		'Which option costs least?',
		'Which statement is false?',
		'Which statement is incorrect?'
	])('refuses "%s"', (stem) => {
		expect(verdict(checkNegativeLeadIn, { stem: `A call times out. ${stem}` })).toEqual([
			`L09 error stem: ask for what holds, not for what does not: "${stem}"`
		]);
	});

	test.each([
		'The pod does not start. What is the cause?',
		'A pod is pending. Why does it not start?',
		'A pod is pending. What explains that it does not start?',
		'A job must run at least once. Which setting makes it run at least once?',
		'A detector pages at night. Which change lowers the rate of false positives?',
		'A flag is set. What does `False` mean here?',
		'A notebook is noted. Which note is nothing but notable?'
	])('passes "%s"', (stem) => {
		expect(verdict(checkNegativeLeadIn, { stem })).toEqual([]);
	});
});

describe('L14 lead-in', () => {
	test('passes a stem that ends with its question', () => {
		expect(verdict(checkLeadIn)).toEqual([]);
	});

	test.each(['Idempotent calls are', 'Which call? Choose one.', 'What is `a?b`'])('refuses "%s"', (stem) => {
		expect(verdict(checkLeadIn, { stem })).toEqual([
			'L14 error stem: the stem must end with a question and "?"'
		]);
	});
});

describe('L15 length', () => {
	test('passes 75 words in sentences of 32, and warns of one more', () => {
		const stem = (last: number) => `${words(32)}. W${words(32).slice(1)}. W${words(last).slice(1)}?`;
		expect(verdict(checkLength, { stem: stem(11) })).toEqual([]);
		expect(verdict(checkLength, { stem: stem(12) })).toEqual([
			'L15 warning stem: the stem has 76 words, at most 75'
		]);
	});

	test('warns of a sentence of 33 words', () => {
		expect(verdict(checkLength, { stem: `${words(32)}?` })).toEqual([]);
		expect(verdict(checkLength, { stem: `${words(33)}?` })).toEqual([
			'L15 warning stem: a sentence of the stem has 33 words, at most 32'
		]);
	});

	test('counts a piece of code as one word', () => {
		expect(verdict(checkLength, { stem: `${words(31)} \`${words(9)}\`?` })).toEqual([]);
	});

	test.each([
		[19, 1],
		[20, 0],
		[70, 0],
		[71, 1]
	])('an explanation of %i words gets %i warnings', (count, warnings) => {
		expect(verdict(checkLength, { explanation: words(count) })).toHaveLength(warnings);
	});
});

describe('L16 reading level', () => {
	test('passes a mean of 20 words a sentence', () => {
		expect(verdict(checkReadingLevel, { stem: `${words(20)}?` })).toEqual([]);
		expect(verdict(checkReadingLevel, { stem: `${words(28)}. W${words(12).slice(1)}?` })).toEqual([]);
	});

	test('notes a longer mean, with the grade beside it', () => {
		// 21 words of one syllable: 0.39 * 21 + 11.8 * 1 - 15.59 = 4.4.
		expect(verdict(checkReadingLevel, { stem: `${words(21)}?` })).toEqual([
			'L16 note stem: sentences of the stem have 21.0 words on average, over 20 (Flesch-Kincaid grade 4.4)'
		]);
	});
});
