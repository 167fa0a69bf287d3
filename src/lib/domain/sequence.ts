/**
 * What is to be ordered, as a problem of numbers: `1 | prec | sum w_j C_j` with jobs that take time and values
 * that arrive when the last of their jobs is done.
 */
export interface SequenceProblem {
	/** Length of each job, a whole number >= 0 (hundredths of an hour). The job's index is its place where orders tie. */
	readonly lengths: readonly number[];
	/** Values, whole numbers > 0, each with the jobs that must all be done before it arrives (at least one). */
	readonly values: readonly Value[];
	/** Pairs [first, then]: `first` is done before `then` starts. No circles. */
	readonly precedence: readonly (readonly [number, number])[];
}

/** Something gained when all of `jobs` are done. */
export interface Value {
	readonly weight: number;
	readonly jobs: readonly number[];
}

/** An order of all jobs. Its cost is at most `atMost` times the best one's; 1 means proven best. */
export interface Sequence {
	readonly jobs: readonly number[];
	readonly cost: number;
	readonly atMost: number;
}

/** Sum of weight x completion time over all values, when the jobs are done one after another in this order. */
export function costOf(
	problem: Pick<SequenceProblem, 'lengths' | 'values'>,
	jobs: readonly number[]
): number {
	const doneAt = new Float64Array(problem.lengths.length);
	let time = 0;
	for (const job of jobs) {
		time += problem.lengths[job] ?? 0;
		doneAt[job] = time;
	}
	let cost = 0;
	for (const value of problem.values) {
		let arrival = 0;
		for (const job of value.jobs) arrival = Math.max(arrival, doneAt[job] ?? 0);
		cost += value.weight * arrival;
	}
	return cost;
}

/** Jobs that come directly before each job, by job. */
export function predecessorsOf(
	count: number,
	precedence: SequenceProblem['precedence']
): readonly (readonly number[])[] {
	const before: Set<number>[] = Array.from({ length: count }, () => new Set<number>());
	for (const [first, then] of precedence) before[then]?.add(first);
	return before.map((set) => [...set].toSorted((a, b) => a - b));
}

/**
 * All jobs in an order that respects precedence, taking at each place the free job that stands first in
 * `preference`: the smallest repair of an arrangement. Throws when precedence runs in a circle.
 */
export function repairOrder(
	preference: readonly number[],
	before: readonly (readonly number[])[]
): readonly number[] {
	const waiting = [...preference];
	const placed = new Set<number>();
	while (waiting.length > 0) {
		const at = waiting.findIndex((job) => (before[job] ?? []).every((first) => placed.has(first)));
		const [job] = at < 0 ? [] : waiting.splice(at, 1);
		if (job === undefined) throw new Error(`Precedence runs in a circle among ${waiting.join(', ')}`);
		placed.add(job);
	}
	return [...placed];
}
