import { addDays, daysBetween, type Day } from '../domain/calendar';
import type { Report } from '../domain/report';
import type { Step } from '../domain/roadmap';
import { isSpent } from '../domain/spent';
import { planEvenings, type Evening, type EveningTimes } from './evening';
import { plainLine } from './plain-line';
import { reasonSentences, spentSentence, stepHoursText, taskOf } from './sentence';
import { webAddress } from './web-address';

/** Longest line in octets, line break not counted (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/**
 * The plan as one all-day span per step, after RFC 5545. The same attempt and task have the same UID in every
 * file, so a second import moves the spans instead of doubling them. Steps do not show the person as busy.
 */
export function toCalendar(report: Report): string {
	return calendar(
		report.roadmap.steps.flatMap((step, index) => [
			'BEGIN:VEVENT',
			...identity(report, step.task),
			`DTSTART;VALUE=DATE:${compact(step.start)}`,
			// The end is exclusive: the first day that is not part of the step.
			`DTEND;VALUE=DATE:${compact(addDays(step.finish.likely, 1))}`,
			`SUMMARY:${escapeIcs(`${index + 1}. ${taskOf(report, step.task).title}`)}`,
			...details(report, step),
			'TRANSP:TRANSPARENT',
			'END:VEVENT'
		])
	);
}

/**
 * The plan as evenings in floating local time: 19:00 stays 19:00 wherever the person is and whatever the
 * clocks do. UIDs are stable by attempt, task and part.
 */
export function toEveningCalendar(report: Report, times: EveningTimes): string {
	const steps = new Map(report.roadmap.steps.map((step) => [step.task, step]));
	return calendar(
		planEvenings(report, times).flatMap((evening) => {
			const step = steps.get(evening.task);
			return [
				'BEGIN:VEVENT',
				...identity(report, `${evening.task}.${evening.part}`),
				`DTSTART:${localTime(evening, 0)}`,
				`DTEND:${localTime(evening, evening.minutes)}`,
				`SUMMARY:${escapeIcs(`${taskOf(report, evening.task).title} (${evening.part} of ${evening.parts})`)}`,
				...(step === undefined ? [] : details(report, step)),
				'END:VEVENT'
			];
		})
	);
}

/** Text as an RFC 5545 TEXT value on one line; the backslash goes first. */
export function escapeIcs(text: string): string {
	return plainLine(text).replace(/[\\;,]/g, '\\$&');
}

/**
 * One content line, folded: at most 75 octets each, continued after CRLF and one space that counts, never
 * inside a character.
 */
export function foldIcs(line: string): string {
	const parts: string[] = [];
	let part = '';
	let octets = 0;
	for (const character of line) {
		const width = octetsOf(character);
		if (octets + width > LINE_OCTETS) {
			parts.push(part);
			part = '';
			octets = 1;
		}
		part += character;
		octets += width;
	}
	return [...parts, part].join('\r\n ');
}

/** Octets of a character in UTF-8. */
function octetsOf(character: string): number {
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x80) return 1;
	if (code < 0x800) return 2;
	return code < 0x10000 ? 3 : 4;
}

function calendar(events: readonly string[]): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Crosswalk//Learning plan 1//EN',
		'CALSCALE:GREGORIAN',
		...events,
		'END:VCALENDAR'
	];
	return lines.map((line) => `${foldIcs(line)}\r\n`).join('');
}

/** UID, stamp and sequence. The sequence grows by the day, so that a later plan wins over an earlier one. */
function identity(report: Report, part: string): string[] {
	const sequence = Math.max(0, daysBetween(report.attempt.takenOn, report.today));
	return [
		`UID:${uidPart(report.attempt.id)}.${uidPart(part)}@crosswalk`,
		`DTSTAMP:${compact(report.today)}T000000Z`,
		`SEQUENCE:${sequence}`
	];
}

function details(report: Report, step: Step): string[] {
	const { resources } = taskOf(report, step.task);
	const addresses = resources.flatMap(({ url }) => webAddress(url) ?? []);
	const lines = [
		`Hours: ${stepHoursText(step)}.`,
		...(isSpent(step) ? [spentSentence(step)] : []),
		...reasonSentences(report, step.reasons),
		...resources.map(({ title, url, cost }) => `${title} (${cost}) ${webAddress(url) ?? ''}`)
	];
	const [first] = addresses;
	return [
		`DESCRIPTION:${lines.map(escapeIcs).join('\\n')}`,
		...(first === undefined ? [] : [`URL:${first}`])
	];
}

/** What is neither letter, digit, dot nor dash is spelt as its code, so that two ids never become one. */
function uidPart(id: string): string {
	return id.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
}

function compact(day: Day): string {
	return day.replaceAll('-', '');
}

/** Local date and time `minutes` after the start of an evening, past midnight if need be. */
function localTime({ day, startMinute }: Evening, minutes: number): string {
	const total = startMinute + minutes;
	const pad = (value: number) => String(value).padStart(2, '0');
	const ofDay = total % (24 * 60);
	const date = compact(addDays(day, Math.floor(total / (24 * 60))));
	return `${date}T${pad(Math.floor(ofDay / 60))}${pad(ofDay % 60)}00`;
}
