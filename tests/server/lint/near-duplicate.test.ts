import { describe, expect, test } from 'vitest';
import { checkNearDuplicates, overlap, shinglesOf } from '../../../src/lib/server/lint/near-duplicate';
import { aBank, aGoodItem, options, type ItemInput } from '../../support/lint-items';

const STEM = 'A team deploys a model to a cluster and the pod stays pending. What do they read first?';
const OTHER = 'Two jobs write one table at the same time and one fails. Which setting lets both finish?';

/** What is said about two items: the good item with each change. */
function about(first: Partial<ItemInput>, second: Partial<ItemInput>): readonly string[] {
	return checkNearDuplicates(aBank([aGoodItem('one', first), aGoodItem('two', second)])).map(
		({ about, severity, path, message }) => `${about.item.id} ${severity} ${path.join('.')}: ${message}`
	);
}

describe('L17 near duplicates', () => {
	test('passes different stems with different options', () => {
		expect(about({ stem: STEM }, { stem: OTHER, options: options('X', 'Y', 'Z') })).toEqual([]);
	});

	test('warns of stems that share more than a quarter of their wording', () => {
		const stem = STEM.replace('What do they read first', 'Which of the logs tells them why');
		expect(about({ stem: STEM }, { stem, options: options('X', 'Y', 'Z') })).toEqual([
			'two warning stem: shares 48 % of its wording, like one (quizzes/skills/apis.yaml:100)'
		]);
	});

	test('warns of the same options under another stem, in any order', () => {
		const texts = ['Data drift', 'Concept drift', 'Leakage'];
		const change = (stem: string, list: readonly string[]) => ({ stem, options: options(...list) });
		expect(about(change(STEM, texts), change(OTHER, texts.toReversed()))).toEqual([
			'two warning options: has the same options, like one (quizzes/skills/apis.yaml:100)'
		]);
	});

	test('refuses the same question with two keys', () => {
		expect(about({ stem: STEM, key: 0 }, { stem: STEM.replace('team', 'group'), key: 1 })).toEqual([
			expect.stringMatching(/^two error stem: .* and has the same options, like one .*, but has another key$/)
		]);
		expect(about({ stem: STEM }, { stem: STEM, options: options('X', 'Y', 'Z') })).toEqual([
			'two error stem: shares 100 % of its wording, like one (quizzes/skills/apis.yaml:100), but has another key'
		]);
	});

	test('warns of the same question with the same key', () => {
		expect(about({ stem: STEM }, { stem: STEM })).toEqual([expect.stringMatching(/^two warning stem: /)]);
	});

	test('of several twins the most alike is named, once', () => {
		const bank = aBank([
			aGoodItem('one', { stem: STEM.replace('What do they read first', 'Which of the logs tells them why') }),
			aGoodItem('two', { stem: OTHER, options: options('X', 'Y', 'Z') }),
			aGoodItem('three', { stem: OTHER.replace('Two', 'Some'), options: options('Y', 'X', 'Z'), key: 1 }),
			aGoodItem('four', { stem: STEM })
		]);
		expect(checkNearDuplicates(bank).map(({ about, message }) => `${about.item.id} ${message}`)).toEqual([
			expect.stringMatching(/^three .* like two /),
			expect.stringMatching(/^four .* like one /)
		]);
	});

	test('keeps code intact: the same words about other code are another question', () => {
		const item = (text: string) => ({
			stem: 'What does this print?',
			code: { language: 'python', text, notRun: 'Short.' },
			options: options(text, 'None', 'False')
		});
		expect(
			about(item('a = [1, 2] ; b = a ; b . append ( 3 )'), item('for i in range ( 4 ) : yield i'))
		).toEqual([]);
	});
});

test('shingles are runs of three words, code to the character and prose without case', () => {
	const stem = 'Run `a = 1`, then stop. Now?';
	expect([...shinglesOf(aGoodItem('i', { stem }))]).toEqual([
		'run `a = 1` then',
		'`a = 1` then stop',
		'then stop now'
	]);
	expect([...shinglesOf(aGoodItem('i', { stem: 'Why?' }))]).toEqual(['why']);
});

test('overlap is the part of all shingles that two sets share', () => {
	expect(overlap(new Set(['a', 'b']), new Set(['b', 'c']))).toBeCloseTo(1 / 3, 9);
	expect(overlap(new Set(['a']), new Set(['a']))).toBe(1);
});
