import { FlowNetwork, UNLIMITED } from './flow';
import type { SequenceProblem } from './sequence';

/** A set of jobs that some best order does in one go, after all of `after` (jobs of the same group). */
export interface Block {
	readonly jobs: readonly number[];
	readonly after: readonly number[];
}

/*
 * Sidney 1975: take the set of jobs, closed under "what must come before", with the largest value per hour; some
 * best order does that set first, then the rest likewise. The set is found exactly: for a ratio r the closed set
 * with the largest (value - r x length) is a minimum cut (Picard 1976), and raising r to the ratio of the set
 * found until nothing is gained ends at the largest ratio (Dinkelbach 1967). All numbers stay whole: instead of
 * value - (W/P) length the cut weighs P x value against W x length.
 *
 * Sets of equal ratio are cut into the smallest ones, because every order of those that respects precedence is
 * best as well; `sequence-search.ts` picks among them by the tie rule.
 */

/**
 * The groups of the Sidney decomposition, in order: value per hour falls strictly from one group to the next and
 * is the same for all blocks of a group. Jobs of length 0 that nothing of length precedes come first.
 */
export function decompose(
	problem: SequenceProblem,
	before: readonly (readonly number[])[]
): readonly (readonly Block[])[] {
	const groups: (readonly Block[])[] = [];
	const left = new Set(problem.lengths.keys());
	const instant = instantJobs(problem, before);
	if (instant.length > 0) {
		for (const job of instant) left.delete(job);
		groups.push(instant.map((job) => ({ jobs: [job], after: before[job] ?? [] })));
	}
	while (left.size > 0) {
		const group = richestGroup(problem, before, left);
		for (const { jobs } of group) for (const job of jobs) left.delete(job);
		groups.push(group);
	}
	return groups;
}

/** Jobs that take no time, nor does anything before them, first to last. */
function instantJobs(
	{ lengths }: SequenceProblem,
	before: readonly (readonly number[])[]
): readonly number[] {
	const instant = new Set<number>();
	for (let grown = true; grown;) {
		grown = false;
		for (const [job, length] of lengths.entries()) {
			if (length > 0 || instant.has(job) || !(before[job] ?? []).every((first) => instant.has(first)))
				continue;
			instant.add(job);
			grown = true;
			break;
		}
	}
	return [...instant];
}

/** The closed set with the largest ratio among the jobs left, as large as possible, cut into its smallest blocks. */
function richestGroup(
	problem: SequenceProblem,
	before: readonly (readonly number[])[],
	left: ReadonlySet<number>
): readonly Block[] {
	const values = problem.values
		.map((value) => ({ weight: value.weight, jobs: value.jobs.filter((job) => left.has(job)) }))
		.filter((value) => value.jobs.length > 0);
	const measure = (jobs: ReadonlySet<number>) => ({
		weight: values.reduce(
			(sum, value) => sum + (value.jobs.every((job) => jobs.has(job)) ? value.weight : 0),
			0
		),
		length: [...jobs].reduce((sum, job) => sum + (problem.lengths[job] ?? 0), 0)
	});

	const count = problem.lengths.length;
	const source = count + values.length;
	const sink = source + 1;
	let ratio = measure(left);
	for (;;) {
		const network = new FlowNetwork(sink + 1);
		let supply = 0;
		for (const [index, value] of values.entries()) {
			supply += value.weight * ratio.length;
			network.connect(source, count + index, value.weight * ratio.length);
			for (const job of value.jobs) network.connect(count + index, job, UNLIMITED);
		}
		for (const job of left) {
			network.connect(job, sink, (problem.lengths[job] ?? 0) * ratio.weight);
			for (const first of before[job] ?? []) if (left.has(first)) network.connect(job, first, UNLIMITED);
		}
		if (network.push(source, sink) < supply) {
			const better = network.reachableFrom(source);
			ratio = measure(new Set([...left].filter((job) => better[job])));
			continue;
		}
		const poorer = network.reaching(sink);
		const jobs = [...left].filter((job) => !poorer[job]);
		return smallestBlocks(jobs, (job) => network.reachableFrom(job, [source, sink]));
	}
}

/** Splits jobs into sets that must be taken together. `needs(job)` tells for every job whether `job` needs it. */
function smallestBlocks(
	jobs: readonly number[],
	needs: (job: number) => readonly boolean[]
): readonly Block[] {
	const neededBy = new Map(jobs.map((job) => [job, needs(job)]));
	const blocks: Block[] = [];
	const placed = new Set<number>();
	for (const job of jobs) {
		if (placed.has(job)) continue;
		const needed = jobs.filter((other) => neededBy.get(job)?.[other]);
		const block = needed.filter((other) => neededBy.get(other)?.[job]);
		for (const member of block) placed.add(member);
		blocks.push({ jobs: block, after: needed.filter((other) => !block.includes(other)) });
	}
	return blocks;
}
