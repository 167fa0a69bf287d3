import { describe, expect, test } from 'vitest';
import { checkGuessing, scoreGuessing } from '../../../src/lib/server/lint/guessing';
import { pathwayFile } from '../../../src/lib/server/pathway-file';
import { aBank, aGoodItem, options } from '../../support/lint-items';
import { aPathwayFile } from '../../support/quiz-folder';

const lengths = (...sizes: readonly number[]) => options(...sizes.map((size) => 'x'.repeat(size)));
const item = (id: string, key: number, ...sizes: readonly number[]) =>
	aGoodItem(id, { key, options: lengths(...sizes) });

describe('scoreGuessing', () => {
	test('for 77 four-option items chance is 19.3 and at most 27 hits pass, as the standard says', () => {
		const items = Array.from({ length: 77 }, (_, index) => item(`i-${index}`, 0, 10, 11, 12, 13));
		const { chance, limit, hits } = scoreGuessing(items, 'longest');
		expect(chance).toBeCloseTo(19.25, 9);
		expect(limit).toBeCloseTo(26.85, 2);
		expect(hits).toBe(0);
		expect(scoreGuessing(items, 'shortest').hits).toBe(77);
	});

	test('three options have a chance of a third', () => {
		expect(scoreGuessing([item('a', 0, 1, 2, 3)], 'longest').chance).toBeCloseTo(1 / 3, 9);
	});

	test('a tie counts in parts', () => {
		expect(scoreGuessing([item('a', 0, 9, 9, 3)], 'longest').hits).toBe(0.5);
		expect(scoreGuessing([item('a', 0, 9, 9, 9)], 'shortest').hits).toBeCloseTo(1 / 3, 9);
	});

	test('backticks have no length', () => {
		const code = aGoodItem('a', { key: 0, options: options('`abc`', 'abcd', 'ab') });
		expect(scoreGuessing([code], 'longest').hits).toBe(0);
	});
});

describe('L04 and L05', () => {
	const pathway = {
		file: 'quizzes/pathways/a-to-b.yaml',
		value: pathwayFile.parse(aPathwayFile()),
		place: () => ({ line: 1, column: 1 })
	};
	/** Sixteen items: chance is 4, the limit 7.46. The key is the longest in `longest` of them. */
	const bankWith = (longest: number, rest: readonly number[]) =>
		aBank(
			Array.from({ length: 16 }, (_, index) =>
				index < longest ? item(`i-${index}`, 0, 13, 12, 11, 10) : item(`i-${index}`, 0, ...rest)
			)
		);

	test('pass within chance and two standard deviations', () => {
		expect(checkGuessing(pathway, bankWith(7, [11, 12, 13, 10]))).toEqual([]);
	});

	test('L04 refuses a bank where the longest option pays', () => {
		expect(checkGuessing(pathway, bankWith(8, [11, 12, 13, 10]))).toEqual([
			{
				file: pathway.file,
				line: 1,
				column: 1,
				severity: 'error',
				rule: 'L04',
				message: 'picking the longest option gets 8.0 of 16 items right (limit 7.5)'
			}
		]);
	});

	test('L05 warns of a bank where the shortest option pays', () => {
		expect(checkGuessing(pathway, bankWith(4, [10, 11, 12, 13]))).toMatchObject([
			{ rule: 'L05', severity: 'warning', message: expect.stringContaining('the shortest option gets 12.0') }
		]);
	});

	test('look at live items of the pathway alone', () => {
		const items = Array.from({ length: 16 }, (_, index) => item(`i-${index}`, 0, 13, 12, 11, 10));
		expect(checkGuessing(pathway, aBank(items, 'elsewhere'))).toEqual([]);
		expect(checkGuessing(pathway, aBank(items.map((one) => ({ ...one, status: 'reserve' }))))).toEqual([]);
	});
});
