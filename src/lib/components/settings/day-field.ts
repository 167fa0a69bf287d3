import { dayNumber } from '../../domain/calendar';

/** Whether the text of a date field is a day that exists, within the years a plan can reach. */
export function isDay(text: string): boolean {
	if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
	try {
		dayNumber(text);
		return true;
	} catch {
		return false;
	}
}
