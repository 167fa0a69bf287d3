import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVELS } from '../../src/lib/domain/level';
import { withContested } from '../../src/lib/domain/contest';
import { planRoadmap } from '../../src/lib/domain/plan';
import type { Distribution } from '../../src/lib/domain/estimate';
import type { PlanInput } from '../../src/lib/domain/prospect';
import type { Roadmap, Step } from '../../src/lib/domain/roadmap';
import { arbitraryPair, arbitraryQuiz, mustPrecede } from '../support/arbitraries';
import { aMixedEstimation, aQuiz, aRoadmap, surely, TODAY } from '../support/builders';

const DEEP = process.env['CROSSWALK_DEEP'] === '1';
const RUNS = DEEP ? 10_000 : 200;
const TIMEOUT = DEEP ? 7_200_000 : 300_000;

/** Whether a step has planned work on a level. */
function worksOn(step: Step, skill: string, level: number): boolean {
	return step.modules.some((module) => module.skill === skill && module.level === level && module.scheduled);
}

/** The same person with the share `part` (0-1) of every level of one skill moved up by one, whatever kind of person they are. */
function knowingMore({ quiz, estimation }: PlanInput, skill: number, part: number): PlanInput['estimation'] {
	const { weights, levels, skills } = estimation.joint;
	const nodes = [...weights.keys()].map((node) =>
		quiz.skills.map((_, s): Distribution => {
			const p = LEVELS.map((k) => levels[(node * skills + s) * LEVELS.length + k] ?? 0);
			if (s !== skill) return [p[0] ?? 0, p[1] ?? 0, p[2] ?? 0, p[3] ?? 0, p[4] ?? 0];
			const at = (k: number) =>
				(k === 4 ? 1 : 1 - part) * (p[k] ?? 0) + (k === 0 ? 0 : part * (p[k - 1] ?? 0));
			return [at(0), at(1), at(2), at(3), at(4)];
		})
	);
	return aMixedEstimation(quiz, [...weights], nodes);
}

function deeplyFrozen<Value>(value: Value): Value {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value))
		return value;
	Object.freeze(value);
	for (const field of Object.values(value)) deeplyFrozen(field);
	return value;
}

describe('properties of every plan', { timeout: TIMEOUT }, () => {
	test('all at target gives an empty learning plan', () => {
		fc.assert(
			fc.property(arbitraryQuiz, (quiz) => {
				const levels = quiz.skills.map(
					({ id }) => quiz.targets[0]?.requirements.find(({ skill }) => skill === id)?.level ?? 0
				);
				const { steps, hours } = aRoadmap(quiz, levels);
				expect(steps.flatMap(({ modules }) => modules).filter(({ scheduled }) => scheduled)).toEqual([]);
				const fixed = quiz.tasks.reduce((sum, task) => sum + task.fixedHours, 0);
				expect(hours.likely).toBeCloseTo(fixed, 6);
			}),
			{ seed: 20, numRuns: RUNS }
		);
	});

	test('knowing more never adds hours', () => {
		fc.assert(
			fc.property(arbitraryPair, fc.nat(), fc.integer({ min: 1, max: 10 }), (pair, which, tenths) => {
				const skill = which % pair.quiz.skills.length;
				const estimation = knowingMore(pair, skill, tenths / 10);
				const [before, after] = [planRoadmap(pair), planRoadmap({ ...pair, estimation })];
				expect(after.hours.likely).toBeLessThanOrEqual(before.hours.likely + 1e-9);
				const hoursBefore = new Map(before.steps.map(({ task, hours }) => [task, hours]));
				for (const { task, hours } of after.steps) {
					expect(hours).toBeLessThanOrEqual((hoursBefore.get(task) ?? -1) + 1e-9);
				}
			}),
			{ seed: 21, numRuns: RUNS }
		);
	});

	test('nothing stands before its prerequisite, in the plan or on the calendar', () => {
		fc.assert(
			fc.property(arbitraryPair, (pair) => {
				const { quiz, settings } = pair;
				const { steps } = planRoadmap(pair);
				for (const [place, step] of steps.entries()) {
					for (const other of steps.slice(place + 1)) {
						const held = quiz.prerequisites.filter(
							({ needs, before, strength }) =>
								strength === 'hard' &&
								quiz.tasks.some(
									({ id, reaches }) =>
										id === other.task &&
										reaches.some(({ skill, level }) => skill === needs.skill && level === needs.level)
								) &&
								worksOn(other, needs.skill, needs.level) &&
								worksOn(step, before.skill, before.level)
						);
						expect(held).toEqual([]);
						const task = quiz.tasks.find(({ id }) => id === step.task);
						expect(task?.needsTasks).not.toContain(other.task);
					}
					for (const need of step.needs) {
						const needed = steps.find(({ task }) => task === need);
						expect(needed && needed.finish.likely <= step.start).toBe(true);
					}
					expect(step.start >= settings.startDay && step.start >= TODAY).toBe(true);
				}
			}),
			{ seed: 22, numRuns: RUNS }
		);
	});

	test('every step has a reason, hours that add up, and days in order', () => {
		fc.assert(
			fc.property(arbitraryPair, (pair) => {
				const roadmap = planRoadmap(pair);
				for (const step of roadmap.steps) {
					expect(step.reasons.length).toBeGreaterThan(0);
					expect(step.start <= step.finish.likely).toBe(true);
					expect(step.finish.low <= step.finish.likely && step.finish.likely <= step.finish.high).toBe(true);
				}
				const sum = roadmap.steps.reduce((total, { hours }) => total + hours, 0);
				expect(roadmap.hours.likely).toBeCloseTo(sum, 6);
				expect(roadmap.hours.low).toBeLessThanOrEqual(0.75 * roadmap.hours.likely + 0.01);
				expect(roadmap.hours.high).toBeGreaterThanOrEqual(1.25 * roadmap.hours.likely - 0.01);
				for (const curve of [roadmap.readiness.personal, roadmap.readiness.guide]) {
					const values = curve.map(({ readiness }) => readiness);
					expect(values).toEqual(values.toSorted((a, b) => a - b));
					expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
				}
			}),
			{ seed: 23, numRuns: RUNS }
		);
	});

	test('every task is in exactly one list, or trains nothing the plan wants', () => {
		fc.assert(
			fc.property(arbitraryPair, (pair) => {
				const { steps, skips, done, dropped } = planRoadmap(pair);
				const named = [...steps, ...skips, ...done].map(({ task }) => task).concat(dropped);
				expect(new Set(named).size).toBe(named.length);
				for (const { id, fixedHours } of pair.quiz.tasks) {
					if (fixedHours > 0) expect(named).toContain(id);
				}
				for (const { known } of skips) {
					expect(known.length).toBeGreaterThan(0);
					for (const { probability } of known) expect(probability).toBeGreaterThanOrEqual(0.6 - 1e-9);
				}
			}),
			{ seed: 24, numRuns: RUNS }
		);
	});

	test('not knowing a skill never removes work on the skills above it', () => {
		fc.assert(
			fc.property(arbitraryPair, fc.nat(), (pair, which) => {
				const skill = which % pair.quiz.skills.length;
				const { weights, levels, skills } = pair.estimation.joint;
				const nodes = [...weights.keys()].map((node) =>
					pair.quiz.skills.map((_, s): Distribution => {
						const at = (k: number) => levels[(node * skills + s) * LEVELS.length + k] ?? 0;
						return s === skill ? surely(0) : [at(0), at(1), at(2), at(3), at(4)];
					})
				);
				const before = planRoadmap(pair);
				const after = planRoadmap({ ...pair, estimation: aMixedEstimation(pair.quiz, [...weights], nodes) });
				const kept = new Set(after.steps.map(({ task }) => task));
				for (const { task } of before.steps) expect(kept).toContain(task);
			}),
			{ seed: 25, numRuns: RUNS }
		);
	});

	test('a contested level counts as one that is known for sure, in the range of hours as well', () => {
		fc.assert(
			fc.property(arbitraryPair, (pair) => {
				const contested = planRoadmap(pair);
				const known = planRoadmap({
					...pair,
					estimation: withContested(pair.quiz, pair.estimation, pair.settings),
					settings: { ...pair.settings, contested: {} }
				});
				expect(contested.hours.likely).toBe(known.hours.likely);
				expect(contested.hours.low).toBeCloseTo(known.hours.low, 1);
				expect(contested.hours.high).toBeCloseTo(known.hours.high, 1);
				expect(contested.steps.map(({ task }) => task)).toEqual(known.steps.map(({ task }) => task));
			}),
			{ seed: 27, numRuns: RUNS }
		);
	});

	test('the same input gives the same bytes, and is not touched', () => {
		fc.assert(
			fc.property(arbitraryPair, (pair) => {
				const again: PlanInput = structuredClone(pair);
				expect(JSON.stringify(planRoadmap(deeplyFrozen(pair)))).toBe(JSON.stringify(planRoadmap(again)));
			}),
			{ seed: 26, numRuns: RUNS }
		);
	});

	test('the order does not depend on the order of the file', () => {
		fc.assert(
			fc.property(arbitraryPair, fc.infiniteStream(fc.nat()), (pair, keys) => {
				const shuffled = <Value>(values: readonly Value[]): readonly Value[] =>
					values
						.map((value) => ({ value, key: keys.next().value ?? 0 }))
						.toSorted((a, b) => a.key - b.key)
						.map(({ value }) => value);
				const { quiz } = pair;
				const mixed = {
					...quiz,
					tasks: shuffled(quiz.tasks).map((task) => ({ ...task, reaches: shuffled(task.reaches) })),
					prerequisites: shuffled(quiz.prerequisites),
					transfers: shuffled(quiz.transfers)
				};
				const summary = ({ steps, skips, hours, finish }: Roadmap) => ({
					steps: steps.map(({ task, hours: left, start, places }) => ({ task, left, start, places })),
					skips: skips.map(({ task }) => task),
					hours,
					finish
				});
				expect(summary(planRoadmap({ ...pair, quiz: mixed }))).toEqual(summary(planRoadmap(pair)));
			}),
			{ seed: 27, numRuns: RUNS }
		);
	});

	test('the guide of the tests can tell a broken order', () => {
		const quiz = aQuiz();
		const [first, , , then] = quiz.tasks;
		expect(first && then && mustPrecede(quiz)(first, then)).toBe(true);
	});
});
