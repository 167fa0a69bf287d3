import { describe, expect, test } from 'vitest';
import { estimateLevels } from '../../src/lib/domain/estimate';
import {
	expectedMisallocation,
	findModules,
	findTarget,
	hourWeights,
	isScheduled,
	probabilityNeeded
} from '../../src/lib/domain/loss';
import { aMeasuredQuiz } from '../support/measured';

const quiz = aMeasuredQuiz([
	{ id: 'sql', view: 'transferable', target: 2, importance: 'Critical', hours: 20, items: [] },
	{ id: 'gpu', view: 'to-learn', target: 1, importance: 'Nice to have', hours: 50, items: [] }
]);
const [entry] = quiz.targets;

test('a target the pathway no longer has is the entry target, for measuring as for planning', () => {
	expect(findTarget(quiz, 'withdrawn')).toBe(entry);
	expect(findTarget(quiz, undefined)).toBe(entry);
});

describe('modules', () => {
	test('one per skill and level up to the target, with the hours of all tasks that train it', () => {
		const twice = { ...quiz, tasks: [...quiz.tasks, { ...quiz.tasks[0]!, id: 'again' }] };
		expect(findModules(twice, entry!, new Set())).toEqual([
			{ skill: 'sql', level: 1, hours: 40 },
			{ skill: 'sql', level: 2, hours: 40 },
			{ skill: 'gpu', level: 1, hours: 50 }
		]);
	});

	test('not those of skills left out', () => {
		expect(findModules(quiz, entry!, new Set(['sql'])).map(({ skill }) => skill)).toEqual(['gpu']);
	});

	test('an hour counts by importance, one on average over the hours', () => {
		const modules = findModules(quiz, entry!, new Set());
		const weights = hourWeights(modules, entry!.requirements, {}, 'importance');
		expect(weights.get('sql')! / weights.get('gpu')!).toBeCloseTo(6, 12);
		const mean = modules.reduce((sum, { skill, hours }) => sum + hours * weights.get(skill)!, 0) / 90;
		expect(mean).toBeCloseTo(1, 12);
	});

	test("the person's own importance goes first, and even weighting knows none", () => {
		const modules = findModules(quiz, entry!, new Set());
		const own = hourWeights(modules, entry!.requirements, { gpu: 'Critical' }, 'importance');
		const even = hourWeights(modules, entry!.requirements, {}, 'even');
		expect([...own.values(), ...even.values()]).toEqual([1, 1, 1, 1]);
	});
});

describe('decisions', () => {
	test.each([
		[0.3, false],
		[0.399, false],
		[0.401, true]
	])('a step needed with probability %d is scheduled: %s', (needed, scheduled) => {
		expect(isScheduled(needed)).toBe(scheduled);
	});

	test('a step is needed by everybody below its level', () => {
		expect(probabilityNeeded([0.1, 0.2, 0.3, 0.2, 0.2], 2)).toBeCloseTo(0.3, 12);
		// However it adds up: 0.1 + 0.2 is not 0.3, and 0.7 + 0.1 not 0.8.
		expect(probabilityNeeded([0.1, 0.2, 0.3, 0.2, 0.2], 2)).toBe(0.3);
		expect(probabilityNeeded([0.7, 0.1, 0.2, 0, 0], 2)).toBe(0.8);
	});

	test('the expected misallocation counts weeks wrong both ways and is corrected for optimism', () => {
		const estimation = estimateLevels(quiz, []);
		const weeks = findModules(quiz, entry!, new Set()).map(({ skill, level, hours }) => {
			const { probabilities } = estimation.estimates.find((estimate) => estimate.skill === skill)!;
			const needed = probabilityNeeded(probabilities, level);
			return (hours / 10) * (needed > 0.4 ? 1 - needed : needed);
		});
		const stated = weeks.reduce((sum, share) => sum + share, 0);
		expect(expectedMisallocation(quiz, estimation, 'entry', new Set())).toBeCloseTo(stated / 0.85, 12);
	});
});
