import type { Day } from '../domain/calendar';
import { momentTaken, type SessionRecord } from '../domain/record';

/** The calendar day an instant falls on where the person is. */
export function dayOf(instant: Date): Day {
	const pad = (value: number, width: number) => String(value).padStart(width, '0');
	return `${pad(instant.getFullYear(), 4)}-${pad(instant.getMonth() + 1, 2)}-${pad(instant.getDate(), 2)}`;
}

/** The day an attempt was finished where the person is, or begun where it is not. */
export function dayTaken(record: Pick<SessionRecord, 'finishedAt' | 'startedAt'>): Day {
	return dayOf(new Date(momentTaken(record)));
}
