import type { Importance } from './importance';
import type { Level } from './level';
import type { SkillId, SkillLevel, TaskId } from './quiz';

/** Why a step moved against the guide's order. */
export type MoveCause =
	'needed-by' | 'waits-for' | 'more-value-per-hour' | 'less-value-per-hour' | 'own-move';

/**
 * One reason why a step stands where it does, or is as long as it is. Codes and facts only; the sentences
 * are made in one place for page and files. A reason is stated only when taking its cause away would
 * move, grow or remove the step.
 */
export type Reason =
	| {
			readonly code: 'closes-gap';
			readonly skill: SkillId;
			readonly importance: Importance;
			readonly from: Level;
			readonly to: Level;
	  }
	| { readonly code: 'unlocks'; readonly tasks: readonly TaskId[] }
	| { readonly code: 'waits-for'; readonly tasks: readonly TaskId[] }
	| { readonly code: 'quick-win'; readonly hours: number }
	| {
			readonly code: 'shortened-by-transfer';
			readonly from: SkillLevel;
			readonly to: SkillLevel;
			readonly hours: number;
			readonly why: string;
	  }
	| {
			readonly code: 'shortened-by-knowledge';
			readonly skill: SkillId;
			readonly level: Level;
			readonly hours: number;
	  }
	| {
			readonly code: 'uncertain';
			readonly skill: SkillId;
			readonly low: Level;
			readonly high: Level;
			readonly hours: number;
	  }
	| { readonly code: 'not-asked'; readonly skill: SkillId; readonly level: Level; readonly hours: number }
	| { readonly code: 'shortened-otherwise'; readonly hours: number }
	| { readonly code: 'practice'; readonly skill: SkillId; readonly level: Level }
	| { readonly code: 'takes-calendar-time'; readonly weeks: number }
	| { readonly code: 'job-search'; readonly hours: number }
	| { readonly code: 'added'; readonly after?: TaskId; readonly why: string }
	| { readonly code: 'contested'; readonly skill: SkillId; readonly level: Level }
	| {
			readonly code: 'earlier-than-guide';
			readonly places: number;
			readonly cause: MoveCause;
			readonly tasks: readonly TaskId[];
	  }
	| {
			readonly code: 'later-than-guide';
			readonly places: number;
			readonly cause: MoveCause;
			readonly tasks: readonly TaskId[];
	  }
	| { readonly code: 'as-in-guide' };
