import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRoadmap } from '../../src/lib/domain/plan';
import type { Reason } from '../../src/lib/domain/reason';
import type { Roadmap } from '../../src/lib/domain/roadmap';
import { arbitraryPair } from '../support/arbitraries';
import { anEstimation, aQuiz, aRoadmap, aTask, someSettings, surely, TODAY } from '../support/builders';
import { holds, savesHours } from '../support/counterfactual';

const DEEP = process.env['CROSSWALK_DEEP'] === '1';
const RUNS = DEEP ? 10_000 : 100;
const TIMEOUT = DEEP ? 7_200_000 : 300_000;

/** Every rule there is: the compiler refuses the list when one is missing. */
const CODES = Object.keys({
	'closes-gap': 1,
	unlocks: 1,
	'waits-for': 1,
	'quick-win': 1,
	'shortened-by-transfer': 1,
	'shortened-by-knowledge': 1,
	uncertain: 1,
	'not-asked': 1,
	'shortened-otherwise': 1,
	practice: 1,
	'takes-calendar-time': 1,
	'job-search': 1,
	added: 1,
	contested: 1,
	'earlier-than-guide': 1,
	'later-than-guide': 1,
	'as-in-guide': 1
} satisfies Record<Reason['code'], 1>);

describe('reasons', { timeout: TIMEOUT }, () => {
	test('every stated reason is true: without its cause the step moves, grows, shrinks or disappears', () => {
		const tried = new Map<string, number>();
		fc.assert(
			fc.property(arbitraryPair, (pair) => {
				for (const step of planRoadmap(pair).steps) {
					for (const { code } of step.reasons) tried.set(code, (tried.get(code) ?? 0) + 1);
					const untrue = step.reasons.filter((reason) => !holds(pair, step, reason));
					expect(untrue).toEqual([]);
				}
			}),
			{ seed: 30, numRuns: RUNS }
		);
		if (DEEP) console.info(`Reasons tried: ${JSON.stringify(Object.fromEntries(tried))}`);
		expect(CODES.filter((code) => code !== 'as-in-guide' && !tried.has(code))).toEqual([]);
	});

	test('every hour of a step is accounted for: left, logged, or saved for a stated reason', () => {
		fc.assert(
			fc.property(arbitraryPair, (pair) => {
				for (const { fullHours, hours, loggedHours, reasons } of planRoadmap(pair).steps) {
					if (hours === 0) continue;
					const saved = reasons.filter(savesHours).reduce((sum, reason) => sum + reason.hours, 0);
					const open = fullHours - hours - loggedHours - saved;
					expect(open).toBeGreaterThan(-0.1);
					expect(open).toBeLessThan(1);
				}
			}),
			{ seed: 31, numRuns: RUNS }
		);
	});

	const codesOf = (roadmap: Roadmap, task: string) =>
		roadmap.steps.find((step) => step.task === task)?.reasons.map((reason) => reason.code) ?? [];

	test('a worthless foundation stands first because of what it opens, and says so', () => {
		const tasks = [
			aTask('gpu', { trains: [{ skill: 'gpu', level: 2, hours: 10 }] }),
			aTask('basics', { fixedHours: 4 }),
			aTask('serve', { trains: [{ skill: 'serving', level: 2, hours: 4 }], needsTasks: ['basics'] })
		];
		const quiz = aQuiz({ tasks, prerequisites: [] });
		const roadmap = aRoadmap(quiz, [2, 0, 0], { importance: { serving: 'Critical' } });
		expect(roadmap.steps.map(({ task }) => task)).toEqual(['basics', 'serve', 'gpu']);
		expect(roadmap.steps[0]?.reasons).toEqual([
			{ code: 'unlocks', tasks: ['serve'] },
			{ code: 'earlier-than-guide', places: 1, cause: 'needed-by', tasks: ['serve'] }
		]);
		expect(codesOf(roadmap, 'serve')).toContain('waits-for');
		expect(roadmap.steps[2]?.reasons).toContainEqual({
			code: 'later-than-guide',
			places: 2,
			cause: 'less-value-per-hour',
			tasks: ['basics', 'serve']
		});
	});

	test('an edge that decides nothing is a fact of the step and no reason', () => {
		const roadmap = aRoadmap(aQuiz(), [0, 2, 2]);
		const [first, second] = roadmap.steps;
		expect(first?.unlocks).toEqual(['python-2']);
		expect(second?.needs).toEqual(['python-1']);
		expect(first?.reasons).toEqual([
			{ code: 'closes-gap', skill: 'python', importance: 'Important', from: 0, to: 1 }
		]);
	});

	test('a step of which nothing else is to be said stands where the guide has it', () => {
		const quiz = aQuiz({ tasks: [aTask('meet', { fixedHours: 4 })], prerequisites: [] });
		expect(codesOf(aRoadmap(quiz, [0, 0, 0]), 'meet')).toEqual(['as-in-guide']);
	});

	test('known, transferred and doubtful hours are told apart', () => {
		const tasks = [
			aTask('course', {
				trains: [
					{ skill: 'python', level: 1, hours: 10 },
					{ skill: 'python', level: 2, hours: 10 }
				]
			})
		];
		const transfers = [
			{
				from: { skill: 'serving', level: 2 },
				to: { skill: 'python', level: 2 },
				credit: 0.5,
				why: 'Serving is written in Python.'
			}
		] as const;
		const quiz = aQuiz({ tasks, transfers, prerequisites: [] });
		const estimation = anEstimation(quiz, [[0.3, 0.4, 0.3, 0, 0], surely(2), surely(2)]);
		const [step] = planRoadmap({
			quiz,
			estimation,
			settings: someSettings(quiz),
			today: TODAY,
			notRelevant: new Set()
		}).steps;
		expect(step?.hours).toBe(3.5);
		expect(step?.reasons.slice(1)).toEqual(
			[
				{ code: 'shortened-by-transfer', ...transfers[0], hours: 3.5, credit: undefined },
				{ code: 'shortened-by-knowledge', skill: 'python', level: 1, hours: 10 },
				{ code: 'uncertain', skill: 'python', low: 0, high: 2, hours: 3 }
			].map(({ ...reason }) => JSON.parse(JSON.stringify(reason)) as unknown)
		);
	});

	test('a step moved by hand says so', () => {
		const roadmap = aRoadmap(aQuiz({ prerequisites: [] }), [0, 0, 0], { ownOrder: ['gpu-1', 'gpu-2'] });
		expect(roadmap.steps[0]?.reasons).toContainEqual({
			code: 'earlier-than-guide',
			places: 4,
			cause: 'own-move',
			tasks: []
		});
	});
});
