import { orderingOf, problemOf, startOrder, type Arrangement, type Situation } from './arrangement';
import { withoutImplied, type TaskEdge } from './precedence';
import { costOf, predecessorsOf } from './sequence';

/** Way a step moves in the plan. */
export type Direction = 'earlier' | 'later';

/** Down-closed sets looked at for one alternative: enough for any realistic plan, little enough for dozens of them. */
const ALTERNATIVE_CAP = 20_000;

/**
 * Answers "where would this step stand if ...?" by computing the plan anew with something changed: the test behind
 * every reason that is about a place.
 */
export class Alternatives {
	readonly situation: Situation;
	/** Precedence without what other edges imply. */
	readonly direct: readonly TaskEdge[];
	readonly #order: readonly number[];
	readonly #places: ReadonlyMap<number, number>;

	constructor(situation: Situation, { order, schedule }: Arrangement) {
		this.situation = situation;
		this.direct = withoutImplied(situation.edges);
		this.#order = order;
		this.#places = new Map(schedule.map(({ index }, place) => [index, place]));
	}

	/** Place of a task in the plan as it is, from 0. */
	placeOf(index: number): number {
		return this.#places.get(index) ?? 0;
	}

	/** Places by which a step moves down (positive) or up (negative) with a change; 0 when that cannot be computed. */
	shift(index: number, change: Partial<Situation>): number {
		const situation = { ...this.situation, ...change };
		const { order, atMost } = orderingOf(situation, ALTERNATIVE_CAP);
		return atMost > 1 ? 0 : startOrder(situation, order).indexOf(index) - this.placeOf(index);
	}

	/** Whether a step moves that way with a change. */
	moves(index: number, direction: Direction, change: Partial<Situation>): boolean {
		if (!this.#mayMove(index, direction, change)) return false;
		const shift = this.shift(index, change);
		return direction === 'later' ? shift > 0 : shift < 0;
	}

	/**
	 * Quick refusal: the step alone, moved that way among the others as they stand, makes the plan worse. Does not see what
	 * the calendar or the person's own order do, so it never refuses there.
	 */
	#mayMove(index: number, direction: Direction, change: Partial<Situation>): boolean {
		const { open, ownOrder } = this.situation;
		if (ownOrder.length > 0 || open.some(({ task }) => task.minWeeks > 0 && this.#waitsFor(index, task.id)))
			return true;
		const problem = problemOf({ ...this.situation, ...change });
		const before = predecessorsOf(problem.lengths.length, problem.precedence);
		const now = costOf(problem, this.#order);
		const from = this.#order.indexOf(index);
		const others = this.#order.toSpliced(from, 1);
		const step = direction === 'later' ? 1 : -1;
		for (let to = from + step; to >= 0 && to <= others.length; to += step) {
			const passed = others[direction === 'later' ? to - 1 : to];
			if (passed === undefined) return false;
			const [first, then] = direction === 'later' ? [index, passed] : [passed, index];
			if (before[then]?.includes(first)) return false;
			if (costOf(problem, others.toSpliced(to, 0, index)) <= now) return true;
		}
		return false;
	}

	#waitsFor(index: number, id: string): boolean {
		return this.situation.edges.some(
			([first, then]) => then === index && this.situation.open[first]?.task.id === id
		);
	}
}
