import { describe, expect, test } from 'vitest';
import type { Level } from '../../src/lib/domain/level';
import type { PlanInput } from '../../src/lib/domain/prospect';
import type { PlanSettings } from '../../src/lib/domain/settings';
import { whatIf } from '../../src/lib/domain/what-if';
import { anEstimation, aQuiz, aRoadmap, someSettings, surely, TODAY } from '../support/builders';

const quiz = aQuiz();

function inputOf(levels: readonly Level[], change: Partial<PlanSettings> = {}): PlanInput {
	return {
		quiz,
		estimation: anEstimation(quiz, levels.map(surely)),
		settings: someSettings(quiz, change),
		today: TODAY,
		notRelevant: new Set()
	};
}

describe('whatIf', () => {
	test('one level up saves the hours and days of that level', () => {
		const answer = whatIf(inputOf([0, 2, 2]), { kind: 'one-level-up', skill: 'python' });
		expect(answer).toEqual({
			readySooner: 6,
			finishedSooner: 7,
			hoursSaved: 10,
			readinessLost: 0,
			ready: aRoadmap(quiz, [1, 2, 2]).readiness.personal80
		});
	});

	test('one level up counts from a contested level', () => {
		const contested = { python: { level: 1 as const, on: TODAY } };
		const answer = whatIf(inputOf([0, 2, 2], { contested }), { kind: 'one-level-up', skill: 'python' });
		expect(answer.hoursSaved).toBe(10);
	});

	test('without a prerequisite the order is free, the hours are the same', () => {
		const settings: Partial<PlanSettings> = { importance: { serving: 'Critical', python: 'Nice to have' } };
		const [edge] = quiz.prerequisites;
		if (edge === undefined) throw new Error('No prerequisite');
		const answer = whatIf(inputOf([0, 1, 2], settings), { kind: 'without-prerequisite', ...edge });
		expect(answer).toMatchObject({ readySooner: 7, finishedSooner: 0, hoursSaved: 0 });
	});

	test('without nice-to-haves some readiness is given up', () => {
		const settings: Partial<PlanSettings> = { importance: { gpu: 'Nice to have' } };
		const answer = whatIf(inputOf([2, 0, 0], settings), { kind: 'without-nice-to-haves' });
		expect(answer.hoursSaved).toBe(20);
		expect(answer.readinessLost).toBeCloseTo(1 / 7, 5);
		expect(answer.readySooner).toBe(0);
	});

	test('more hours a week only change the days', () => {
		const answer = whatIf(inputOf([0, 2, 2]), { kind: 'hours-per-week', hours: 20 });
		expect(answer).toMatchObject({ finishedSooner: 7, hoursSaved: 0, readinessLost: 0 });
	});

	test('says nothing about a day that never comes', () => {
		const answer = whatIf(inputOf([0, 0, 0], { dropped: ['gpu-1'] }), { kind: 'hours-per-week', hours: 20 });
		expect(answer.readySooner).toBeUndefined();
		expect(answer.ready).toBeUndefined();
	});
});
