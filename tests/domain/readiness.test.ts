import { describe, expect, test } from 'vitest';
import { valueShare } from '../../src/lib/domain/attainment';
import { daysAhead, readyDay } from '../../src/lib/domain/readiness';
import {
	anEstimation,
	aQuiz,
	aRoadmap,
	aTarget,
	aTask,
	someSettings,
	surely,
	TODAY
} from '../support/builders';
import { planRoadmap } from '../../src/lib/domain/plan';

describe('the value of a level', () => {
	test('60 % arrives with the target, the rest evenly before it', () => {
		expect([1, 2, 3].map((level) => valueShare(level as 1 | 2 | 3, 3))).toEqual([0.2, 0.2, 0.6]);
		expect([1, 2].map((level) => valueShare(level as 1 | 2, 2))).toEqual([0.4, 0.6]);
		expect(valueShare(1, 1)).toBe(1);
		expect(valueShare(3, 2)).toBe(0);
		expect(valueShare(0, 2)).toBe(0);
	});
});

describe('readiness over time', () => {
	test('starts at what is known and ends complete', () => {
		const { readiness } = aRoadmap(aQuiz(), [2, 1, 0]);
		expect(readiness.today).toBeCloseTo((1 + 0.4 + 0) / 3, 6);
		expect(readiness.personal[0]).toEqual({ day: TODAY, readiness: readiness.today });
		expect(readiness.personal.at(-1)?.readiness).toBe(1);
	});

	test('rises on the day the last task that reaches a level is done', () => {
		const tasks = [
			aTask('a', { trains: [{ skill: 'python', level: 1, hours: 10 }] }),
			aTask('b', { trains: [{ skill: 'python', level: 1, hours: 10 }] })
		];
		const quiz = aQuiz({ tasks, targets: [aTarget(['python', 'serving', 'gpu'], 1)] });
		const { steps, readiness } = aRoadmap(quiz, [0, 1, 1]);
		expect(steps.map(({ attains }) => attains.length)).toEqual([0, 1]);
		expect(readiness.personal).toEqual([
			{ day: TODAY, readiness: 0.666667 },
			{ day: steps[1]?.finish.likely, readiness: 1 }
		]);
	});

	test('counts importance 6, 3 and 1', () => {
		const change = { importance: { python: 'Critical', gpu: 'Nice to have' } } as const;
		expect(aRoadmap(aQuiz(), [2, 0, 0], change).readiness.today).toBeCloseTo(0.6, 6);
		expect(aRoadmap(aQuiz(), [0, 0, 2], change).readiness.today).toBeCloseTo(0.1, 6);
	});

	test('a ticked task counts as attained today, and moves no estimate', () => {
		const change = { done: { 'gpu-1': { on: TODAY }, 'gpu-2': { on: TODAY } } };
		expect(aRoadmap(aQuiz(), [0, 0, 0], change).readiness.today).toBeCloseTo(1 / 3, 6);
	});

	test('a dropped task leaves its level, and the levels above it, not attained', () => {
		const { readiness, steps } = aRoadmap(aQuiz(), [0, 0, 0], { dropped: ['gpu-1'] });
		expect(steps.map(({ task }) => task)).toContain('gpu-2');
		expect(readiness.personal.at(-1)?.readiness).toBeCloseTo(2 / 3, 6);
		expect(readiness.personal80).toBeUndefined();
	});

	test('skills that are not relevant count for nothing', () => {
		expect(aRoadmap(aQuiz(), [2, 2, 0], {}, ['gpu']).readiness.today).toBe(1);
		expect(aRoadmap(aQuiz(), [0, 0, 0], {}, ['gpu', 'python', 'serving']).readiness.today).toBe(1);
	});

	test('attaining a level settles what doubt was left about the levels below it', () => {
		const quiz = aQuiz();
		const estimation = anEstimation(quiz, [[0.3, 0.7, 0, 0, 0], surely(2), surely(2)]);
		const { readiness } = planRoadmap({
			quiz,
			estimation,
			settings: someSettings(quiz),
			today: TODAY,
			notRelevant: new Set()
		});
		expect(readiness.today).toBeCloseTo((2 + 0.4 * 0.7) / 3, 6);
		expect(readiness.personal.at(-1)?.readiness).toBe(1);
	});

	test('the guide gets the same work in its own order, so it is never ready earlier on the whole', () => {
		const tasks = [
			aTask('slow', { trains: [{ skill: 'gpu', level: 2, hours: 60 }] }),
			aTask('quick', { trains: [{ skill: 'python', level: 2, hours: 5 }] })
		];
		const { readiness, steps } = aRoadmap(aQuiz({ tasks, prerequisites: [] }), [0, 2, 0]);
		expect(steps.map(({ task, places }) => [task, places])).toEqual([
			['quick', 1],
			['slow', -1]
		]);
		expect(readiness.guide.at(-1)).toEqual(readiness.personal.at(-1));
		expect(readiness.guide.length).toBeLessThan(readiness.personal.length + 1);
	});

	test('a curve is ahead by the mean of the days its gains come sooner', () => {
		const curve = (...days: readonly (readonly [day: string, readiness: number])[]) =>
			days.map(([day, readiness]) => ({ day, readiness }));
		const late = curve(['2027-01-01', 0.2], ['2027-01-11', 0.8], ['2027-01-21', 1]);
		const soon = curve(['2027-01-01', 0.2], ['2027-01-05', 0.8], ['2027-01-21', 1]);
		expect(daysAhead(soon, late)).toBeCloseTo((0.6 * 6) / 0.8, 9);
		expect(daysAhead(late, soon)).toBeCloseTo((-0.6 * 6) / 0.8, 9);
		expect(daysAhead(late.slice(0, 1), soon.slice(0, 1))).toBe(0);
	});

	test('the 80 % day is the first one on which the curve is there', () => {
		const curve = [0.1, 0.79, 0.8, 1].map((readiness, n) => ({ day: `2027-01-0${n + 1}`, readiness }));
		expect(readyDay(curve)).toBe('2027-01-03');
		expect(readyDay(curve.slice(0, 2))).toBeUndefined();
	});
});
