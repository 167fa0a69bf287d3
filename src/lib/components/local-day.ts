import type { Day } from '../domain/calendar';

/** The calendar day an instant falls on where the person is. */
export function dayOf(instant: Date): Day {
	const pad = (value: number, width: number) => String(value).padStart(width, '0');
	return `${pad(instant.getFullYear(), 4)}-${pad(instant.getMonth() + 1, 2)}-${pad(instant.getDate(), 2)}`;
}
