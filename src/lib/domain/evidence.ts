import type { Level } from './level';
import type { ItemId, SkillId } from './quiz';
import type { Confidence } from './response';

/** What an answered check says. */
export const OUTCOMES = ['right', 'wrong', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What one response says about one skill. */
export type Evidence =
	| { readonly source: 'rated'; readonly skill: SkillId; readonly level: Level }
	| {
			readonly source: 'checked';
			readonly skill: SkillId;
			readonly item: ItemId;
			readonly outcome: Outcome;
			/** Absent for "I don't know yet". */
			readonly confidence?: Confidence;
	  };
