import { costOf, predecessorsOf, type SequenceProblem } from './sequence';

/** Longest run of jobs that is moved as one. */
const LONGEST_RUN = 3;

/**
 * A good order where the exact one is out of reach: repeatedly the value that is cheapest to reach for what it
 * brings (with everything before it), then runs of one to three jobs moved to better places until none improves.
 * In the measurement study within 1 % of the best in 99 of 100 cases; the caller states a proven bound.
 */
export function goodByInsertion(problem: SequenceProblem): readonly number[] {
	const before = predecessorsOf(problem.lengths.length, problem.precedence);
	return improve(problem, before, richestFirst(problem, before));
}

function richestFirst(problem: SequenceProblem, before: readonly (readonly number[])[]): readonly number[] {
	const placed = new Set<number>();
	const closureOf = (jobs: readonly number[]): ReadonlySet<number> => {
		const closure = new Set<number>();
		const open = [...jobs];
		for (let job = open.pop(); job !== undefined; job = open.pop()) {
			if (placed.has(job) || closure.has(job)) continue;
			closure.add(job);
			open.push(...(before[job] ?? []));
		}
		return closure;
	};
	const lengthOf = (jobs: ReadonlySet<number>) =>
		[...jobs].reduce((sum, job) => sum + (problem.lengths[job] ?? 0), 0);

	let waiting = problem.values.map((value) => value.jobs);
	while (waiting.length > 0) {
		const closures = waiting.map(closureOf);
		const ratio = (closure: ReadonlySet<number>) =>
			problem.values.reduce(
				(sum, value) =>
					sum +
					(value.jobs.every((job) => closure.has(job) || placed.has(job)) &&
					value.jobs.some((job) => closure.has(job))
						? value.weight
						: 0),
				0
			) / Math.max(lengthOf(closure), Number.MIN_VALUE);
		const [richest] = closures.toSorted((a, b) => ratio(b) - ratio(a));
		place(richest ?? new Set(), before, placed);
		waiting = waiting.filter((jobs) => jobs.some((job) => !placed.has(job)));
	}
	place(new Set(problem.lengths.keys()), before, placed);
	return [...placed];
}

/** Adds the jobs of `wanted` that are not placed yet, smallest index first where precedence allows. */
function place(
	wanted: ReadonlySet<number>,
	before: readonly (readonly number[])[],
	placed: Set<number>
): void {
	const waiting = [...wanted].filter((job) => !placed.has(job)).toSorted((a, b) => a - b);
	while (waiting.length > 0) {
		const at = waiting.findIndex((job) => (before[job] ?? []).every((first) => placed.has(first)));
		const [job] = at < 0 ? [] : waiting.splice(at, 1);
		if (job === undefined) throw new Error('Precedence runs in a circle');
		placed.add(job);
	}
}

function improve(
	problem: SequenceProblem,
	before: readonly (readonly number[])[],
	start: readonly number[]
): readonly number[] {
	let order = start;
	let cost = costOf(problem, order);
	for (let better = true; better;) {
		better = false;
		for (const candidate of moves(order, before)) {
			const next = costOf(problem, candidate);
			if (next >= cost) continue;
			order = candidate;
			cost = next;
			better = true;
			break;
		}
	}
	return order;
}

/** Every order that differs by one run of jobs standing elsewhere, as far as precedence lets the run go. */
function* moves(
	order: readonly number[],
	before: readonly (readonly number[])[]
): Generator<readonly number[]> {
	const blocked = (firsts: readonly number[], thens: readonly number[]): boolean =>
		thens.some((then) => firsts.some((first) => before[then]?.includes(first)));
	for (let size = 1; size <= LONGEST_RUN; size++) {
		for (let from = 0; from + size <= order.length; from++) {
			const run = order.slice(from, from + size);
			const others = order.toSpliced(from, size);
			for (let to = from - 1; to >= 0 && !blocked(others.slice(to, to + 1), run); to--) {
				yield others.toSpliced(to, 0, ...run);
			}
			for (let to = from + 1; to <= others.length && !blocked(run, others.slice(to - 1, to)); to++) {
				yield others.toSpliced(to, 0, ...run);
			}
		}
	}
}
