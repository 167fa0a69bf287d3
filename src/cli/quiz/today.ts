import { dayNumber, type Day } from '../../lib/domain/calendar';
import { UsageError } from './usage';

/** The day given by `--today`, or the clock's day in UTC. Throws UsageError on text that is no day. */
export function readToday(text: string | undefined): Day {
	if (text === undefined) return new Date().toISOString().slice(0, 10);
	try {
		dayNumber(text);
	} catch {
		throw new UsageError(`--today takes a day as YYYY-MM-DD, not "${text}"`);
	}
	return text;
}
