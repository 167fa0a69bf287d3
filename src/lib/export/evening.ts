import { addDays, daysBetween, weekday, type Day } from '../domain/calendar';
import { planStart } from '../domain/plan-start';
import type { TaskId } from '../domain/quiz';
import type { Report } from '../domain/report';

/** When the person studies: days of the week (0 Sunday to 6 Saturday), minute of the day, minutes at a time. */
export interface EveningTimes {
	/** At least one. */
	readonly weekdays: readonly number[];
	/** 0 to 1439; 19:00 is 1140. */
	readonly startMinute: number;
	/** 15 to 1440. */
	readonly minutes: number;
}

/** One block of study: the `part`-th of `parts` for its task. */
export interface Evening {
	readonly task: TaskId;
	readonly part: number;
	readonly parts: number;
	readonly day: Day;
	/** After 1439 it is past midnight. */
	readonly startMinute: number;
	readonly minutes: number;
}

/** Blocks are cut to quarters of an hour. */
const QUARTER = 15;

const FULL_DAY = 24 * 60;

/**
 * The plan as evenings: each step gets as many blocks as its hours need, on the chosen weekdays from the day
 * the step starts, days off left out. As in the plan, what a step leaves of an evening is the next one's.
 */
export function planEvenings(report: Report, times: EveningTimes): readonly Evening[] {
	if (times.weekdays.length === 0) throw new Error('Evenings need a day of the week');
	let day = planStart(report);
	let used = 0;
	return report.roadmap.steps.flatMap((step) => {
		const blocks: Pick<Evening, 'day' | 'startMinute' | 'minutes'>[] = [];
		let left = Math.ceil((step.hours * 60) / QUARTER) * QUARTER;
		while (left > 0) {
			const free = freeDay(report, times, nextDay(step.start));
			if (free !== day) used = 0;
			day = free;
			const minutes = Math.min(left, times.minutes - used);
			blocks.push({ day, startMinute: times.startMinute + used, minutes });
			used += minutes;
			left -= minutes;
		}
		return blocks.map((block, index) => ({
			...block,
			task: step.task,
			part: index + 1,
			parts: blocks.length
		}));
	});

	function nextDay(start: Day): Day {
		const open = used < times.minutes ? day : addDays(day, 1);
		return start > open ? start : open;
	}
}

/**
 * Weekdays and length that put the hours of a week evenly on the days of the pace, starting at `startMinute`. Hours
 * that no day holds go on to the days after, so that the evenings end when the plan does.
 */
export function eveningTimes(report: Report, startMinute: number): EveningTimes {
	const { hoursPerWeek, weekdays: chosen } = report.settings.pace;
	const weekdays = new Set(chosen);
	for (let day = Math.max(...chosen); weekdays.size * FULL_DAY < hoursPerWeek * 60; day += 1)
		weekdays.add((day + 1) % 7);
	const minutes = Math.ceil((hoursPerWeek * 60) / weekdays.size / QUARTER) * QUARTER;
	return { weekdays: [...weekdays], startMinute, minutes };
}

/** The first day from `from` on that is one of the weekdays and not off. */
function freeDay(report: Report, { weekdays }: EveningTimes, from: Day): Day {
	const { timeOff } = report.settings.pace;
	const isOff = (day: Day) =>
		timeOff.some((span) => daysBetween(span.from, day) >= 0 && daysBetween(day, span.to) >= 0);
	let day = from;
	while (isOff(day) || !weekdays.includes(weekday(day))) day = addDays(day, 1);
	return day;
}
