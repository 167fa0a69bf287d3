import { describe, expect, test } from 'vitest';
import { demandsOf } from '../../src/lib/domain/demand';
import type { Level } from '../../src/lib/domain/level';
import type { Quiz } from '../../src/lib/domain/quiz';
import type { PlanSettings } from '../../src/lib/domain/settings';
import { anEstimation, aQuiz, aTarget, someSettings, surely } from '../support/builders';

const skills = ['python', 'serving', 'gpu'];

/** Python Critical, serving Important, GPU nice to have, all at level 2; serving 2 needs GPU 1. */
const quiz: Quiz = aQuiz({
	targets: [
		{
			...aTarget(skills, 2),
			requirements: [
				{ skill: 'python', level: 2, importance: 'Critical' },
				{ skill: 'serving', level: 2, importance: 'Important' },
				{ skill: 'gpu', level: 2, importance: 'Nice to have' }
			]
		},
		aTarget(skills, 3, 'senior')
	],
	oneYearTarget: 'senior',
	prerequisites: [
		{
			needs: { skill: 'gpu', level: 1 },
			before: { skill: 'serving', level: 2 },
			strength: 'hard',
			why: 'It runs there.'
		}
	]
});

function demands(
	levels: readonly Level[],
	change: Partial<PlanSettings> = {},
	notRelevant: readonly string[] = []
) {
	const estimation = anEstimation(quiz, levels.map(surely));
	return demandsOf(quiz, estimation, someSettings(quiz, change), new Set(notRelevant));
}

describe('demandsOf', () => {
	test('takes target, one-year target and importance from the profile', () => {
		expect(
			demands([0, 0, 0]).map(({ target, oneYear, importance, weight }) => [
				target,
				oneYear,
				importance,
				weight
			])
		).toEqual([
			[2, 3, 'Critical', 6],
			[2, 3, 'Important', 3],
			[2, 3, 'Nice to have', 1]
		]);
	});

	test("the person's own importance goes before the profile's", () => {
		const [, , gpu] = demands([0, 0, 0], { importance: { gpu: 'Critical' } });
		expect(gpu).toMatchObject({ importance: 'Critical', weight: 6 });
	});

	test('another target changes what is asked; a target that is gone falls back to the first', () => {
		expect(demands([0, 0, 0], { target: 'senior' }).map(({ target, oneYear }) => [target, oneYear])).toEqual([
			[3, 3],
			[3, 3],
			[3, 3]
		]);
		expect(demands([0, 0, 0], { target: 'gone' })).toEqual(demands([0, 0, 0], { target: 'entry' }));
	});

	test('not relevant asks for nothing, now and in a year', () => {
		const [python] = demands([0, 0, 0], {}, ['python']);
		expect(python).toMatchObject({ target: 0, planned: 0, oneYear: 0, relevance: 'not-relevant' });
	});

	test('without nice-to-haves only what planned work needs of them stays', () => {
		const planned = (levels: readonly Level[]) =>
			demands(levels, { niceToHaves: 'drop' }).map((demand) => demand.planned);
		expect(planned([0, 1, 0])).toEqual([2, 2, 1]);
		expect(planned([0, 2, 0])).toEqual([2, 2, 0]);
		expect(demands([0, 0, 0]).map((demand) => demand.planned)).toEqual([2, 2, 2]);
	});

	test('a transferable skill without a stated importance counts as Important', () => {
		const bare: Quiz = {
			...quiz,
			targets: [{ ...aTarget([], 0), requirements: [] }],
			oneYearTarget: 'entry'
		};
		const estimation = anEstimation(bare, [surely(0), surely(0), surely(0)]);
		const [python] = demandsOf(bare, estimation, someSettings(bare), new Set());
		expect(python).toMatchObject({ target: 0, importance: 'Important', weight: 3 });
	});
});
