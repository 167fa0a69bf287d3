import { addDays, daysBetween, weekday, type Day } from '../domain/calendar';
import type { TaskId } from '../domain/quiz';
import type { Report } from '../domain/report';
import type { Step } from '../domain/roadmap';
import { planStart } from './sentence';

/** When the person studies: days of the week (0 Sunday to 6 Saturday), minute of the day, minutes at a time. */
export interface EveningTimes {
	readonly weekdays: readonly number[];
	/** 0 to 1439; 19:00 is 1140. */
	readonly startMinute: number;
	/** 15 to 720. */
	readonly minutes: number;
}

/** One block of study: the `part`-th of `parts` for its task. */
export interface Evening {
	readonly task: TaskId;
	readonly part: number;
	readonly parts: number;
	readonly day: Day;
	readonly startMinute: number;
	readonly minutes: number;
}

/** Blocks are cut to quarters of an hour. */
const QUARTER = 15;

/** Three years of days: past that a plan is no longer put into evenings. */
const LAST_DAY = 1096;

/**
 * The plan as evenings: each step gets as many blocks as its hours need, on the chosen weekdays from the day
 * the step starts, days off left out, no day twice. The last block of a step is as short as its hours are.
 */
export function planEvenings(report: Report, times: EveningTimes): readonly Evening[] {
	const start = planStart(report);
	const free = freeDays(report, times, start);
	const evenings: Evening[] = [];
	for (const step of report.roadmap.steps) {
		const lengths = blockLengths(step, times.minutes);
		lengths.forEach((minutes, index) => {
			const at = free.findIndex((day) => day >= step.start);
			const [day] = at < 0 ? [] : free.splice(at, 1);
			if (day === undefined) return;
			evenings.push({
				task: step.task,
				part: index + 1,
				parts: lengths.length,
				day,
				startMinute: times.startMinute,
				minutes
			});
		});
	}
	return evenings;
}

/** Weekdays and length that put the hours of a week evenly on the days of the pace, starting at `startMinute`. */
export function eveningTimes(report: Report, startMinute: number): EveningTimes {
	const { hoursPerWeek, weekdays } = report.settings.pace;
	const minutes = Math.ceil((hoursPerWeek * 60) / Math.max(weekdays.length, 1) / QUARTER) * QUARTER;
	return { weekdays, startMinute, minutes: Math.min(minutes, 12 * 60) };
}

function freeDays(report: Report, { weekdays }: EveningTimes, start: Day): Day[] {
	const { timeOff } = report.settings.pace;
	const days: Day[] = [];
	for (let after = 0; after <= LAST_DAY; after += 1) {
		const day = addDays(start, after);
		const off = timeOff.some((span) => daysBetween(span.from, day) >= 0 && daysBetween(day, span.to) >= 0);
		if (!off && weekdays.includes(weekday(day))) days.push(day);
	}
	return days;
}

function blockLengths(step: Step, minutes: number): number[] {
	const total = Math.ceil((step.hours * 60) / QUARTER) * QUARTER;
	const whole = Math.floor(total / minutes);
	const rest = total - whole * minutes;
	return [...Array.from({ length: whole }, () => minutes), ...(rest > 0 ? [rest] : [])];
}
