import { dayFromNumber, type Day } from './calendar';
import type { Pace } from './settings';
import { StudyDays } from './study-days';

/** What the calendar needs to know about a task. */
export interface Errand {
	readonly hours: number;
	/** Calendar weeks it takes at least. Its hours come first, then other tasks go on beside it. */
	readonly minWeeks: number;
}

/** When a task is worked on. `worked` is the last day of its hours, `finish` its last day altogether. */
export interface Appointment {
	readonly index: number;
	readonly start: Day;
	readonly worked: Day;
	readonly finish: Day;
}

/** The pace and the first day on which work can happen. */
export interface StudyTime {
	readonly pace: Pace;
	readonly first: Day;
}

/**
 * Turns an order into days. One task after the other, each when everything before it is finished; a task that
 * has to wait for calendar time lets the next free one go first, and only when none is free the person waits.
 * Returned in the order in which the tasks start. `before` lists predecessors by index.
 */
export function scheduleOf(
	errands: readonly Errand[],
	order: readonly number[],
	before: readonly (readonly number[])[],
	{ pace, first }: StudyTime
): readonly Appointment[] {
	const days = new StudyDays(pace, first);
	const finishOf = new Map<number, number>();
	const schedule: Appointment[] = [];
	const opens = (index: number): number =>
		(before[index] ?? []).reduce((latest, other) => Math.max(latest, finishOf.get(other) ?? 0), days.first);
	const waiting = [...order];
	let position = 0;
	while (waiting.length > 0) {
		const free = waiting.filter((index) => (before[index] ?? []).every((other) => finishOf.has(other)));
		const day = days.dayAt(position);
		const ready = free.find((candidate) => opens(candidate) <= day);
		const index = ready ?? free.toSorted((a, b) => opens(a) - opens(b))[0];
		if (index === undefined) throw new Error('Precedence runs in a circle');
		if (ready === undefined) position = Math.max(position, days.positionFrom(opens(index)));

		const errand = errands[index] ?? { hours: 0, minWeeks: 0 };
		const start = days.dayAt(position);
		position += Math.round(errand.hours * days.unitsPerHour);
		const worked = Math.max(start, days.dayBefore(position));
		const finish = errand.minWeeks > 0 ? Math.max(worked, start + Math.ceil(7 * errand.minWeeks)) : worked;
		finishOf.set(index, finish);
		schedule.push({
			index,
			start: dayFromNumber(start),
			worked: dayFromNumber(worked),
			finish: dayFromNumber(finish)
		});
		waiting.splice(waiting.indexOf(index), 1);
	}
	return schedule;
}
