import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveStep } from '../../src/lib/domain/own-order';
import { planRoadmap } from '../../src/lib/domain/plan';
import { arbitraryPair } from '../support/arbitraries';
import { aQuiz, aRoadmap, aTask } from '../support/builders';

const quiz = aQuiz();
const importance = { serving: 'Critical' } as const;
const best = aRoadmap(quiz, [0, 1, 0], { importance });

describe('moveStep', { timeout: 600_000 }, () => {
	test('the plan it starts from', () => {
		expect(best.steps.map(({ task }) => task)).toEqual([
			'python-1',
			'serving-2',
			'python-2',
			'gpu-1',
			'gpu-2'
		]);
	});

	test('moves a step and keeps the whole order', () => {
		const moved = moveStep(best, 'gpu-1', 'up');
		if (moved.result !== 'moved') throw new Error(moved.why);
		const own = aRoadmap(quiz, [0, 1, 0], { importance, ownOrder: moved.ownOrder });
		expect(own.steps.map(({ task }) => task)).toEqual([
			'python-1',
			'serving-2',
			'gpu-1',
			'python-2',
			'gpu-2'
		]);
		expect(own.order.kind).toBe('own');
		expect(own.hours).toEqual(best.hours);
	});

	test('an own order says what it costs against the best one', () => {
		const same = aRoadmap(quiz, [0, 1, 0], { importance, ownOrder: best.steps.map(({ task }) => task) });
		expect(same.order).toEqual({ kind: 'own', cost: 1 });
		const worse = aRoadmap(quiz, [0, 1, 0], { importance, ownOrder: ['gpu-1', 'gpu-2'] });
		expect(worse.order.kind === 'own' && worse.order.cost > 1).toBe(true);
	});

	test('refuses with the task that stands in the way', () => {
		expect(moveStep(best, 'serving-2', 'up')).toEqual({
			result: 'refused',
			why: 'needs',
			tasks: ['python-1']
		});
		expect(moveStep(best, 'python-1', 'down')).toEqual({
			result: 'refused',
			why: 'needed-by',
			tasks: ['serving-2']
		});
		expect(moveStep(best, 'python-1', 'up')).toEqual({ result: 'refused', why: 'at-the-edge', tasks: [] });
		expect(moveStep(best, 'gpu-2', 'down')).toEqual({ result: 'refused', why: 'at-the-edge', tasks: [] });
		expect(() => moveStep(best, 'serving-1', 'up')).toThrow('serving-1');
	});

	test('refuses what the calendar does not allow', () => {
		const tasks = [
			aTask('operate', { trains: [{ skill: 'python', level: 1, hours: 2 }], minWeeks: 8 }),
			aTask('review', { trains: [{ skill: 'python', level: 2, hours: 2 }] }),
			aTask('gpu', { trains: [{ skill: 'gpu', level: 2, hours: 10 }] })
		];
		const roadmap = aRoadmap(aQuiz({ tasks, prerequisites: [] }), [0, 2, 0]);
		expect(roadmap.steps.map(({ task }) => task)).toEqual(['operate', 'gpu', 'review']);
		expect(moveStep(roadmap, 'review', 'up')).toEqual({
			result: 'refused',
			why: 'calendar',
			tasks: ['operate']
		});
		expect(moveStep(roadmap, 'gpu', 'down')).toEqual({
			result: 'refused',
			why: 'calendar',
			tasks: ['operate']
		});
	});

	test('what is moved stands there afterwards, and moving it back restores the plan', () => {
		fc.assert(
			fc.property(arbitraryPair, fc.nat(), fc.constantFrom('up', 'down'), (pair, which, direction) => {
				const start = planRoadmap(pair);
				fc.pre(start.steps.length > 0);
				const order = start.steps.map(({ task }) => task);
				const task = order[which % order.length] ?? '';
				const moved = moveStep(start, task, direction);
				if (moved.result === 'refused') return;
				const settings = { ...pair.settings, ownOrder: moved.ownOrder };
				const after = planRoadmap({ ...pair, settings });
				expect(after.steps.map((step) => step.task)).toEqual(moved.ownOrder);
				const back = moveStep(after, task, direction === 'up' ? 'down' : 'up');
				expect(back).toEqual({ result: 'moved', ownOrder: order });
			}),
			{ seed: 40, numRuns: process.env['CROSSWALK_DEEP'] === '1' ? 3000 : 100 }
		);
	});
});
