import { bestOrder } from '../../lib/domain/order';
import type { SequenceProblem } from '../../lib/domain/sequence';

/*
 * Bundled and run in a page by `bench/roadmap-browser.ts`: the order of a plan as the page computes it.
 */

/** How long the best order of each plan takes, in milliseconds: the fastest of `repeats`, as other work only ever adds. */
export function timeOrders(problems: readonly SequenceProblem[], repeats: number): readonly number[] {
	return problems.map((problem) => {
		let best = Infinity;
		for (let repeat = 0; repeat < repeats; repeat++) {
			const from = performance.now();
			bestOrder(problem);
			best = Math.min(best, performance.now() - from);
		}
		return best;
	});
}
