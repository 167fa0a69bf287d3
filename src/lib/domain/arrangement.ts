import type { Attainments } from './attainment';
import { bestByIdeals, IDEAL_CAP } from './ideals';
import { bestOrder } from './order';
import type { TaskEdge } from './precedence';
import type { TaskId } from './quiz';
import { remembered } from './remembered';
import { scheduleOf, type Appointment, type StudyTime } from './schedule';
import { costOf, predecessorsOf, repairOrder, type SequenceProblem } from './sequence';
import type { Work } from './work';

/** Everything the order and the dates of a plan depend on. Indices everywhere are places in `open`. */
export interface Situation {
	readonly open: readonly Work[];
	readonly edges: readonly TaskEdge[];
	readonly attainments: Attainments;
	readonly time: StudyTime;
	/** The person's own order; empty for the best one. */
	readonly ownOrder: readonly TaskId[];
}

/** A situation put in order. */
export interface Ordering {
	/** The order before calendar waits, and what it costs against the best: 1 is the best. */
	readonly order: readonly number[];
	readonly costRatio: number;
	/** A proven bound of the computed order; 1 when it is the best. */
	readonly atMost: number;
}

/** A situation put in order and on the calendar. */
export interface Arrangement extends Ordering {
	/** In the order in which the steps start. */
	readonly schedule: readonly Appointment[];
}

/** Hundredths of an hour and millionths of readiness: whole numbers, so that ties are exact. */
const HOUR_UNITS = 100;
const WEIGHT_UNITS = 1_000_000;

/**
 * Orders that are remembered, whole ones and those of blocks. The reasons of a plan ask for a hundred orders that
 * differ in a task or two, and another pace or start day asks for the very same ones again.
 */
const ORDERS = 400;
const BLOCKS = 1000;

const keyOf = ({ lengths, values, precedence }: SequenceProblem, cap = IDEAL_CAP) =>
	JSON.stringify([lengths, values, precedence, cap]);
const blockOrder = remembered(bestByIdeals, keyOf, BLOCKS);
const wholeOrder = remembered(
	(problem: SequenceProblem, cap: number) => bestOrder(problem, cap, blockOrder),
	keyOf,
	ORDERS
);

/** The best order of a situation, or the person's own, put on the calendar. */
export function arrange(situation: Situation): Arrangement {
	const ordering = orderingOf(situation);
	return { ...ordering, schedule: onCalendar(situation, ordering.order) };
}

/**
 * The best order of a situation, or the person's own with the rest after it, repaired where prerequisites demand.
 * `cap` bounds the search, see `bestByIdeals`.
 */
export function orderingOf(situation: Situation, cap = IDEAL_CAP): Ordering {
	const { open, edges, ownOrder } = situation;
	const problem = problemOf(situation);
	const best = wholeOrder(problem, cap);
	const own = ownOrder.flatMap((id) => {
		const index = open.findIndex(({ task }) => task.id === id);
		return index < 0 ? [] : [index];
	});
	if (own.length === 0) return { order: best.jobs, costRatio: 1, atMost: best.atMost };
	const preference = [...new Set([...own, ...best.jobs])];
	const order = repairOrder(preference, predecessorsOf(open.length, edges));
	const cost = costOf(problem, order);
	// Where all the work that counts is done already, the best order costs nothing.
	const costRatio = cost === best.cost ? 1 : cost / Math.max(1, best.cost);
	return { order, costRatio, atMost: best.atMost };
}

/** The order in which the tasks start: `order`, but that a task lets others go first while it waits for calendar time. */
export function startOrder(situation: Situation, order: readonly number[]): readonly number[] {
	const { open, edges } = situation;
	const waits = edges.some(([first]) => (open[first]?.task.minWeeks ?? 0) > 0);
	return waits ? onCalendar(situation, order).map(({ index }) => index) : order;
}

/** The guide's order of the same work: `open` as it comes, repaired where prerequisites demand. */
export function arrangeAsGuide(situation: Situation): readonly Appointment[] {
	const { open, edges } = situation;
	return onCalendar(situation, repairOrder([...open.keys()], predecessorsOf(open.length, edges)));
}

/** An order of a situation put on the calendar. `hoursFactor` scales the hours of every task. */
export function onCalendar(
	{ open, edges, time }: Situation,
	order: readonly number[],
	hoursFactor = 1
): readonly Appointment[] {
	const errands = open.map(({ task, hours }) => ({ hours: hours * hoursFactor, minWeeks: task.minWeeks }));
	return scheduleOf(errands, order, predecessorsOf(open.length, edges), time);
}

/** The situation as a problem of numbers. */
export function problemOf({ open, edges, attainments }: Situation): SequenceProblem {
	return {
		lengths: open.map(({ hours }) => Math.round(hours * HOUR_UNITS)),
		values: attainments.open
			.map(({ weight, tasks }) => ({ weight: Math.round(weight * WEIGHT_UNITS), jobs: tasks }))
			.filter(({ weight }) => weight > 0),
		precedence: edges
	};
}
