import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveStep } from '../../src/lib/domain/own-order';
import { planRoadmap } from '../../src/lib/domain/plan';
import type { Step } from '../../src/lib/domain/roadmap';
import { arbitraryPair } from '../support/arbitraries';
import { aQuiz, aRoadmap, aTask } from '../support/builders';

const quiz = aQuiz();
const importance = { serving: 'Critical' } as const;
const best = aRoadmap(quiz, [0, 1, 0], { importance });

describe('moveStep', { timeout: 3_600_000 }, () => {
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
				const after = planRoadmap({ ...pair, settings: { ...pair.settings, ownOrder: moved.ownOrder } });
				const back = moveStep(after, task, direction === 'up' ? 'down' : 'up');
				if (back.result === 'refused') throw new Error(back.why);
				const again = planRoadmap({ ...pair, settings: { ...pair.settings, ownOrder: back.ownOrder } });

				// A step that takes calendar time ends earlier or later now: steps further down that wait for it may follow.
				const settled = order.findIndex((id, place) => id !== moved.ownOrder[place]) + 2;
				const isAsAsked = (steps: readonly Step[], asked: readonly string[]) => {
					expect(steps.slice(0, settled).map((step) => step.task)).toEqual(asked.slice(0, settled));
					for (const [place, step] of steps.entries()) {
						for (const ahead of asked.slice(0, asked.indexOf(step.task))) {
							const later = steps.slice(place + 1).find((other) => other.task === ahead);
							if (later !== undefined) expect(waitsOnCalendar(later, step, steps)).toBe(true);
						}
					}
				};
				isAsAsked(after.steps, moved.ownOrder);
				isAsAsked(again.steps, back.ownOrder);
				expect(back.ownOrder.slice(0, settled)).toEqual(order.slice(0, settled));
				if (pair.quiz.tasks.some(({ minWeeks }) => minWeeks > 0)) return;
				expect(after.steps.map((step) => step.task)).toEqual(moved.ownOrder);
				expect(back.ownOrder).toEqual(order);
			}),
			{ seed: 40, numRuns: process.env['CROSSWALK_DEEP'] === '1' ? 10_000 : 100 }
		);
	});
});

/** Whether something that a step needs, directly or not, is still going on when another one starts. */
function waitsOnCalendar(step: Step, other: Step, steps: readonly Step[]): boolean {
	return steps.some(
		(needed) =>
			step.needs.includes(needed.task) &&
			(needed.finish.likely > other.start || waitsOnCalendar(needed, other, steps))
	);
}
