import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../src/lib/domain/level';
import { withoutImplied, type TaskEdge } from '../../src/lib/domain/precedence';
import { prospectOf } from '../../src/lib/domain/prospect';
import type { Quiz } from '../../src/lib/domain/quiz';
import type { PlanSettings } from '../../src/lib/domain/settings';
import { anEstimation, aQuiz, aTask, someSettings, surely, TODAY } from '../support/builders';

/** Pairs of task ids that bind in the plan of somebody with these levels. */
function edgesOf(quiz: Quiz, levels: readonly Level[], change: Partial<PlanSettings> = {}) {
	const { open, edges } = prospectOf({
		quiz,
		estimation: anEstimation(quiz, levels.map(surely)),
		settings: someSettings(quiz, change),
		today: TODAY,
		notRelevant: new Set()
	});
	const id = (index: number) => open[index]?.task.id ?? '';
	return edges.map(([first, then]) => `${id(first)} > ${id(then)}`).toSorted();
}

const chains = ['gpu-1 > gpu-2', 'python-1 > python-2', 'serving-1 > serving-2'];

describe('precedenceOf', () => {
	test('levels of a skill come in order, and a hard prerequisite binds skills', () => {
		expect(edgesOf(aQuiz(), [0, 0, 0])).toEqual([...chains, 'python-1 > serving-2'].toSorted());
	});

	test('what is known binds nothing', () => {
		expect(edgesOf(aQuiz(), [1, 0, 0])).toEqual(['gpu-1 > gpu-2', 'serving-1 > serving-2']);
		expect(edgesOf(aQuiz(), [0, 2, 2])).toEqual(['python-1 > python-2']);
	});

	test('a ticked task satisfies what needed it', () => {
		const change = { done: { 'python-1': { on: TODAY } } };
		expect(edgesOf(aQuiz(), [0, 0, 0], change)).toEqual(['gpu-1 > gpu-2', 'serving-1 > serving-2']);
	});

	test('a soft prerequisite is advice', () => {
		const quiz = aQuiz();
		const soft = quiz.prerequisites.map((edge) => ({ ...edge, strength: 'soft' as const }));
		expect(edgesOf({ ...quiz, prerequisites: soft }, [0, 0, 0])).toEqual(chains);
	});

	test('practice gates nothing: only tasks that reach a level hold others back', () => {
		const tasks = [
			aTask('course', { trains: [{ skill: 'python', level: 1, hours: 5 }] }),
			aTask('drill', { trains: [{ skill: 'python', level: 1, hours: 5 }], reaches: [] }),
			aTask('project', { trains: [{ skill: 'python', level: 2, hours: 5 }] })
		];
		expect(edgesOf(aQuiz({ tasks }), [0, 2, 2])).toEqual(['course > project']);
	});

	test('written edges are passed on through tasks that are skipped, not through ticked ones', () => {
		const tasks = [
			aTask('a', { trains: [{ skill: 'python', level: 2, hours: 5 }] }),
			aTask('b', { trains: [{ skill: 'serving', level: 2, hours: 5 }], needsTasks: ['a'] }),
			aTask('c', { trains: [{ skill: 'gpu', level: 2, hours: 5 }], needsTasks: ['b'] })
		];
		const quiz = aQuiz({ tasks, prerequisites: [] });
		expect(edgesOf(quiz, [0, 0, 0])).toEqual(['a > b', 'b > c']);
		expect(edgesOf(quiz, [0, 2, 0])).toEqual(['a > c']);
		expect(edgesOf(quiz, [0, 0, 0], { done: { b: { on: TODAY } } })).toEqual([]);
	});

	test('a task never waits for itself', () => {
		const tasks = [
			aTask('both', {
				trains: [
					{ skill: 'python', level: 1, hours: 5 },
					{ skill: 'serving', level: 2, hours: 5 }
				]
			})
		];
		expect(edgesOf(aQuiz({ tasks }), [0, 0, 0])).toEqual([]);
	});
});

describe('withoutImplied', () => {
	test('drops edges that a chain of others implies, and no others', () => {
		expect(
			withoutImplied([
				[0, 1],
				[1, 2],
				[0, 2],
				[0, 3]
			])
		).toEqual([
			[0, 1],
			[1, 2],
			[0, 3]
		]);
	});

	test('keeps what comes before what, with as few edges as that takes', () => {
		const edge = fc
			.tuple(fc.nat(9), fc.nat(9))
			.filter(([a, b]) => a !== b)
			.map(([a, b]): TaskEdge => [Math.min(a, b), Math.max(a, b)]);
		const edges = fc.uniqueArray(edge, { selector: String, maxLength: 30 });
		fc.assert(
			fc.property(edges, (all) => {
				const direct = withoutImplied(all);
				for (const [first, then] of all) expect(leads(direct, first, then)).toBe(true);
				for (const one of direct) {
					const others = direct.filter((other) => other !== one);
					expect(leads(others, ...one)).toBe(false);
				}
			}),
			{ seed: 7 }
		);
	});
});

/** Whether a chain of edges leads from one task to another. */
function leads(edges: readonly TaskEdge[], from: number, to: number): boolean {
	return edges.some(([first, then]) => first === from && (then === to || leads(edges, then, to)));
}
