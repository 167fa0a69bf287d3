import { predecessorsOf, type SequenceProblem } from './sequence';

/** Most down-closed sets that are looked at for one block: about 30 MB and a quarter of a second at the worst. */
export const IDEAL_CAP = 200_000;

/** Jobs that fit the two 26-bit halves of a set's key. */
const HALF = 26;
const MOST_JOBS = 2 * HALF;

/**
 * The best order of all jobs by dynamic programming over down-closed sets (ideals):
 * `rest(I) = min over free j of gain(I, j) x (P(I) + p_j) + rest(I + j)`, P(I) being the length of the set and
 * gain the values that arrive with j. Among equally good orders the one whose jobs have the smallest indices,
 * from the front. Undefined when there are more than `cap` sets or 52 jobs.
 */
export function bestByIdeals(problem: SequenceProblem, cap = IDEAL_CAP): readonly number[] | undefined {
	const { lengths } = problem;
	const count = lengths.length;
	if (count <= 1) return [...lengths.keys()];
	if (count > MOST_JOBS) return undefined;

	const low = lengths.map((_, job) => (job < HALF ? 1 << job : 0));
	const high = lengths.map((_, job) => (job < HALF ? 0 : 1 << (job - HALF)));
	const maskOf = (jobs: readonly number[]) => ({
		low: jobs.reduce((mask, job) => mask | (low[job] ?? 0), 0),
		high: jobs.reduce((mask, job) => mask | (high[job] ?? 0), 0)
	});
	const before = predecessorsOf(count, problem.precedence).map(maskOf);
	const values = problem.values.map(({ weight, jobs }) => ({ weight, ...maskOf(jobs) }));
	const valuesWith = lengths.map((_, job) =>
		values.filter((value) => ((value.low & (low[job] ?? 0)) | (value.high & (high[job] ?? 0))) !== 0)
	);

	const setLow: number[] = [0];
	const setHigh: number[] = [0];
	const setLength: number[] = [0];
	const indexOf = new Map<number, number>([[0, 0]]);
	const keyOf = (l: number, h: number): number => h * 2 ** HALF + l;
	const isFree = (job: number, l: number, h: number): boolean => {
		const needed = before[job];
		return (
			((l & (low[job] ?? 0)) | (h & (high[job] ?? 0))) === 0 &&
			needed !== undefined &&
			(needed.low & ~l) === 0 &&
			(needed.high & ~h) === 0
		);
	};

	for (let set = 0; set < setLow.length; set++) {
		const l = setLow[set] ?? 0;
		const h = setHigh[set] ?? 0;
		for (let job = 0; job < count; job++) {
			if (!isFree(job, l, h)) continue;
			const nextLow = l | (low[job] ?? 0);
			const nextHigh = h | (high[job] ?? 0);
			const key = keyOf(nextLow, nextHigh);
			if (indexOf.has(key)) continue;
			if (setLow.length >= cap) return undefined;
			indexOf.set(key, setLow.length);
			setLow.push(nextLow);
			setHigh.push(nextHigh);
			setLength.push((setLength[set] ?? 0) + (lengths[job] ?? 0));
		}
	}

	const rest = new Float64Array(setLow.length);
	const choice = new Int8Array(setLow.length).fill(-1);
	for (let set = setLow.length - 2; set >= 0; set--) {
		const l = setLow[set] ?? 0;
		const h = setHigh[set] ?? 0;
		let best = Infinity;
		for (let job = 0; job < count; job++) {
			if (!isFree(job, l, h)) continue;
			const nextLow = l | (low[job] ?? 0);
			const nextHigh = h | (high[job] ?? 0);
			let gain = 0;
			for (const value of valuesWith[job] ?? []) {
				if ((value.low & ~nextLow) === 0 && (value.high & ~nextHigh) === 0) gain += value.weight;
			}
			const next = indexOf.get(keyOf(nextLow, nextHigh)) ?? -1;
			const cost = gain * ((setLength[set] ?? 0) + (lengths[job] ?? 0)) + (rest[next] ?? Infinity);
			if (cost >= best) continue;
			best = cost;
			choice[set] = job;
		}
		rest[set] = best;
	}

	const order: number[] = [];
	for (let set = 0; order.length < count;) {
		const job = choice[set] ?? -1;
		if (job < 0) throw new Error('Precedence runs in a circle');
		order.push(job);
		set =
			indexOf.get(keyOf((setLow[set] ?? 0) | (low[job] ?? 0), (setHigh[set] ?? 0) | (high[job] ?? 0))) ?? -1;
	}
	return order;
}
