import type { SequenceProblem, Value } from '../../lib/domain/sequence';
import type { Chance } from '../simulation/chance';

/** Importance weights, as often as the guide has them: 2 Critical, 2 Important, 2 nice to have. */
const WEIGHTS = [6, 3, 1];

/** Share of a skill's value on its last level, as in the plan. */
const TARGET_SHARE = 0.6;

/**
 * A made-up plan of `count` tasks in the shape of real ones: skills of two or three levels, each level reached by
 * one or two tasks, levels in a chain, one or two prerequisites from other skills per level. The index of a task is
 * its place in the guide, so the guide's order is possible but knows nothing of value. Lengths are hundredths of an
 * hour, weights millionths.
 */
export function makeInstance(count: number, chance: Chance): SequenceProblem {
	const lengths: number[] = [];
	const values: Value[] = [];
	const precedence: (readonly [number, number])[] = [];
	const reached: (readonly number[])[] = [];
	for (let skill = 0; lengths.length < count; skill++) {
		const weight = WEIGHTS[chance.whole(WEIGHTS.length)] ?? 1;
		const levels = 2 + chance.whole(2);
		let before: readonly number[] = [];
		let all: readonly number[] = [];
		for (let level = 1; level <= levels && lengths.length < count; level++) {
			const tasks = Array.from({ length: Math.min(1 + chance.whole(2), count - lengths.length) }, () => {
				lengths.push(100 * (4 + chance.whole(40)));
				return lengths.length - 1;
			});
			for (const task of tasks) {
				precedence.push(...before.map((first) => [first, task] as const));
				for (let edge = chance.whole(3); edge > 0 && reached.length > 0; edge--) {
					const needed = reached[chance.whole(reached.length)] ?? [];
					precedence.push(...needed.map((first) => [first, task] as const));
				}
			}
			all = [...all, ...tasks];
			const share = level === levels ? TARGET_SHARE : (1 - TARGET_SHARE) / (levels - 1);
			const needed = 0.4 + 0.6 * chance.uniform();
			values.push({ weight: Math.round(1e6 * weight * share * needed), jobs: all });
			before = tasks;
		}
		reached.push(before);
	}
	return shuffled({ lengths, values, precedence }, chance);
}

/** The same instance with its tasks in a random order that respects precedence: a guide that was written by hand. */
function shuffled({ lengths, values, precedence }: SequenceProblem, chance: Chance): SequenceProblem {
	const order: number[] = [];
	while (order.length < lengths.length) {
		const free = [...lengths.keys()].filter(
			(job) =>
				!order.includes(job) && precedence.every(([first, then]) => then !== job || order.includes(first))
		);
		const next = free[chance.whole(free.length)];
		if (next === undefined) throw new Error('A made-up plan has a circle');
		order.push(next);
	}
	const label = (job: number): number => order.indexOf(job);
	return {
		lengths: order.map((job) => lengths[job] ?? 0),
		values: values.map(({ weight, jobs }) => ({ weight, jobs: jobs.map(label) })),
		precedence: precedence.map(([first, then]) => [label(first), label(then)])
	};
}
