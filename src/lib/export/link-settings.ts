import * as z from 'zod/mini';
import { dayFromNumber, dayNumber } from '../domain/calendar';
import { IMPORTANCES } from '../domain/importance';
import type { PlanSettings } from '../domain/settings';

/** The part of a link that holds what the person decided about their plan. */

// The compiled form of zod needs eval, which the content security policy refuses and reports.
z.config({ jitless: true });

const text = z.string();
const whole = z.int();
const pairs = <T extends z.core.$ZodType>(value: T) => z.array(z.tuple([text, value]));

/**
 * Target, hours a week, weekdays, days off, start, deadline, nice-to-haves dropped, importance, contested
 * levels, ticks, logged hours, left out, own order. Days are counted from 1970-01-01.
 */
export const settingsSchema = z.tuple([
	text,
	z.number(),
	z.array(whole),
	z.array(z.tuple([whole, whole])),
	whole,
	z.nullable(whole),
	z.literal([0, 1]),
	pairs(whole),
	pairs(z.tuple([whole, whole])),
	pairs(whole),
	pairs(z.number()),
	z.array(text),
	z.array(text)
]);

/** The lists of the settings. */
export type SettingsPayload = z.output<typeof settingsSchema>;

/** The lists of the settings; reasons of contested levels are left out. */
export function makeSettings(settings: PlanSettings): SettingsPayload {
	const { pace, importance, contested, done, loggedHours } = settings;
	return [
		settings.target,
		pace.hoursPerWeek,
		[...pace.weekdays],
		pace.timeOff.map(({ from, to }) => [dayNumber(from), dayNumber(to)]),
		dayNumber(settings.startDay),
		settings.deadline === undefined ? null : dayNumber(settings.deadline),
		settings.niceToHaves === 'keep' ? 0 : 1,
		listed(importance, (value) => IMPORTANCES.indexOf(value)),
		listed(contested, ({ level, on }): [number, number] => [level, dayNumber(on)]),
		listed(done, ({ on }) => dayNumber(on)),
		listed(loggedHours, (hours) => hours),
		[...settings.dropped],
		[...settings.ownOrder]
	];
}

/** The settings of lists, still to be checked. Throws on a day outside the calendar. */
export function readSettings(settings: SettingsPayload): unknown {
	const [target, hoursPerWeek, weekdays, off, start, deadline, nice, importance, contested, done, logged] =
		settings;
	return {
		target,
		pace: {
			hoursPerWeek,
			weekdays,
			timeOff: off.map(([from, to]) => ({ from: dayFromNumber(from), to: dayFromNumber(to) }))
		},
		startDay: dayFromNumber(start),
		...(deadline === null ? {} : { deadline: dayFromNumber(deadline) }),
		niceToHaves: nice === 0 ? 'keep' : 'drop',
		importance: keyed(importance, (index) => IMPORTANCES[index]),
		contested: keyed(contested, ([level, on]) => ({ level, on: dayFromNumber(on) })),
		done: keyed(done, (on) => ({ on: dayFromNumber(on) })),
		loggedHours: keyed(logged, (hours) => hours),
		dropped: settings[11],
		ownOrder: settings[12]
	};
}

function listed<T, U>(byId: Readonly<Record<string, T>>, code: (value: T) => U): [string, U][] {
	return Object.entries(byId).map(([id, value]) => [id, code(value)]);
}

function keyed<T, U>(entries: readonly (readonly [string, T])[], value: (code: T) => U): Record<string, U> {
	return Object.fromEntries(entries.map(([id, code]) => [id, value(code)]));
}
