import type { Day } from './calendar';
import type { Importance } from './importance';
import type { Level } from './level';
import type { SkillId, TaskId } from './quiz';

/** Days without study, both ends included. */
export interface TimeOff {
	readonly from: Day;
	readonly to: Day;
}

/** How fast the person can go. It only turns hours into dates, never changes the hours. */
export interface Pace {
	/** Hours of study a week, 1 to 60. */
	readonly hoursPerWeek: number;
	/** Days of the week with study, 0 Sunday to 6 Saturday; at least one. Hours are spread evenly over them. */
	readonly weekdays: readonly number[];
	readonly timeOff: readonly TimeOff[];
}

/** A level the person set themselves, against the estimate; marked as contested wherever it shows. */
export interface Contested {
	readonly level: Level;
	readonly on: Day;
	readonly reason?: string;
}

/** A ticked task. It removes the task's hours and satisfies prerequisites; it never moves an estimate. */
export interface Tick {
	readonly on: Day;
}

/** The most hours a week that can be set: what is beyond is no plan beside a life. */
export const MOST_HOURS_PER_WEEK = 60;

/** The most hours that can be said to be spent on one task: a year of full-time work. */
export const MOST_HOURS_SPENT = 2000;

/**
 * Everything the person decides about their plan. Stored beside the answer log; a plan depends on
 * (quiz, answers, settings, today) and on nothing else.
 */
export interface PlanSettings {
	/** Id of the target profile. */
	readonly target: string;
	readonly pace: Pace;
	readonly startDay: Day;
	readonly deadline?: Day;
	/** `drop` leaves out skills that are nice to have. */
	readonly niceToHaves: 'keep' | 'drop';
	/** The person's own importance per skill, where it differs from the target's. */
	readonly importance: Readonly<Record<SkillId, Importance>>;
	readonly contested: Readonly<Record<SkillId, Contested>>;
	readonly done: Readonly<Record<TaskId, Tick>>;
	/** Hours already spent on tasks that are not ticked yet, up to {@link MOST_HOURS_SPENT}. */
	readonly loggedHours: Readonly<Record<TaskId, number>>;
	readonly dropped: readonly TaskId[];
	/** Order the person arranged, first to last; empty for the best order. Tasks not in it follow in the best order. */
	readonly ownOrder: readonly TaskId[];
}

/** Hours a week assumed for a person until they say otherwise: evenings and some of a weekend. */
export const DEFAULT_HOURS_PER_WEEK = 8;

/** Settings of a fresh attempt: the entry target, 8 hours a week on every day, starting on `startDay`. */
export function defaultSettings(target: string, startDay: Day): PlanSettings {
	return {
		target,
		pace: { hoursPerWeek: DEFAULT_HOURS_PER_WEEK, weekdays: [0, 1, 2, 3, 4, 5, 6], timeOff: [] },
		startDay,
		niceToHaves: 'keep',
		importance: {},
		contested: {},
		done: {},
		loggedHours: {},
		dropped: [],
		ownOrder: []
	};
}
