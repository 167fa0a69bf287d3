import type { Day } from './calendar';
import type { Level } from './level';
import type { SkillId, SkillLevel, TaskId } from './quiz';
import type { Reason } from './reason';

/** Hours, or the days they end on, at 10 / 50 / 90 % of the joint estimate; never narrower than +-25 %. */
export interface HoursRange {
	readonly low: number;
	readonly likely: number;
	readonly high: number;
}

export interface DayRange {
	readonly low: Day;
	readonly likely: Day;
	readonly high: Day;
}

/** How the hours of one (skill, level step) of a task come about: `hours = full x probabilityNeeded x (1 - credit)`. */
export interface ModuleWork {
	readonly skill: SkillId;
	/** The step up to this level. */
	readonly level: Level;
	readonly fullHours: number;
	/** P(the person is below `level`), 0-1. */
	readonly probabilityNeeded: number;
	/** Whether the step is in the plan: probabilityNeeded > 1 / (1 + lambda). */
	readonly scheduled: boolean;
	/** Transfer credit, 0-0.5, with the transfer it comes from. */
	readonly credit: number;
	readonly transferFrom?: SkillLevel;
	readonly hours: number;
}

/** A task of the plan with the person's own hours, dates and reasons. */
export interface Step {
	readonly task: TaskId;
	/** Hours the task would take from nothing, and hours left for this person (logged hours taken off). */
	readonly fullHours: number;
	readonly hours: number;
	readonly loggedHours: number;
	readonly modules: readonly ModuleWork[];
	readonly start: Day;
	/** Last day of the step; `likely` is what the plan shows. */
	readonly finish: DayRange;
	/** Places earlier (positive) or later (negative) than among the guide's open tasks; 0 for added tasks. */
	readonly places: number;
	/** Some of its work may be known already; a short re-check would tell. */
	readonly uncertain: boolean;
	/** Open tasks of this plan that must be done first, and those that this one opens. */
	readonly needs: readonly TaskId[];
	readonly unlocks: readonly TaskId[];
	/** Levels this step completes: it is the last open task that reaches them. */
	readonly attains: readonly SkillLevel[];
	/** At least one, always; none as long as the plan is a draft. */
	readonly reasons: readonly Reason[];
}

/**
 * A task that is left out because its levels are known, with the evidence for each. `hoursSaved` counts the whole
 * task, also a small rest that is not known but not worth starting it for.
 */
export interface Skip {
	readonly task: TaskId;
	readonly hoursSaved: number;
	readonly known: readonly {
		readonly skill: SkillId;
		readonly level: Level;
		readonly probability: number;
		readonly checks: number;
	}[];
}

/** A ticked task. */
export interface DoneStep {
	readonly task: TaskId;
	readonly on: Day;
}

/** A level between the entry and the one-year target: learned on the job, no date. */
export interface LaterLevel {
	readonly skill: SkillId;
	readonly from: Level;
	readonly to: Level;
	readonly tasks: readonly TaskId[];
}

/** Readiness (0-1) as it stands today, then at the end of a day: a step function over time. */
export interface ReadinessPoint {
	readonly day: Day;
	readonly readiness: number;
}

/** Readiness over time for the personal order and for the guide's order of the same work. */
export interface ReadinessCurves {
	readonly today: number;
	readonly personal: readonly ReadinessPoint[];
	readonly guide: readonly ReadinessPoint[];
	/** Day on which 80 % readiness is reached; absent when the plan does not reach it. */
	readonly personal80?: Day;
	readonly guide80?: Day;
}

/** What the deadline means for the plan. */
export type DeadlineCheck =
	| { readonly verdict: 'none' }
	| { readonly verdict: 'holds'; readonly spareDays: number }
	/** It is over before the first day on which there can be work. */
	| { readonly verdict: 'before-start' }
	| {
			readonly verdict: 'at-risk' | 'too-tight';
			/** Hours a week that would make the likely plan hold, or the slow one when at risk; 168 when no pace would. */
			readonly hoursPerWeekNeeded: number;
			/** What could be dropped, cheapest loss first, until it holds. */
			readonly droppable: readonly {
				readonly task: TaskId;
				readonly hours: number;
				readonly readinessLost: number;
			}[];
	  };

/** The personal, ordered, dated plan. */
export interface Roadmap {
	readonly steps: readonly Step[];
	readonly skips: readonly Skip[];
	readonly done: readonly DoneStep[];
	readonly dropped: readonly TaskId[];
	readonly later: readonly LaterLevel[];
	readonly hours: HoursRange;
	readonly finish: DayRange;
	/** `best`: proven minimum of the stated goal. `bounded`: a heuristic, at most `atMost` times the best. `own`: arranged by the person; `cost` is its value against the best order's (1 is as good). */
	readonly order:
		| { readonly kind: 'best' }
		| { readonly kind: 'bounded'; readonly atMost: number }
		| { readonly kind: 'own'; readonly cost: number };
	readonly readiness: ReadinessCurves;
	readonly deadline: DeadlineCheck;
}
