import type { Level } from './level';
import type { ItemId, SkillId } from './quiz';

/**
 * What the person did, in the order they did it: the answer log. It is the only thing about the
 * measurement that is stored; every level, gap and date is computed from it.
 */

/** An instant as ISO 8601 in UTC, for example `2026-11-22T19:00:00.000Z`. */
export type Instant = string;

/** Answer to "how well do you know this skill?". Skipped is no evidence; not relevant removes the skill from the plan. */
export type RatingAnswer =
	| { readonly type: 'level'; readonly level: Level }
	| { readonly type: 'skipped' }
	| { readonly type: 'not-relevant' };

/** How sure the person said they were; chosen by the button that submits a check. */
export const CONFIDENCES = ['sure', 'not-sure'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Answer to a check. *I don't know yet* is evidence; *skipped* spends the item and is none. `option` is the authored index. */
export type CheckAnswer =
	| { readonly type: 'option'; readonly option: number; readonly confidence: Confidence }
	| { readonly type: 'unknown' }
	| { readonly type: 'skipped' };

/** A self-rating of one skill. A later one for the same skill replaces it. */
export interface RatingResponse {
	readonly kind: 'rating';
	readonly skill: SkillId;
	readonly answer: RatingAnswer;
	/** One line of evidence the person may note at Practised and Expert; theirs, never sent or scored. */
	readonly note?: string;
	readonly at: Instant;
	/** Milliseconds the question was in front of the person. */
	readonly tookMs: number;
}

/** An answer to one knowledge check. A later one for the same item replaces it. */
export interface CheckResponse {
	readonly kind: 'check';
	readonly item: ItemId;
	readonly skill: SkillId;
	/** Version of the item that was answered; answers to other versions are set aside. */
	readonly version: string;
	readonly answer: CheckAnswer;
	/** Authored option indices in the order they were shown. */
	readonly shown: readonly number[];
	readonly at: Instant;
	readonly tookMs: number;
}

/** The person chose to re-check a skill: its older answers stay in the log but no longer count. */
export interface RecheckResponse {
	readonly kind: 'recheck';
	readonly skill: SkillId;
	readonly at: Instant;
}

/** One entry of the answer log. */
export type Response = RatingResponse | CheckResponse | RecheckResponse;
