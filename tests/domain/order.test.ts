import fc from 'fast-check';
import highs from 'highs';
import { describe, expect, test } from 'vitest';
import { bestOrder } from '../../src/lib/domain/order';
import { costOf, type Sequence, type SequenceProblem } from '../../src/lib/domain/sequence';
import { arbitraryProblem } from '../support/problems';

const DEEP = process.env['CROSSWALK_DEEP'] === '1';

/** Smallest cost over all orders, and the first order in index order that has it. Every order, one by one. */
function bruteForce(problem: SequenceProblem): { cost: number; jobs: readonly number[] } {
	const count = problem.lengths.length;
	let best: { cost: number; jobs: readonly number[] } = { cost: Infinity, jobs: [] };
	const visit = (jobs: readonly number[]): void => {
		if (jobs.length === count) {
			const cost = costOf(problem, jobs);
			if (cost < best.cost) best = { cost, jobs };
			return;
		}
		for (let job = 0; job < count; job++) {
			if (jobs.includes(job)) continue;
			if (problem.precedence.some(([first, then]) => then === job && !jobs.includes(first))) continue;
			visit([...jobs, job]);
		}
	};
	visit([]);
	return best;
}

function respects({ lengths, precedence }: SequenceProblem, jobs: readonly number[]): boolean {
	return (
		new Set(jobs).size === lengths.length &&
		precedence.every(([first, then]) => jobs.indexOf(first) < jobs.indexOf(then))
	);
}

function orderOrCircle(problem: SequenceProblem): Sequence | 'circle' {
	try {
		return bestOrder(problem);
	} catch {
		return 'circle';
	}
}

describe('bestOrder', { timeout: DEEP ? 3_600_000 : 300_000 }, () => {
	test('equals the best of all orders of small problems', () => {
		fc.assert(
			fc.property(arbitraryProblem(7), (problem) => {
				const found = bestOrder(problem);
				expect(respects(problem, found.jobs)).toBe(true);
				expect(found.atMost).toBe(1);
				expect(found.cost).toBe(bruteForce(problem).cost);
			}),
			{ seed: 5, numRuns: DEEP ? 10_000 : 2000 }
		);
	});

	test('gives ties to the smallest indices, from the front', () => {
		fc.assert(
			fc.property(arbitraryProblem(6, { shortest: 1 }), (problem) => {
				expect(bestOrder(problem).jobs).toEqual(bruteForce(problem).jobs);
			}),
			{ seed: 6, numRuns: DEEP ? 5000 : 1000 }
		);
	});

	test('equals an integer-programming solver on middle problems', async () => {
		const solver = await highs();
		fc.assert(
			fc.property(arbitraryProblem(11, { fewest: 9, shortest: 1 }), (problem) => {
				const solution = solver.solve(asIntegerProgram(problem), { mip_rel_gap: 0 });
				expect(solution.Status).toBe('Optimal');
				expect(bestOrder(problem).cost).toBe(Math.round(solution.ObjectiveValue));
			}),
			{ seed: 7, numRuns: DEEP ? 300 : 25 }
		);
	});

	test('relabelling the jobs changes nothing about the cost', () => {
		fc.assert(
			fc.property(
				arbitraryProblem(30, { fewest: 20, sparse: true }),
				fc.infiniteStream(fc.nat()),
				(problem, keys) => {
					const rank = problem.lengths.map((_, job) => ({ job, key: keys.next().value ?? 0 }));
					const label = rank.toSorted((a, b) => a.key - b.key || a.job - b.job).map(({ job }) => job);
					const renamed: SequenceProblem = {
						lengths: problem.lengths.map((_, job) => problem.lengths[label.indexOf(job)] ?? 0),
						values: problem.values.map(({ weight, jobs }) => ({
							weight,
							jobs: jobs.map((job) => label[job] ?? 0)
						})),
						precedence: problem.precedence.map(([first, then]) => [label[first] ?? 0, label[then] ?? 0])
					};
					const [original, relabelled] = [bestOrder(problem), bestOrder(renamed)];
					if (original.atMost === 1 && relabelled.atMost === 1) expect(relabelled.cost).toBe(original.cost);
					expect(relabelled.cost).toBeLessThanOrEqual(original.cost * relabelled.atMost);
				}
			),
			{ seed: 8, numRuns: DEEP ? 500 : 40 }
		);
	});

	test('a prerequisite that already holds changes nothing; one that does not never makes the order cheaper', () => {
		fc.assert(
			fc.property(arbitraryProblem(25, { fewest: 15, sparse: true }), fc.nat(), fc.nat(), (problem, a, b) => {
				const found = bestOrder(problem);
				const count = problem.lengths.length;
				fc.pre(a % count !== b % count && found.atMost === 1);
				const [earlier = 0, later = 0] = [a % count, b % count].toSorted(
					(x, y) => found.jobs.indexOf(x) - found.jobs.indexOf(y)
				);
				const slack = bestOrder({ ...problem, precedence: [...problem.precedence, [earlier, later]] });
				expect(slack.cost).toBe(found.cost);

				const turned = orderOrCircle({ ...problem, precedence: [...problem.precedence, [later, earlier]] });
				if (turned !== 'circle') expect(turned.cost).toBeGreaterThanOrEqual(found.cost);
			}),
			{ seed: 9, numRuns: DEEP ? 500 : 40 }
		);
	});

	test('scaling all weights or all lengths scales the cost and keeps the order', () => {
		fc.assert(
			fc.property(
				arbitraryProblem(25, { fewest: 15, sparse: true }),
				fc.integer({ min: 2, max: 9 }),
				(problem, factor) => {
					const found = bestOrder(problem);
					const heavier = bestOrder({
						...problem,
						values: problem.values.map(({ weight, jobs }) => ({ weight: weight * factor, jobs }))
					});
					const longer = bestOrder({ ...problem, lengths: problem.lengths.map((length) => length * factor) });
					expect(heavier.jobs).toEqual(found.jobs);
					expect(heavier.cost).toBe(found.cost * factor);
					expect(longer.jobs).toEqual(found.jobs);
					expect(longer.cost).toBe(found.cost * factor);
				}
			),
			{ seed: 10, numRuns: DEEP ? 500 : 40 }
		);
	});

	test('beyond the cap it stays valid, close, and honest about its bound', () => {
		fc.assert(
			fc.property(arbitraryProblem(16, { fewest: 10 }), (problem) => {
				const best = bestOrder(problem);
				const rough = bestOrder(problem, 3);
				expect(respects(problem, rough.jobs)).toBe(true);
				expect(rough.cost).toBe(costOf(problem, rough.jobs));
				expect(rough.atMost).toBeLessThanOrEqual(2 + 1e-9);
				expect(rough.cost).toBeLessThanOrEqual(best.cost * rough.atMost * (1 + 1e-12));
				expect(rough.cost).toBeLessThanOrEqual(best.cost * 1.1);
			}),
			{ seed: 11, numRuns: DEEP ? 2000 : 200 }
		);
	});

	test('a valuable job pulls its worthless prerequisites forward', () => {
		const problem: SequenceProblem = {
			lengths: [5, 1, 1],
			values: [
				{ weight: 5, jobs: [0] },
				{ weight: 100, jobs: [2] }
			],
			precedence: [[1, 2]]
		};
		expect(bestOrder(problem).jobs).toEqual([1, 2, 0]);
	});

	test('an empty problem has an empty order, and a circle is refused', () => {
		expect(bestOrder({ lengths: [], values: [], precedence: [] })).toEqual({ jobs: [], cost: 0, atMost: 1 });
		const circle: SequenceProblem = {
			lengths: [1, 1],
			values: [{ weight: 1, jobs: [0] }],
			precedence: [
				[0, 1],
				[1, 0]
			]
		};
		expect(() => bestOrder(circle)).toThrow('circle');
	});
});

/** The problem in linear ordering variables, in the LP format: x_i_j = 1 when i is done before j, C_v when value v arrives. */
function asIntegerProgram({ lengths, values, precedence }: SequenceProblem): string {
	const jobs = [...lengths.keys()];
	const pairs = jobs.flatMap((i) => jobs.filter((j) => j !== i).map((j) => [i, j] as const));
	const rows = [
		...pairs.filter(([i, j]) => i < j).map(([i, j]) => `x_${i}_${j} + x_${j}_${i} = 1`),
		...pairs.flatMap(([i, j]) =>
			jobs.filter((k) => k !== i && k !== j).map((k) => `x_${i}_${j} + x_${j}_${k} + x_${k}_${i} <= 2`)
		),
		...precedence.map(([i, j]) => `x_${i}_${j} = 1`),
		...values.flatMap(({ jobs: needed }, v) =>
			needed.map((j) => {
				const earlier = jobs.filter((i) => i !== j).map((i) => `- ${lengths[i] ?? 0} x_${i}_${j}`);
				return `C_${v} ${earlier.join(' ')} >= ${lengths[j] ?? 0}`;
			})
		)
	];
	const goal = values.map(({ weight }, v) => `${weight} C_${v}`).join(' + ');
	const binaries = pairs.map(([i, j]) => `x_${i}_${j}`).join(' ');
	return `Minimize\n obj: ${goal}\nSubject To\n${rows.map((row, n) => ` r${n}: ${row}`).join('\n')}\nBinary\n ${binaries}\nEnd\n`;
}
