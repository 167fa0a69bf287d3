import type { PlanSettings } from './settings';
import { mergeByKey, mergeSet, mergeValue } from './three-way-merge';

/**
 * The settings to store when `mine` are saved over `stored`; `base` is what the writer last saved or loaded. Each is
 * merged on its own, so that a tick in one tab and an hour logged in another are both kept.
 */
export function mergeSettings(
	base: PlanSettings | undefined,
	stored: PlanSettings,
	mine: PlanSettings
): PlanSettings {
	const changed = <T>(of: (settings: PlanSettings) => T): T =>
		mergeValue(base && { value: of(base) }, of(stored), of(mine));
	const byKey = <T>(of: (settings: PlanSettings) => Readonly<Record<string, T>>) =>
		mergeByKey(base && of(base), of(stored), of(mine));
	const set = <T>(of: (settings: PlanSettings) => readonly T[]) =>
		mergeSet(base && of(base), of(stored), of(mine));
	const deadline = changed((settings) => settings.deadline);
	return {
		target: changed((settings) => settings.target),
		pace: {
			hoursPerWeek: changed(({ pace }) => pace.hoursPerWeek),
			weekdays: changed(({ pace }) => pace.weekdays),
			timeOff: set(({ pace }) => pace.timeOff)
		},
		startDay: changed((settings) => settings.startDay),
		...(deadline !== undefined && { deadline }),
		niceToHaves: changed((settings) => settings.niceToHaves),
		importance: byKey((settings) => settings.importance),
		contested: byKey((settings) => settings.contested),
		done: byKey((settings) => settings.done),
		loggedHours: byKey((settings) => settings.loggedHours),
		dropped: set((settings) => settings.dropped),
		ownOrder: changed((settings) => settings.ownOrder)
	};
}
