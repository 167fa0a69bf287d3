import { addDays, type Day } from './calendar';
import type { Pace } from './settings';
import { StudyDays } from './study-days';

/** What the calendar needs to know about a task. */
export interface Errand {
	readonly hours: number;
	/** Calendar weeks it takes at least. Its hours come first, then other tasks go on beside it. */
	readonly minWeeks: number;
}

/** When a task is worked on. `finish` is its last day. */
export interface Appointment {
	readonly index: number;
	readonly start: Day;
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
	const placed = new Map<number, Appointment>();
	const waiting = [...order];
	let position = 0;
	while (waiting.length > 0) {
		const free = waiting.filter((index) => (before[index] ?? []).every((other) => placed.has(other)));
		const opens = (index: number): Day =>
			(before[index] ?? []).reduce(
				(latest, other) => later(latest, placed.get(other)?.finish ?? first),
				first
			);
		const today = days.dayAt(position);
		let index = free.find((candidate) => opens(candidate) <= today);
		if (index === undefined) {
			index = free.reduce<number | undefined>(
				(soonest, candidate) =>
					soonest === undefined || opens(candidate) < opens(soonest) ? candidate : soonest,
				undefined
			);
			if (index === undefined) throw new Error('Precedence runs in a circle');
			position = Math.max(position, days.positionFrom(opens(index)));
		}
		const errand = errands[index] ?? { hours: 0, minWeeks: 0 };
		const start = days.dayAt(position);
		position += Math.round(errand.hours * days.unitsPerHour);
		const worked = later(start, days.dayBefore(position));
		const finish =
			errand.minWeeks > 0 ? later(worked, addDays(start, Math.ceil(7 * errand.minWeeks))) : worked;
		placed.set(index, { index, start, finish });
		waiting.splice(waiting.indexOf(index), 1);
	}
	return [...placed.values()];
}

function later(a: Day, b: Day): Day {
	return a < b ? b : a;
}
