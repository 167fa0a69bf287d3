import { onCalendar, type Arrangement, type Situation } from './arrangement';
import { daysBetween, HOURS_IN_A_WEEK, type Day } from './calendar';
import { share } from './readiness';
import type { DayRange, DeadlineCheck, HoursRange } from './roadmap';
import type { Appointment } from './schedule';

/**
 * Whether a plan ends by the deadline: it holds when even the slow case does, is at risk when the likely case does,
 * is over before the first day when no work can be done by then, and is too tight otherwise. A plan without work has
 * no deadline to miss. The hours a week needed make the slow case hold when at risk and the likely case when
 * too tight, in half hours; 168 when no pace would, because something takes calendar time. What could be dropped is
 * named until the likely case holds: only tasks nothing kept waits for, least readiness lost first.
 */
export function checkDeadline(
	situation: Situation,
	{ order }: Pick<Arrangement, 'order'>,
	finish: DayRange,
	hours: HoursRange,
	deadline: Day | undefined
): DeadlineCheck {
	if (deadline === undefined) return { verdict: 'none' };
	if (finish.high <= deadline) return { verdict: 'holds', spareDays: daysBetween(finish.likely, deadline) };
	if (order.length === 0) return { verdict: 'none' };
	if (deadline < situation.time.first) return { verdict: 'before-start' };
	const verdict = finish.likely <= deadline ? 'at-risk' : 'too-tight';
	const factor = verdict === 'at-risk' && hours.likely > 0 ? hours.high / hours.likely : 1;
	return {
		verdict,
		hoursPerWeekNeeded: paceNeeded(situation, order, factor, deadline),
		droppable: droppableTasks(situation, order, deadline)
	};
}

/** The last day of a schedule; `otherwise` when it is empty. */
export function lastDay(schedule: readonly Appointment[], otherwise: Day): Day {
	return schedule.reduce((latest, { finish }) => (finish > latest ? finish : latest), otherwise);
}

function paceNeeded(situation: Situation, order: readonly number[], factor: number, deadline: Day): number {
	const { time } = situation;
	const holdsAt = (hoursPerWeek: number): boolean =>
		lastDay(
			onCalendar({ ...situation, time: { ...time, pace: { ...time.pace, hoursPerWeek } } }, order, factor),
			time.first
		) <= deadline;
	let tooFew = 0;
	let enough = 2 * HOURS_IN_A_WEEK;
	while (enough - tooFew > 1) {
		const middle = Math.floor((tooFew + enough) / 2);
		if (holdsAt(middle / 2)) enough = middle;
		else tooFew = middle;
	}
	return enough / 2;
}

function droppableTasks(
	situation: Situation,
	order: readonly number[],
	deadline: Day
): Extract<DeadlineCheck, { verdict: 'too-tight' | 'at-risk' }>['droppable'] {
	const { open, edges, attainments, time } = situation;
	const kept = new Set(order);
	const dropped: { readonly task: string; readonly hours: number; readonly readinessLost: number }[] = [];
	let gains = attainments.open;
	const finish = (): Day => {
		const rest = order.filter((index) => kept.has(index));
		const local = new Map(rest.map((index, place) => [index, place]));
		const part: Situation = {
			...situation,
			open: rest.flatMap((index) => open[index] ?? []),
			edges: edges.flatMap(([first, then]) => {
				const [a, b] = [local.get(first), local.get(then)];
				return a === undefined || b === undefined ? [] : [[a, b] as const];
			})
		};
		return lastDay(onCalendar(part, [...rest.keys()]), time.first);
	};
	const lossOf = (index: number): number =>
		gains.reduce((sum, { tasks, weight }) => sum + (tasks.includes(index) ? weight : 0), 0);
	while (kept.size > 0 && finish() > deadline) {
		const [cheapest] = [...kept]
			.filter((index) => !edges.some(([first, then]) => first === index && kept.has(then)))
			.toSorted((a, b) => lossOf(a) - lossOf(b) || (open[b]?.hours ?? 0) - (open[a]?.hours ?? 0) || a - b);
		const work = cheapest === undefined ? undefined : open[cheapest];
		if (cheapest === undefined || work === undefined) break;
		dropped.push({
			task: work.task.id,
			hours: work.hours,
			readinessLost: share(lossOf(cheapest), attainments.total)
		});
		kept.delete(cheapest);
		gains = gains.filter(({ tasks }) => !tasks.includes(cheapest));
	}
	return dropped;
}
