import { describe, expect, test } from 'vitest';
import { demandsOf } from '../../src/lib/domain/demand';
import type { Distribution } from '../../src/lib/domain/estimate';
import type { Quiz, Transfer } from '../../src/lib/domain/quiz';
import type { PlanSettings } from '../../src/lib/domain/settings';
import { workloadOf } from '../../src/lib/domain/work';
import { anEstimation, aQuiz, aTarget, aTask, someSettings, surely } from '../support/builders';

function workload(
	quiz: Quiz,
	distributions: readonly Distribution[],
	change: Partial<PlanSettings> = {},
	notRelevant: readonly string[] = []
) {
	const estimation = anEstimation(quiz, distributions);
	const settings = someSettings(quiz, change);
	return workloadOf(quiz, estimation, demandsOf(quiz, estimation, settings, new Set(notRelevant)), settings);
}

/** P(below 1) = 0.5, P(below 2) = 0.8. */
const UNSURE: Distribution = [0.5, 0.3, 0.2, 0, 0];

const openOf = (...args: Parameters<typeof workload>) =>
	Object.fromEntries(workload(...args).open.map(({ task, hours }) => [task.id, hours]));

describe('workloadOf', () => {
	test('hours left are hours times the probability that the step is needed', () => {
		expect(openOf(aQuiz(), [UNSURE, surely(2), surely(0)])).toEqual({
			'python-1': 5,
			'python-2': 8,
			'gpu-1': 10,
			'gpu-2': 10
		});
	});

	test('a step is planned only when it is needed with more than 40 %', () => {
		const at = (needed: number) => openOf(aQuiz(), [[needed, 0, 1 - needed, 0, 0], surely(2), surely(2)]);
		expect(at(0.39)).toEqual({});
		expect(at(0.41)).toEqual({ 'python-1': 4.1, 'python-2': 4.1 });
	});

	test('what is known is skipped with its evidence', () => {
		const { skips } = workload(aQuiz(), [surely(1), surely(2), [0.3, 0, 0.7, 0, 0]]);
		expect(skips.map(({ task }) => task)).toEqual(['python-1', 'serving-1', 'serving-2', 'gpu-1', 'gpu-2']);
		expect(skips.at(-1)).toEqual({
			task: 'gpu-2',
			hoursSaved: 10,
			known: [{ skill: 'gpu', level: 2, probability: 0.7, checks: 2 }]
		});
	});

	test('a transfer shortens the step by the credit times the probability of the level it comes from', () => {
		const transfer: Transfer = {
			from: { skill: 'serving', level: 2 },
			to: { skill: 'python', level: 1 },
			credit: 0.5,
			why: 'Serving is written in Python.'
		};
		const quiz = aQuiz({ transfers: [transfer] });
		expect(openOf(quiz, [surely(0), surely(2), surely(2)])['python-1']).toBe(5);
		expect(openOf(quiz, [surely(0), [0, 0.5, 0.5, 0, 0], surely(2)])['python-1']).toBe(7.5);
		expect(openOf(quiz, [surely(0), surely(2), surely(2)], {}, ['serving'])['python-1']).toBe(10);
		const [module] = workload(quiz, [surely(0), surely(2), surely(2)]).open[0]?.modules ?? [];
		expect(module).toMatchObject({ credit: 0.5, transferFrom: { skill: 'serving', level: 2 }, hours: 5 });
	});

	test('of several transfers the largest counts, not their sum', () => {
		const to = { skill: 'python', level: 1 } as const;
		const quiz = aQuiz({
			transfers: [
				{ from: { skill: 'serving', level: 1 }, to, credit: 0.2, why: 'a' },
				{ from: { skill: 'gpu', level: 1 }, to, credit: 0.3, why: 'b' }
			]
		});
		expect(openOf(quiz, [surely(0), surely(2), surely(2)])['python-1']).toBe(7);
	});

	test('logged hours are taken off, never below nothing', () => {
		const quiz = aQuiz();
		const levels = [surely(1), surely(2), surely(2)];
		expect(openOf(quiz, levels, { loggedHours: { 'python-2': 4 } })).toEqual({ 'python-2': 6 });
		expect(openOf(quiz, levels, { loggedHours: { 'python-2': 40 } })).toEqual({ 'python-2': 0 });
	});

	test('ticked and dropped tasks leave the open ones', () => {
		const { open, done, dropped } = workload(aQuiz(), [surely(0), surely(2), surely(0)], {
			done: { 'python-1': { on: '2026-11-20' } },
			dropped: ['gpu-2', 'serving-2']
		});
		expect(open.map(({ task }) => task.id)).toEqual(['python-2', 'gpu-1']);
		expect(done).toEqual([{ task: 'python-1', on: '2026-11-20' }]);
		expect(dropped).toEqual(['gpu-2']);
	});

	test('a task only above the target is in no list; fixed hours keep a task open', () => {
		const quiz = aQuiz({
			targets: [aTarget(['python', 'serving', 'gpu'], 1)],
			tasks: [
				aTask('above', { trains: [{ skill: 'python', level: 3, hours: 10 }] }),
				aTask('search', { fixedHours: 6, optional: true, trains: [{ skill: 'python', level: 1, hours: 4 }] })
			]
		});
		const { open, skips } = workload(quiz, [surely(1), surely(1), surely(1)]);
		expect(open.map(({ task, hours }) => [task.id, hours])).toEqual([['search', 6]]);
		expect(skips).toEqual([]);
	});

	test('a skill that is not relevant asks for nothing', () => {
		const { open, skips } = workload(aQuiz(), [surely(0), surely(0), surely(0)], {}, ['gpu', 'serving']);
		expect(open.map(({ task }) => task.id)).toEqual(['python-1', 'python-2']);
		expect(skips).toEqual([]);
	});

	test('a small rest that completes nothing is skipped with its task, a large one is kept', () => {
		const book = (hours: number) =>
			aTask('book', {
				trains: [
					{ skill: 'serving', level: 1, hours: 10 },
					{ skill: 'python', level: 1, hours }
				],
				reaches: [{ skill: 'serving', level: 1 }]
			});
		const course = aTask('course', { trains: [{ skill: 'python', level: 1, hours: 10 }] });
		const levels = [surely(0), surely(2), surely(2)];
		const small = workload(aQuiz({ tasks: [book(4), course] }), levels);
		expect(small.open.map(({ task }) => task.id)).toEqual(['course']);
		expect(small.skips).toEqual([
			{ task: 'book', hoursSaved: 14, known: [{ skill: 'serving', level: 1, probability: 1, checks: 2 }] }
		]);
		const large = workload(aQuiz({ tasks: [book(8), course] }), levels);
		expect(large.open.map(({ task, hours }) => [task.id, hours])).toEqual([
			['book', 8],
			['course', 10]
		]);
	});
});
