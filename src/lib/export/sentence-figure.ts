import { daysBetween, dayNumber, type Day } from '../domain/calendar';
import type { DayRange, HoursRange } from '../domain/roadmap';

/** How figures are written: the one rounding of this project, so that page and files show the same numbers. */

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
] as const;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Hours as they are shown: a whole number. */
export function roundHours(hours: number): number {
	return Math.round(hours);
}

/** Hours in words: "about 12 h", "under 1 h", "no time". */
export function hoursText(hours: number): string {
	if (hours <= 0) return 'no time';
	return roundHours(hours) < 1 ? 'under 1 h' : `about ${grouped(roundHours(hours))} h`;
}

/** Low to high hours with the likely ones: "about 210 h (160 to 270 h)". */
export function hoursRangeText({ low, likely, high }: HoursRange): string {
	const [from, to] = [roundHours(low), roundHours(high)];
	return from === to ? hoursText(likely) : `${hoursText(likely)} (${grouped(from)} to ${grouped(to)} h)`;
}

/** Hours of a week, which fields take in quarters and earlier releases took as given: "7.25 h a week". */
export function weekHoursText(hours: number): string {
	return `${Math.round(hours * 100) / 100} h a week`;
}

/** Hours to half weeks at a pace: "about 7.5 weeks", "about 1 week", "less than half a week". */
export function weeksText(weeks: number): string {
	const halves = Math.round(weeks * 2) / 2;
	if (halves < 0.5) return 'less than half a week';
	if (halves === 0.5) return 'about half a week';
	return `about ${halves} ${halves === 1 ? 'week' : 'weeks'}`;
}

/** A day in words, day first: "3 March 2027". Throws on text that is not a real day. */
export function dayText(day: Day): string {
	return `${dayAndMonth(day)} ${yearOf(day)}`;
}

/** First to last day: "3 to 9 March 2027", "28 February to 3 March 2027", one day as {@link dayText}. */
export function daySpanText(from: Day, to: Day): string {
	if (from === to) return dayText(from);
	if (yearOf(from) !== yearOf(to)) return `${dayText(from)} to ${dayText(to)}`;
	if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))} to ${dayText(to)}`;
	return `${dayAndMonth(from)} to ${dayText(to)}`;
}

/** A likely day with its range: "around 3 March 2027 (between 10 February and 2 May 2027)". */
export function dayRangeText({ low, likely, high }: DayRange): string {
	if (low === high) return dayText(likely);
	const start = yearOf(low) === yearOf(high) ? dayAndMonth(low) : dayText(low);
	return `around ${dayText(likely)} (between ${start} and ${dayText(high)})`;
}

/** Week of a plan that `day` falls into: the seven days from `start` are week 1. */
export function planWeek(start: Day, day: Day): number {
	return Math.floor(Math.max(daysBetween(start, day), 0) / 7) + 1;
}

/** Days of the week in the order of a working week: "Monday, Wednesday and Saturday", "all seven days". */
export function weekdaysText(days: readonly number[]): string {
	const chosen = [1, 2, 3, 4, 5, 6, 0].filter((day) => days.includes(day));
	if (chosen.length === 7) return 'all seven days';
	if (chosen.join() === '1,2,3,4,5') return 'Monday to Friday';
	return listText(chosen.flatMap((day) => WEEKDAYS[day] ?? []));
}

/** "a", "a and b", "a, b and c"; with more than `atMost` parts "a, b and 3 more". */
export function listText(parts: readonly string[], atMost = Number.POSITIVE_INFINITY): string {
	const shown =
		parts.length > atMost ? [...parts.slice(0, atMost - 1), `${parts.length - atMost + 1} more`] : parts;
	const last = shown.at(-1);
	if (last === undefined) return '';
	return shown.length === 1 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** "1 check", "3 checks". */
export function countText(count: number, one: string, many = `${one}s`): string {
	return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** The same text as the start of a sentence. */
export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An author's or a person's words as a sentence: closed by a full stop unless it ends already. */
export function closed(text: string): string {
	const trimmed = text.trim();
	return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** A title inside a sentence: without its closing full stop. */
export function unclosed(title: string): string {
	const trimmed = title.trim();
	return trimmed.endsWith('.') ? trimmed.slice(0, -1) : trimmed;
}

/** Thousands apart by a comma, whatever the reader's locale: a file has to be the same everywhere. */
function grouped(whole: number): string {
	return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

function dayAndMonth(day: Day): string {
	dayNumber(day);
	return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
}

function yearOf(day: Day): string {
	return day.slice(0, 4);
}
