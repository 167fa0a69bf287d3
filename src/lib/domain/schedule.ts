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
	/** Day numbers by index; none for what is not finished. */
	const finishes: number[] = [];
	const opens = (index: number): number =>
		(before[index] ?? []).reduce(
			(latest, other) => Math.max(latest, finishes[other] ?? Infinity),
			days.first
		);
	const schedule: Appointment[] = [];
	const waiting = [...order];
	let position = 0;
	while (waiting.length > 0) {
		const day = days.dayAt(position);
		const { place, from } = nextOf(waiting, opens, day);
		const [index] = waiting.splice(place, 1);
		if (index === undefined) throw new Error('Precedence runs in a circle');
		if (from > day) position = Math.max(position, days.positionFrom(from));

		const errand = errands[index] ?? { hours: 0, minWeeks: 0 };
		const start = days.dayAt(position);
		position += Math.round(errand.hours * days.unitsPerHour);
		const worked = Math.max(start, days.dayBefore(position));
		const finish = errand.minWeeks > 0 ? Math.max(worked, start + Math.ceil(7 * errand.minWeeks)) : worked;
		finishes[index] = finish;
		schedule.push({
			index,
			start: dayFromNumber(start),
			worked: dayFromNumber(worked),
			finish: dayFromNumber(finish)
		});
	}
	return schedule;
}

/**
 * Which of those that wait goes next, and from which day it can: the first that can start by `day`, else the one that
 * can start soonest. Its place is behind the last where none ever can, because they wait for one another.
 */
function nextOf(
	waiting: readonly number[],
	opens: (index: number) => number,
	day: number
): { readonly place: number; readonly from: number } {
	let next = { place: waiting.length, from: Infinity };
	for (const [place, index] of waiting.entries()) {
		const from = opens(index);
		if (from <= day) return { place, from };
		if (from < next.from) next = { place, from };
	}
	return next;
}
