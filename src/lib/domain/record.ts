import type { Day } from './calendar';
import type { PlanSettings } from './settings';
import type { ItemId, SkillId } from './quiz';
import type { Instant, Response } from './response';

/** Version of the stored form. Raise it with a migration in `record-parser.ts`. */
export const RECORD_FORMAT = 1;

/** The longest id and the longest line of text a record may hold, in UTF-16 units. */
export const LONGEST_ID = 80;
export const LONGEST_TEXT = 500;
/** A question left open for longer than a day counts as a day. */
export const LONGEST_TOOK_MS = 24 * 60 * 60 * 1000;

/** `adaptive`: the next check is the one that helps this plan most. `fixed`: the same checks for everyone, in one order. */
export const MODES = ['adaptive', 'fixed'] as const;
export type Mode = (typeof MODES)[number];

/** When explanations are shown: after each check (answers are final then) or all at the end. */
export const EXPLANATION_TIMES = ['after-each', 'at-end'] as const;
export type ExplanationTime = (typeof EXPLANATION_TIMES)[number];

/**
 * Where the person is in the assessment: a place they would recognise, not a state of the machine.
 * `choosing`: all ratings are given and the next check is not chosen yet, because the checks are still
 * being fetched. `returnTo` is there when the question was opened from the review to change its answer.
 */
export type Position =
	| { readonly stage: 'welcome' }
	| { readonly stage: 'rating'; readonly skill: SkillId; readonly returnTo?: 'reviewing' }
	| { readonly stage: 'choosing' }
	| { readonly stage: 'checking'; readonly item: ItemId; readonly returnTo?: 'reviewing' }
	| { readonly stage: 'explaining'; readonly item: ItemId; readonly returnTo?: 'reviewing' }
	| { readonly stage: 'reviewing' }
	| { readonly stage: 'finished' };

/** A report as it was last seen, frozen, so that "what changed" can be told when the content was edited. */
export interface SeenReport {
	readonly contentHash: string;
	readonly seenOn: Day;
	/** Level per skill and the ordered open tasks with their likely hours, as shown then. */
	readonly levels: Readonly<Record<SkillId, number>>;
	readonly steps: readonly { readonly task: string; readonly title: string; readonly hours: number }[];
}

/** The storable form of one run through a quiz: the answer log, the person's settings and ticks. Nothing computed but `seen`. */
export interface SessionRecord {
	readonly format: typeof RECORD_FORMAT;
	/** Random id of the attempt; also seeds the shuffling of options. */
	readonly id: string;
	readonly quiz: string;
	/** Hash of the content it was started against. */
	readonly contentHash: string;
	readonly mode: Mode;
	readonly explanations: ExplanationTime;
	readonly startedAt: Instant;
	readonly finishedAt?: Instant;
	readonly position: Position;
	readonly responses: readonly Response[];
	readonly settings: PlanSettings;
	readonly seen?: SeenReport;
}

/** When an attempt was taken: when it was finished, or begun where it is not. */
export function momentTaken({
	finishedAt,
	startedAt
}: Pick<SessionRecord, 'finishedAt' | 'startedAt'>): SessionRecord['startedAt'] {
	return finishedAt ?? startedAt;
}
