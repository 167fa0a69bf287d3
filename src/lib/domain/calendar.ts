/**
 * Calendar days without clocks or time zones: a day is `YYYY-MM-DD`, arithmetic is on whole days
 * counted from 1970-01-01. `Date` is used only through `Date.UTC`, which no zone can shift.
 */

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** No pace has more. */
export const HOURS_IN_A_WEEK = 168;

const MS_PER_DAY = 86_400_000;

/** Days from 1970-01-01 to `day`, a whole number. Throws on text that is not a real day. */
export function dayNumber(day: Day): number {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
	if (match === null) throw new Error(`Not a day: ${day}`);
	const number = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / MS_PER_DAY;
	if (dayFromNumber(number) !== day) throw new Error(`Not a day: ${day}`);
	return number;
}

/**
 * Days as they are written, by number: a plan asks for the few days of a year or two again and again. Not `remembered`:
 * a key of text, and knowing which was asked last, take more than half of the time that they save.
 */
const written = new Map<number, Day>();
const MOST_WRITTEN = 5000;

/** The day `number` days after 1970-01-01; the inverse of {@link dayNumber}. */
export function dayFromNumber(number: number): Day {
	const known = written.get(number);
	if (known !== undefined) return known;
	const day = new Date(number * MS_PER_DAY).toISOString().slice(0, 'YYYY-MM-DD'.length);
	if (written.size < MOST_WRITTEN) written.set(number, day);
	return day;
}

/** The day `days` whole days after `day` (before it when negative). */
export function addDays(day: Day, days: number): Day {
	return dayFromNumber(dayNumber(day) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return dayNumber(to) - dayNumber(from);
}

/** Day of the week, 0 Sunday to 6 Saturday. 1970-01-01 was a Thursday. */
export function weekday(day: Day): number {
	return (((dayNumber(day) + 4) % 7) + 7) % 7;
}
