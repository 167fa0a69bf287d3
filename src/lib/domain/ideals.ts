import { predecessorsOf, type SequenceProblem } from './sequence';

/** Most down-closed sets that are looked at for one block: at the worst some 80 MB and a fifth of a second. */
export const IDEAL_CAP = 200_000;

/** Jobs per half of a set; two halves of 26 bits make one exact number. */
const HALF = 26;
const MOST_JOBS = 2 * HALF;

/**
 * The best order of all jobs by dynamic programming over down-closed sets (ideals):
 * `rest(I) = min over free j of gain(I, j) x (P(I) + p_j) + rest(I + j)`, P(I) being the length of the set and
 * gain the values that arrive with j. Among equally good orders the one whose jobs have the smallest indices,
 * from the front. Undefined when there are more than `cap` sets or 52 jobs.
 */
export function bestByIdeals(problem: SequenceProblem, cap = IDEAL_CAP): readonly number[] | undefined {
	const count = problem.lengths.length;
	if (count <= 1) return [...problem.lengths.keys()];
	if (count > MOST_JOBS) return undefined;
	const ideals = idealsOf(problem, cap);
	if (ideals === undefined) return undefined;

	const { lows, highs, totals, firstStep, jobs, targets } = ideals;
	const values = problem.values.map((value) => ({ weight: value.weight, ...halvesOf(value.jobs) }));
	const valuesWith = problem.lengths.map((_, job) => values.filter((value) => contains(value, job)));
	const sets = totals.length;
	const rest = new Float64Array(sets);
	const choice = new Int32Array(sets).fill(-1);
	for (let set = sets - 2; set >= 0; set--) {
		let best = Infinity;
		for (let step = firstStep[set] ?? 0; step < (firstStep[set + 1] ?? 0); step++) {
			const next = targets[step] ?? -1;
			const low = lows[next] ?? 0;
			const high = highs[next] ?? 0;
			let gain = 0;
			for (const value of valuesWith[jobs[step] ?? -1] ?? []) {
				if ((value.low & ~low) === 0 && (value.high & ~high) === 0) gain += value.weight;
			}
			const cost = gain * (totals[next] ?? 0) + (rest[next] ?? Infinity);
			if (cost >= best) continue;
			best = cost;
			choice[set] = step;
		}
		rest[set] = best;
	}

	const order: number[] = [];
	for (let set = 0; order.length < count;) {
		const step = choice[set] ?? -1;
		const job = jobs[step];
		if (job === undefined) throw new Error('Precedence runs in a circle');
		order.push(job);
		set = targets[step] ?? -1;
	}
	return order;
}

/** A set of jobs as two bit masks: jobs 0-25 and jobs 26-51. */
interface Halves {
	readonly low: number;
	readonly high: number;
}

/** Every down-closed set, subsets first, and the steps that add one job. Columns, for there may be 200,000. */
interface Ideals {
	readonly lows: readonly number[];
	readonly highs: readonly number[];
	/** Length of the jobs in each set. */
	readonly totals: readonly number[];
	/** Steps from set `i` are those from `firstStep[i]` up to `firstStep[i + 1]`, jobs rising. */
	readonly firstStep: readonly number[];
	readonly jobs: readonly number[];
	readonly targets: readonly number[];
}

function idealsOf({ lengths, precedence }: SequenceProblem, cap: number): Ideals | undefined {
	const before = predecessorsOf(lengths.length, precedence).map(halvesOf);
	const needLow = Int32Array.from(before, ({ low }) => low);
	const needHigh = Int32Array.from(before, ({ high }) => high);
	const lows = [0];
	const highs = [0];
	const totals = [0];
	const firstStep: number[] = [];
	const jobs: number[] = [];
	const targets: number[] = [];
	const index = new SetIndex();
	index.find(0, 0, 0);
	for (let set = 0; set < totals.length; set++) {
		const low = lows[set] ?? 0;
		const high = highs[set] ?? 0;
		firstStep.push(jobs.length);
		for (let job = 0; job < lengths.length; job++) {
			const bitLow = job < HALF ? 1 << job : 0;
			const bitHigh = job < HALF ? 0 : 1 << (job - HALF);
			const missing = ((needLow[job] ?? 0) & ~low) | ((needHigh[job] ?? 0) & ~high);
			if (missing !== 0 || ((low & bitLow) | (high & bitHigh)) !== 0) continue;
			const target = index.find(low | bitLow, high | bitHigh, totals.length);
			if (target === totals.length) {
				if (target >= cap) return undefined;
				lows.push(low | bitLow);
				highs.push(high | bitHigh);
				totals.push((totals[set] ?? 0) + (lengths[job] ?? 0));
			}
			jobs.push(job);
			targets.push(target);
		}
	}
	firstStep.push(jobs.length);
	return { lows, highs, totals, firstStep, jobs, targets };
}

/** Number of each set by its halves: a hash table with open addressing, several times faster than a Map here. */
class SetIndex {
	#lows = new Int32Array(1024);
	#highs = new Int32Array(1024);
	#numbers = new Int32Array(1024).fill(-1);
	#size = 0;

	/** The number of a set; `otherwise` when it was unknown, and from now on. */
	find(low: number, high: number, otherwise: number): number {
		if (2 * this.#size >= this.#numbers.length) this.#grow();
		const at = this.#slot(low, high);
		const known = this.#numbers[at] ?? -1;
		if (known >= 0) return known;
		this.#lows[at] = low;
		this.#highs[at] = high;
		this.#numbers[at] = otherwise;
		this.#size++;
		return otherwise;
	}

	#slot(low: number, high: number): number {
		const mask = this.#numbers.length - 1;
		const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
		let at = (mixed ^ (mixed >>> 15)) & mask;
		while ((this.#numbers[at] ?? -1) >= 0 && (this.#lows[at] !== low || this.#highs[at] !== high)) {
			at = (at + 1) & mask;
		}
		return at;
	}

	#grow(): void {
		const [lows, highs, numbers] = [this.#lows, this.#highs, this.#numbers];
		this.#lows = new Int32Array(4 * lows.length);
		this.#highs = new Int32Array(4 * lows.length);
		this.#numbers = new Int32Array(4 * lows.length).fill(-1);
		for (const [old, number] of numbers.entries()) {
			if (number < 0) continue;
			const [low, high] = [lows[old] ?? 0, highs[old] ?? 0];
			const at = this.#slot(low, high);
			this.#lows[at] = low;
			this.#highs[at] = high;
			this.#numbers[at] = number;
		}
	}
}

function halvesOf(jobs: readonly number[]): Halves {
	return {
		low: jobs.reduce((mask, job) => (job < HALF ? mask | (1 << job) : mask), 0),
		high: jobs.reduce((mask, job) => (job < HALF ? mask : mask | (1 << (job - HALF))), 0)
	};
}

function contains({ low, high }: Halves, job: number): boolean {
	return ((job < HALF ? low >> job : high >> (job - HALF)) & 1) === 1;
}
