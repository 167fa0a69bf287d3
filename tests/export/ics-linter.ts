/**
 * A strict reader of RFC 5545, because the parsers of npm accept bare line feeds, missing UIDs, dates that do
 * not exist and properties smuggled in by a title. It allows what our calendars may hold and nothing else.
 */

const CALENDAR_ONCE = ['VERSION', 'PRODID', 'CALSCALE'];
const EVENT_ONCE = ['UID', 'DTSTAMP', 'SEQUENCE', 'DTSTART', 'DTEND', 'SUMMARY'];
const EVENT_MAYBE = ['DESCRIPTION', 'URL', 'TRANSP'];

/** An event as its properties, parameters kept with the name (`DTSTART;VALUE=DATE`). */
export type LintedEvent = ReadonlyMap<string, string>;

/** Everything wrong with the text, and the events found. */
export function lintIcs(text: string): {
	readonly problems: readonly string[];
	readonly events: readonly LintedEvent[];
} {
	const problems: string[] = [];
	if (!text.endsWith('\r\n')) problems.push('does not end with CRLF');
	if (/\r(?!\n)|(?<!\r)\n/.test(text)) problems.push('a bare CR or LF');
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) problems.push('a control character');
	if (/\p{Surrogate}/u.test(text)) problems.push('half a character');
	for (const physical of text.split('\r\n')) {
		const octets = new TextEncoder().encode(physical).length;
		if (octets > 75) problems.push(`a line of ${octets} octets`);
	}

	const events: Map<string, string>[] = [];
	const calendar: string[] = [];
	const open: string[] = [];
	for (const line of text
		.replace(/\r\n[ \t]/g, '')
		.split('\r\n')
		.slice(0, -1)) {
		const match = /^([A-Z-]+)((?:;[A-Z-]+=[A-Z-]+)*):(.*)$/s.exec(line);
		if (match === null) {
			problems.push(`not a content line: ${line}`);
			continue;
		}
		const [, name = '', parameters = '', value = ''] = match;
		if (name === 'BEGIN') {
			if (value !== (open.length === 0 ? 'VCALENDAR' : 'VEVENT') || open.length > 1)
				problems.push(`BEGIN:${value}`);
			open.push(value);
			if (value === 'VEVENT') events.push(new Map());
		} else if (name === 'END') {
			if (open.pop() !== value) problems.push(`END:${value}`);
			if (value === 'VEVENT') problems.push(...eventProblems(events.at(-1) ?? new Map()));
		} else if (open.at(-1) === 'VEVENT') {
			const event = events.at(-1);
			if ([...(event?.keys() ?? [])].some((key) => key.split(';')[0] === name))
				problems.push(`${name} twice`);
			if (![...EVENT_ONCE, ...EVENT_MAYBE].includes(name)) problems.push(`${name} has no place in an event`);
			event?.set(name + parameters, value);
		} else {
			if (!CALENDAR_ONCE.includes(name) || open.length !== 1) problems.push(`${name} has no place here`);
			calendar.push(name);
		}
	}
	if (open.length > 0) problems.push(`${open.join()} is not closed`);
	if (calendar.join() !== CALENDAR_ONCE.join()) problems.push(`calendar properties are ${calendar.join()}`);
	const uids = events.map((event) => event.get('UID'));
	if (new Set(uids).size !== uids.length) problems.push('a UID twice');
	return { problems, events };
}

function eventProblems(event: LintedEvent): string[] {
	const problems: string[] = [];
	const names = [...event.keys()].map((key) => key.split(';')[0]);
	for (const name of EVENT_ONCE) if (!names.includes(name)) problems.push(`${name} is missing`);
	if (!/^[\w.-]+@crosswalk$/.test(event.get('UID') ?? '')) problems.push(`UID ${event.get('UID')}`);
	if (!isTime(event.get('DTSTAMP'), 'Z')) problems.push(`DTSTAMP ${event.get('DTSTAMP')}`);
	if (!/^\d{1,5}$/.test(event.get('SEQUENCE') ?? '')) problems.push(`SEQUENCE ${event.get('SEQUENCE')}`);
	for (const name of ['SUMMARY', 'DESCRIPTION']) {
		const value = event.get(name);
		if (value !== undefined && !/^(?:[^\\;,\r\n]|\\[\\;,n])*$/u.test(value))
			problems.push(`${name} is not escaped`);
	}
	const url = event.get('URL');
	if (url !== undefined && !/^https?:\/\/[!-~]+$/.test(url)) problems.push(`URL ${url}`);
	const whole = event.get('DTSTART;VALUE=DATE');
	const [start, end] =
		whole === undefined ? [event.get('DTSTART'), event.get('DTEND')] : [whole, event.get('DTEND;VALUE=DATE')];
	const real = whole === undefined ? isTime(start, '') && isTime(end, '') : isDate(start) && isDate(end);
	if (!real || start === undefined || end === undefined) problems.push(`DTSTART ${start}, DTEND ${end}`);
	else if (start >= end) problems.push('the end is not after the start');
	return problems;
}

function isDate(value: string | undefined): boolean {
	const [, year, month, day] = (/^(\d{4})(\d{2})(\d{2})$/.exec(value ?? '') ?? []).map(Number);
	if (year === undefined || month === undefined || day === undefined) return false;
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTime(value: string | undefined, zone: '' | 'Z'): boolean {
	const match = new RegExp(`^(\\d{8})T([01]\\d|2[0-3])[0-5]\\d[0-5]\\d${zone}$`).exec(value ?? '');
	return match !== null && isDate(match[1]);
}
