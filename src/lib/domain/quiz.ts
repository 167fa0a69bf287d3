import type { Importance } from './importance';
import type { Level } from './level';

/**
 * The quiz as the rest of the program sees it: a pathway joined with the skills it uses,
 * checked by `server/`, so every id in it resolves. Plain data, safe to send to the browser.
 */

/** Id of a skill, shared across pathways, for example `model-serving`. */
export type SkillId = string;
/** Id of an item, unique over all skills, for example `k8s-p1`. */
export type ItemId = string;
/** Id of a task of a pathway, for example `t3-2`. */
export type TaskId = string;

/** How a pathway looks at a skill: brought along, or to be learned. */
export type SkillView = 'transferable' | 'to-learn';

/** One answer option of a check, in the author's order. `why` says why it is right, or which misconception it is. */
export interface Option {
	readonly text: string;
	readonly why: string;
}

/** Where a claim of an item can be read. `verified` is false where the page itself could not be opened. */
export interface Source {
	readonly title: string;
	readonly url: string;
	/** Day it was last checked, `YYYY-MM-DD`. */
	readonly checkedOn: string;
	readonly verified: boolean;
}

/** A block of code or data shown under the stem. */
export interface CodeBlock {
	readonly language: string;
	readonly text: string;
}

/** One knowledge check (`choice` item). `text` fields may hold `inline code` between backticks. */
export interface Item {
	readonly id: ItemId;
	readonly skill: SkillId;
	/** Hash of stem, code, options, key and level: what an answer in the log was an answer to. */
	readonly version: string;
	/** The level this item verifies, 1-4: who is at it or above knows the answer. */
	readonly level: Level;
	readonly subtopic: string;
	/** What a person at the level can answer and one below cannot, in one line. */
	readonly verifies: string;
	readonly stem: string;
	readonly code?: CodeBlock;
	readonly options: readonly Option[];
	/** Index of the right option in `options`. */
	readonly key: number;
	/** `fixed`: options have an order of their own (numbers) and are not shuffled. */
	readonly order: 'shuffle' | 'fixed';
	readonly explanation: string;
	readonly sources: readonly Source[];
	/** Versions the item holds for, for example "Kubernetes 1.26+"; absent when it does not matter. */
	readonly validFor?: string;
	/** Overrides of the measurement model for this item: probabilities 0-1, difficulty in levels. */
	readonly guess?: number;
	readonly slip?: number;
	readonly difficulty?: number;
}

/** A skill as this pathway uses it. */
export interface Skill {
	readonly id: SkillId;
	readonly name: string;
	/** Short name for the axes of the radar, at most 18 characters. */
	readonly short: string;
	readonly view: SkillView;
	/** One observable sentence per level, first person, indexed by level. */
	readonly anchors: readonly [string, string, string, string, string];
	/** Expert prior mean of the level (0-4) where it is not the default of the view. */
	readonly priorMean?: number;
	/** Live items only, in file order. */
	readonly items: readonly Item[];
}

/** What a target role asks of one skill. */
export interface Requirement {
	readonly skill: SkillId;
	readonly level: Level;
	readonly importance: Importance;
}

/** Required level and importance per skill for a target role. Covers every skill of the quiz. */
export interface TargetProfile {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly requirements: readonly Requirement[];
}

/** A point of the prerequisite graph: a skill at a level. */
export interface SkillLevel {
	readonly skill: SkillId;
	readonly level: Level;
}

/** `needs` has to be reached before work on `before` starts. A soft one is advice and binds nothing. */
export interface Prerequisite {
	readonly needs: SkillLevel;
	readonly before: SkillLevel;
	readonly strength: 'hard' | 'soft';
	readonly why: string;
}

/** Having `from` shortens the work on the step up to `to.level` by `credit` (fraction, 0 to 0.5). */
export interface Transfer {
	readonly from: SkillLevel;
	readonly to: SkillLevel;
	readonly credit: number;
	readonly why: string;
}

/** Hours a task spends on one level step of a skill: the step from `level - 1` up to `level`. */
export interface Training {
	readonly skill: SkillId;
	readonly level: Level;
	readonly hours: number;
}

/**
 * A thing to do. `trains` says where its hours go; `reaches` (a subset of those skill levels) says which
 * levels are attained when it, and every other planned task that reaches them, is done. Hours without
 * `reaches` are practice and gate nothing.
 */
export interface Task {
	readonly id: TaskId;
	readonly title: string;
	/** `guide`: the guide's own task, word for word in `asGiven`. `added`: ours, where the guide leaves a gap. */
	readonly origin: 'guide' | 'added';
	readonly asGiven?: string;
	/** Phase of the guide, 1-based; for an added task the phase it would naturally stand in. */
	readonly phase: number;
	/** For an added task: the guide task after which it would naturally come. */
	readonly after?: TaskId;
	/** Explicit "comes after" edges between tasks, besides those from skill levels. */
	readonly needsTasks: readonly TaskId[];
	readonly trains: readonly Training[];
	readonly reaches: readonly SkillLevel[];
	/** Hours that no skill shortens (job search, portfolio write-up). */
	readonly fixedHours: number;
	/** Calendar weeks it takes at least, whatever the pace ("operate it for 8 weeks"); other tasks may overlap it. */
	readonly minWeeks: number;
	/** Where the plan may leave it out without losing a level (job search). */
	readonly optional: boolean;
	readonly resources: readonly string[];
	/** For an added task: why we added it. */
	readonly why?: string;
}

/** A phase of the guide. `tasks` are the guide's own tasks in the guide's order. */
export interface Phase {
	readonly number: number;
	readonly title: string;
	readonly weeks: number;
	readonly tasks: readonly TaskId[];
}

/** A course, book or page. `status` as checked by us (A exists as named ... U not found). */
export interface Resource {
	readonly id: string;
	readonly asGiven?: string;
	readonly status: 'A' | 'B' | 'C' | 'D' | 'U';
	readonly title: string;
	readonly url?: string;
	readonly cost: 'free' | 'paid' | 'free to audit';
	/** Id of a free resource for the same thing, where this one is paid or missing. */
	readonly alternative?: string;
	readonly note?: string;
	readonly checkedOn: string;
}

/** A pathway joined with the skills it uses: what one session runs through. */
export interface Quiz {
	/** Id of the pathway, also its address. */
	readonly id: string;
	readonly title: string;
	readonly fromRole: string;
	readonly toRole: string;
	/** Hours one week of the guide holds: our assumption, the guide never says. Turns guide weeks into hours. */
	readonly guideHoursPerWeek: number;
	/** Hash of everything in this value: what a stored attempt was taken against. */
	readonly contentHash: string;
	/** Transferable skills first, then those to learn, each in the guide's order: the axis order of the radar. */
	readonly skills: readonly Skill[];
	/** The first one is the entry target, the default. */
	readonly targets: readonly TargetProfile[];
	/** Id of the target one year on: levels between entry and this are learned on the job, shown undated. */
	readonly oneYearTarget: string;
	readonly prerequisites: readonly Prerequisite[];
	readonly transfers: readonly Transfer[];
	readonly phases: readonly Phase[];
	/** Guide tasks in the guide's order, then added tasks. */
	readonly tasks: readonly Task[];
	readonly resources: readonly Resource[];
}

/** The part of a quiz that the ratings need: small enough to stand in the page. */
export interface QuizOutline {
	readonly id: string;
	readonly title: string;
	readonly fromRole: string;
	readonly toRole: string;
	readonly skills: readonly Pick<Skill, 'id' | 'name' | 'short' | 'view' | 'anchors'>[];
}
