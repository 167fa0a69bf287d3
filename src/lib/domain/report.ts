import type { Calibration } from './calibration';
import type { Day } from './calendar';
import type { Basis, Distribution, PersonReading } from './estimate';
import type { Gap, Strength } from './gap';
import type { Importance } from './importance';
import type { Level } from './level';
import type { SkillId, SkillView, TaskId } from './quiz';
import type { Mode } from './record';
import type { Roadmap } from './roadmap';
import type { PlanSettings } from './settings';

/** One row of the level table and one axis of the radar. */
export interface SkillResult {
	readonly skill: SkillId;
	readonly name: string;
	readonly short: string;
	readonly view: SkillView;
	readonly rated?: Level;
	/** The level everything downstream uses: the estimate's median, or the contested level. */
	readonly level: Level;
	readonly interval: { readonly low: Level; readonly high: Level };
	readonly probabilities: Distribution;
	readonly basis: Basis;
	readonly checks: number;
	/** What was missed, by sub-topic, for the words beside a lower estimate. */
	readonly missed: readonly string[];
	readonly target: Level;
	readonly oneYearTarget: Level;
	readonly importance: Importance;
	/** Importance was set by the person. */
	readonly ownImportance: 'yes' | 'no';
	/** What the answers said, where the person set another level. */
	readonly contested?: { readonly estimated: Level; readonly reason?: string };
	/** "Not relevant to me": no target, no edges, not in gaps or strengths. */
	readonly relevance: 'relevant' | 'not-relevant';
	readonly calibration: Calibration;
}

/** Facts of a task that a rendering needs, so that a report can be rendered without the quiz. */
export interface TaskFact {
	readonly id: TaskId;
	readonly title: string;
	readonly origin: 'guide' | 'added';
	readonly phase: number;
	readonly asGiven?: string;
	readonly resources: readonly { readonly title: string; readonly url?: string; readonly cost: 'free' | 'paid' | 'free to audit' }[];
}

/** Checks that were answered, for "what it asked". */
export interface CheckCount {
	readonly right: number;
	readonly wrong: number;
	readonly unknown: number;
	readonly skipped: number;
}

/** All of it for one attempt, immutable: everything shown or downloaded is a rendering of this. */
export interface Report {
	readonly format: 1;
	readonly quiz: { readonly id: string; readonly title: string; readonly fromRole: string; readonly toRole: string; readonly guideHoursPerWeek: number };
	readonly contentHash: string;
	readonly attempt: { readonly id: string; readonly takenOn: Day; readonly mode: Mode };
	readonly today: Day;
	readonly settings: PlanSettings;
	readonly target: { readonly id: string; readonly name: string; readonly others: readonly { readonly id: string; readonly name: string }[] };
	/** In axis order. */
	readonly skills: readonly SkillResult[];
	readonly person: PersonReading;
	readonly checks: CheckCount;
	/** Sorted by hours, most first. */
	readonly gaps: readonly Gap[];
	readonly strengths: readonly Strength[];
	readonly roadmap: Roadmap;
	/** Every task named in the roadmap, by id. */
	readonly tasks: Readonly<Record<TaskId, TaskFact>>;
	/** Answers that could not be used because their question changed since. */
	readonly setAside: readonly { readonly skill: SkillId; readonly item: string }[];
	/** Expected weeks of the guide planned wrongly (too much or too little), after the correction for optimism. */
	readonly expectedMisallocation: number;
}
