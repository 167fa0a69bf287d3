import { describe, expect, test } from 'vitest';
import { checkBannedPhrases, checkVagueQuantity } from '../../../src/lib/server/lint/option-wording';
import { options, verdict } from '../../support/lint-items';

describe('L08 banned phrases', () => {
	test('passes plain options', () => {
		expect(verdict(checkBannedPhrases)).toEqual([]);
	});

	test.each([
		'All of the above',
		'None of these options',
		'Both A and C',
		'A, B and D',
		'It always retries',
		'It never retries',
		'It retries only a GET',
		'It locks every table',
		'It is completely rebuilt'
	])('refuses "%s"', (text) => {
		expect(verdict(checkBannedPhrases, { options: options('Repeat it', text, 'Drop it') })).toEqual([
			expect.stringMatching(/^L08 error options\.1\.text: ".+" does not belong in an option$/)
		]);
	});

	test.each([
		'Run it every 10 minutes',
		'Run it every night',
		'Use a read-only replica',
		'Pass the flag `--only-all`',
		'Copy data between zones A and B',
		'Take all of the rows'
	])('passes "%s"', (text) => {
		expect(verdict(checkBannedPhrases, { options: options('Repeat it', text, 'Drop it') })).toEqual([]);
	});
});

describe('L10 vague quantity', () => {
	test('passes options without one, and options that share one', () => {
		expect(verdict(checkVagueQuantity)).toEqual([]);
		expect(verdict(checkVagueQuantity, { options: options('Often A', 'Often B', 'C') })).toEqual([]);
	});

	test.each(['usually', 'often', 'may', 'rarely', 'some'])('notes a lone "%s"', (word) => {
		expect(verdict(checkVagueQuantity, { options: options('A', 'B', `It ${word} waits`) })).toEqual([
			`L10 note options.2.text: "${word}" stands in this option alone`
		]);
	});
});
