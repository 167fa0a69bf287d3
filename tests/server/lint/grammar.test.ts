import { expect, test } from 'vitest';
import { checkGrammar } from '../../../src/lib/server/lint/grammar';
import { options, verdict } from '../../support/lint-items';

test.each([
	['the same beginning', ['The cache', 'A queue', 'Its index']],
	['pairs', ['The cache', 'A queue', 'Adding rows', 'Dropping rows']],
	['a different class each', ['The cache', '`queue`', 'Adding rows']]
])('L13 passes options with %s', (_name, texts) => {
	expect(verdict(checkGrammar, { options: options(...texts) })).toEqual([]);
});

test.each([
	[['The cache', 'A queue', 'Adding rows'], 2, 'an -ing form, all others with an article'],
	[['`cache`', 'Queue', 'Rows'], 0, 'code, all others with another word'],
	[['Keep it', '40 rows', 'Drop it'], 1, 'a number, all others with another word'],
	[['It waits', 'It retries', 'With a queue'], 2, 'a preposition, all others with a pronoun']
])('L13 notes the one option that begins unlike the others: %j', (texts, index, message) => {
	expect(verdict(checkGrammar, { options: options(...texts) })).toEqual([
		`L13 note options.${index}.text: this option begins with ${message}`
	]);
});

test('L13 notes an article at the end of the stem', () => {
	expect(verdict(checkGrammar, { stem: 'What holds one replica is called a?' })).toEqual([
		'L13 note stem: the stem ends in "a" or "an"'
	]);
});
