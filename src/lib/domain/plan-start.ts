import type { Day } from './calendar';
import type { PlanSettings } from './settings';

/**
 * The day from which a plan counts, as a function of what was set and of today: the first day that was set, or today
 * when that is past. Nothing is planned into the past.
 */
export function planStart({
	settings,
	today
}: {
	readonly settings: Pick<PlanSettings, 'startDay'>;
	readonly today: Day;
}): Day {
	return settings.startDay > today ? settings.startDay : today;
}
