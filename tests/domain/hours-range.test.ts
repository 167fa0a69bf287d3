import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../src/lib/domain/estimate';
import { planRoadmap } from '../../src/lib/domain/plan';
import { aMixedEstimation, aQuiz, aRoadmap, someSettings, surely, TODAY } from '../support/builders';

function hoursOf(weights: readonly number[], nodes: readonly (readonly Distribution[])[]) {
	const quiz = aQuiz();
	const estimation = aMixedEstimation(quiz, weights, nodes);
	return planRoadmap({ quiz, estimation, settings: someSettings(quiz), today: TODAY, notRelevant: new Set() })
		.hours;
}

describe('hoursRange', () => {
	test('is a quarter to either side when the levels are certain', () => {
		expect(aRoadmap(aQuiz(), [0, 0, 0]).hours).toEqual({ low: 45, likely: 60, high: 75 });
	});

	test('is nothing when nothing is left', () => {
		expect(aRoadmap(aQuiz(), [2, 2, 2]).hours).toEqual({ low: 0, likely: 0, high: 0 });
	});

	test('is wider when the answers leave it open whether the person knows everything or nothing', () => {
		const all = [surely(2), surely(2), surely(2)];
		const nothing = [surely(0), surely(0), surely(0)];
		const { low, likely, high } = hoursOf([1, 1], [all, nothing]);
		expect(likely).toBe(30);
		expect(low).toBeCloseTo(0, 0);
		expect(high).toBeCloseTo(60, 0);
	});

	test('independent doubts about several skills partly cancel out', () => {
		const unsure: Distribution = [0.5, 0, 0.5, 0, 0];
		const independent = hoursOf([1], [[unsure, unsure, unsure]]);
		const sd = Math.sqrt(3 * 100);
		expect(independent.likely).toBe(30);
		expect(independent.low).toBeCloseTo(30 - 1.2816 * sd, 0);
		expect(independent.high).toBeCloseTo(30 + 1.2816 * sd, 0);
	});
});
