import { describe, expect, test } from 'vitest';
import {
	checkKeyPositions,
	checkKeyRuns,
	checkSkillPositions,
	keyPositions
} from '../../../src/lib/server/lint/key-position';
import { pathwayFile } from '../../../src/lib/server/pathway-file';
import { aBank, aGoodItem, options } from '../../support/lint-items';
import { aPathwayFile } from '../../support/quiz-folder';

const pathway = {
	file: 'quizzes/pathways/a-to-b.yaml',
	value: pathwayFile.parse(aPathwayFile()),
	place: () => ({ line: 1, column: 1 })
};

const withKeys = (keys: readonly number[], order: 'shuffle' | 'fixed' = 'shuffle') =>
	keys.map((key, index) => aGoodItem(`apis-${index}`, { key, order }));

const times = (count: number, keys: readonly number[]) => Array.from({ length: count }, () => keys).flat();

describe('keyPositions', () => {
	test('even keys have a chi-square of nothing', () => {
		expect(keyPositions(withKeys(times(5, [0, 1, 2, 3])))).toEqual({
			items: 20,
			counts: [5, 5, 5, 5],
			expected: [5, 5, 5, 5],
			odd: [],
			chiSquare: 0,
			p: 1
		});
	});

	test('the audited bank of the content standard: 2,610, 2,599, 2,191 and 1,874 keys give 162.8', () => {
		const keys = [2610, 2599, 2191, 1874].flatMap((count, key) => Array.from({ length: count }, () => key));
		const one = aGoodItem();
		const { chiSquare, p, odd } = keyPositions(keys.map((key) => ({ ...one, key })));
		expect(chiSquare).toBeCloseTo(162.8, 1);
		expect(p).toBeLessThan(1e-12);
		expect(odd).toEqual([0, 1, 2, 3]);
	});

	test('items of three options expect nothing at the fourth position', () => {
		const three = aGoodItem('a', { options: options('One', 'Two', 'Three') });
		expect(keyPositions([three, aGoodItem()]).expected).toEqual([
			1 / 3 + 1 / 4,
			1 / 3 + 1 / 4,
			1 / 3 + 1 / 4,
			1 / 4
		]);
	});

	test('no items, no statement', () => {
		expect(keyPositions([])).toMatchObject({ items: 0, counts: [], p: 1 });
	});
});

describe('L06 key position', () => {
	test('passes even keys, shuffled or fixed', () => {
		for (const order of ['shuffle', 'fixed'] as const) {
			expect(checkKeyPositions(pathway, aBank(withKeys(times(3, [0, 1, 2, 3]), order)))).toEqual([]);
		}
	});

	test('notes uneven keys of shuffled items, and refuses them where the order is fixed', () => {
		const keys = times(3, [0, 0, 0, 1]);
		expect(checkKeyPositions(pathway, aBank(withKeys(keys)))).toMatchObject([
			{ rule: 'L06', severity: 'note' }
		]);
		expect(checkKeyPositions(pathway, aBank(withKeys(keys, 'fixed')))).toMatchObject([
			{
				rule: 'L06',
				severity: 'error',
				message: 'keys of fixed items stand at 9, 3, 0, 0 by position: uneven (chi-square 18.0, p 0.000)'
			}
		]);
	});

	test('draws no conclusion from a few fixed items', () => {
		expect(checkKeyPositions(pathway, aBank(withKeys([0, 0, 0], 'fixed')))).toEqual([]);
	});

	test('within a skill a position may hold three keys, and is noted at four', () => {
		const three = aBank(withKeys([0, 0, 0, 1, 2, 3, 1, 2]));
		const four = aBank(withKeys([0, 0, 0, 1, 2, 3, 1, 0]));
		expect(checkSkillPositions(three[0]!.document, three)).toEqual([]);
		expect(checkSkillPositions(four[0]!.document, four)).toMatchObject([
			{
				rule: 'L06',
				severity: 'note',
				message: 'position 1 holds the key 4 times among 8 live items (limit 3)'
			}
		]);
	});

	test('a skill of many items may hold a quarter of them at one position', () => {
		const bank = aBank(withKeys(times(4, [0, 1, 2, 3])));
		expect(checkSkillPositions(bank[0]!.document, bank)).toEqual([]);
	});
});

describe('L07 key runs', () => {
	const runs = (...banks: ReturnType<typeof aBank>[]) =>
		checkKeyRuns(banks.flat()).map(
			({ about, severity, message }) => `${about.item.id} ${severity} ${message}`
		);

	test('passes three in a row and warns at the fourth', () => {
		expect(runs(aBank(withKeys([2, 2, 2, 1, 2])))).toEqual([]);
		expect(runs(aBank(withKeys([1, 2, 2, 2, 2])))).toEqual([
			'apis-4 warning the key stands at position 3 for the 4th time in a row'
		]);
	});

	test('a run ends with its skill', () => {
		expect(runs(aBank(withKeys([1, 1]), 'apis'), aBank(withKeys([1, 1]), 'clusters'))).toEqual([]);
	});
});
