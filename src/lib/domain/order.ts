import { bestByIdeals, IDEAL_CAP } from './ideals';
import { goodByInsertion } from './insertion';
import { costOf, predecessorsOf, type Sequence, type SequenceProblem } from './sequence';
import { decompose, type Block } from './sidney';

/**
 * The order in which values arrive soonest, weighted: minimises `sum of weight x completion time` under
 * precedence (`1 | prec | sum w_j C_j`). Exact: Sidney decomposition, then dynamic programming inside the blocks.
 * Where a block is too large for that, a heuristic, and `atMost` is a proven factor: every order of a block of
 * weight W and length P costs at least W P / 2 beyond its start, since no part of it is richer than the whole
 * (Margot, Queyranne & Wang 2003), so `atMost` never exceeds 2.
 * Among equally good orders the one whose jobs have the smallest indices, from the front.
 * `cap` bounds the down-closed sets looked at per block; `byIdeals` is what orders one, so that a caller who asks
 * for many orders can remember its answers. Throws when precedence runs in a circle.
 */
export function bestOrder(
	problem: SequenceProblem,
	cap = IDEAL_CAP,
	byIdeals: typeof bestByIdeals = bestByIdeals
): Sequence {
	const before = predecessorsOf(problem.lengths.length, problem.precedence);
	const placed = new Set<number>();
	let uncertain = 0;
	for (const group of decompose(problem, before)) {
		const waiting = group.map((block) => ({ block, order: orderOf(block, problem, placed, byIdeals, cap) }));
		while (waiting.length > 0) {
			const free = waiting.filter(({ block }) => block.after.every((job) => placed.has(job)));
			const [first] = free.toSorted((a, b) => (a.order.jobs[0] ?? 0) - (b.order.jobs[0] ?? 0));
			if (first === undefined) throw new Error('Precedence runs in a circle');
			waiting.splice(waiting.indexOf(first), 1);
			for (const job of first.order.jobs) placed.add(job);
			uncertain += first.order.excess;
		}
	}
	const jobs = [...placed];
	const cost = costOf(problem, jobs);
	return { jobs, cost, atMost: uncertain > 0 ? cost / (cost - uncertain) : 1 };
}

/** The order inside a block, and by how much at most its cost exceeds the best. */
function orderOf(
	block: Block,
	problem: SequenceProblem,
	earlier: ReadonlySet<number>,
	byIdeals: typeof bestByIdeals,
	cap: number
): { readonly jobs: readonly number[]; readonly excess: number } {
	if (block.jobs.length === 1) return { jobs: block.jobs, excess: 0 };
	const members = block.jobs.toSorted((a, b) => a - b);
	const local = new Map(members.map((job, index) => [job, index]));
	const inside = (jobs: readonly number[]) => jobs.flatMap((job) => local.get(job) ?? []);
	const known = new Set([...earlier, ...block.after, ...members]);
	const part: SequenceProblem = {
		lengths: members.map((job) => problem.lengths[job] ?? 0),
		values: problem.values
			.filter((value) => value.jobs.every((job) => known.has(job)))
			.map((value) => ({ weight: value.weight, jobs: inside(value.jobs) }))
			.filter((value) => value.jobs.length > 0),
		precedence: problem.precedence.flatMap(([first, then]) => {
			const pair = [local.get(first), local.get(then)] as const;
			return pair[0] === undefined || pair[1] === undefined ? [] : [[pair[0], pair[1]] as const];
		})
	};
	const global = (jobs: readonly number[]) => jobs.flatMap((index) => members[index] ?? []);
	const best = byIdeals(part, cap);
	if (best !== undefined) return { jobs: global(best), excess: 0 };
	const good = goodByInsertion(part);
	const weight = part.values.reduce((sum, value) => sum + value.weight, 0);
	const length = part.lengths.reduce((sum, each) => sum + each, 0);
	return { jobs: global(good), excess: costOf(part, good) - (weight * length) / 2 };
}
