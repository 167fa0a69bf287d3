import { expect, test } from 'vitest';
import { bankStatistics } from '../../../src/lib/server/lint/statistics';
import { pathwayFile } from '../../../src/lib/server/pathway-file';
import { aBank, aGoodItem, options } from '../../support/lint-items';
import { aPathwayFile } from '../../support/quiz-folder';

const pathway = pathwayFile.parse(aPathwayFile());

test('the figures of a bank made by hand', () => {
	const blindSolve = (agree: number) => ({ agree, of: 2, on: '2026-11-22' });
	const lengths = options('x'.repeat(10), 'x'.repeat(12), 'x'.repeat(14), 'x'.repeat(16));
	const clusters = [
		aGoodItem('a', { level: 1, subtopic: 'One', key: 0, options: lengths }),
		aGoodItem('b', { level: 1, subtopic: 'Two', key: 3, options: lengths }),
		aGoodItem('c', { level: 2, subtopic: 'Two', key: 3, options: lengths, blindSolve: blindSolve(1) }),
		aGoodItem('d', { level: 2, subtopic: 'Six', key: 2, options: lengths, status: 'draft' })
	];
	const bank = [...aBank(clusters, 'clusters'), ...aBank([aGoodItem('e')], 'elsewhere')];
	const figures = bankStatistics(pathway, bank);

	expect(figures).toMatchObject({ pathway: 'a-to-b', items: 3, blindSolved: 2 });
	expect(figures.longest).toMatchObject({ hits: 2, chance: 0.75 });
	expect(figures.longest.limit).toBeCloseTo(0.75 + 2 * Math.sqrt(3 * 0.25 * 0.75), 9);
	expect(figures.shortest.hits).toBe(1);
	expect(figures.positions.counts).toEqual([1, 0, 0, 2]);
	// (0.25^2 + 0.75^2 + 0.75^2 + 1.25^2) / 0.75
	expect(figures.positions.chiSquare).toBeCloseTo(3.667, 3);
	expect(figures.coverage).toEqual([
		{ skill: 'apis', live: 0, subtopics: 0, levels: levels([0, 0, 0, 0], [3, 0, 0, 0]) },
		{ skill: 'clusters', live: 3, subtopics: 2, levels: levels([2, 1, 0, 0], [3, 3, 2, 0]) }
	]);
});

function levels(live: readonly number[], wanted: readonly number[]) {
	return live.map((count, index) => ({ level: index + 1, live: count, wanted: wanted[index] }));
}
