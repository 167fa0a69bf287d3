import type { Position, SessionRecord } from '../domain/record';
import type { ItemId, SkillId } from '../domain/quiz';
import type { CheckResponse, Instant, RatingResponse, Response } from '../domain/response';
import type { Sharpening } from '../domain/selection';
import { checkBefore, checkOf, isFinal, isNotRelevant, keepResponse, ratingOf } from './answer-log';
import type { Checks, Manner } from './checks';

/** All the machine remembers. Nothing here is computed; levels and plans come from the log. */
export interface SessionContext extends Manner {
	readonly skills: readonly SkillId[];
	readonly log: readonly Response[];
	/** Skill being rated, or rated last. */
	readonly skill: SkillId;
	/** Check being asked or explained; undefined when none is left to ask. */
	readonly item: ItemId | undefined;
	/** Set while an answer is changed from the review. */
	readonly returnTo: 'reviewing' | undefined;
	/** Skill whose re-check waits for its new rating. */
	readonly rechecking: SkillId | undefined;
	/** "A few more" that the person asked for. */
	readonly sharpen: Sharpening | undefined;
	readonly finishedAt: Instant | undefined;
	/** Undefined until they are loaded. */
	readonly checks: Checks | undefined;
	/** Place of the record resumed last: where to go, which may have to wait for the checks. */
	readonly resuming: Position | undefined;
}

/** What the person does, and `ready`: the checks have arrived. */
export type SessionEvent =
	| ({ readonly type: 'start' } & Manner)
	| { readonly type: 'resume'; readonly record: SessionRecord }
	| { readonly type: 'ready'; readonly checks: Checks }
	| { readonly type: 'rate'; readonly response: RatingResponse }
	| { readonly type: 'answer'; readonly response: CheckResponse }
	| { readonly type: 'continue' }
	| { readonly type: 'back' }
	| { readonly type: 'finishEarly' }
	| { readonly type: 'changeRating'; readonly skill: SkillId }
	| { readonly type: 'changeCheck'; readonly item: ItemId }
	| { readonly type: 'finish'; readonly at: Instant }
	| { readonly type: 'review' }
	| { readonly type: 'recheck'; readonly skill: SkillId }
	| { readonly type: 'sharpen'; readonly skill?: SkillId }
	| { readonly type: 'restart' };

/** What one run is about: the skills in the order they are rated, and the checks if they are there already. */
export interface SessionInput {
	/** At least one. */
	readonly skills: readonly SkillId[];
	readonly checks?: Checks;
}

/** The skill that is rated first. Throws when there is none, which would be a bug. */
export function firstSkill(skills: readonly SkillId[]): SkillId {
	const [first] = skills;
	if (first === undefined) throw new Error('A quiz without skills cannot be taken.');
	return first;
}

/** A run that has not started. */
export function fresh(input: Pick<SessionContext, 'skills' | 'checks'> | SessionInput): SessionContext {
	return {
		skills: input.skills,
		mode: 'adaptive',
		explanations: 'after-each',
		log: [],
		skill: firstSkill(input.skills),
		item: undefined,
		returnTo: undefined,
		rechecking: undefined,
		sharpen: undefined,
		finishedAt: undefined,
		checks: input.checks,
		resuming: undefined
	};
}

/** The skill rated before the current one; undefined at the first. */
export function previousSkill({ skills, skill }: SessionContext): SkillId | undefined {
	return skills[skills.indexOf(skill) - 1];
}

/** The first skill without an answer to its rating; undefined when all have one. */
export function firstUnrated({ skills, log }: Pick<SessionContext, 'skills' | 'log'>): SkillId | undefined {
	return skills.find((skill) => ratingOf(log, skill) === undefined);
}

/** The check answered before the current one in this sitting; with no current one, the last. */
export function previousCheck({ log, item, finishedAt, checks }: SessionContext): CheckResponse | undefined {
	return checkBefore(log, item, finishedAt, checks);
}

/**
 * The log with the new rating. The entry of a re-check enters it only here: turning back before loses nothing.
 */
export function withRating(
	{ log, rechecking }: SessionContext,
	response: RatingResponse
): readonly Response[] {
	return rechecking === response.skill
		? [...log, { kind: 'recheck', skill: response.skill, at: response.at }, response]
		: keepResponse(log, response);
}

/** How many more checks "a few more" are. */
export const A_FEW = 5;

/** A few more checks than were asked so far; of one skill if given. */
export function aFewMore({ log }: SessionContext, skill: SkillId | undefined): Sharpening {
	const asked = new Set(log.flatMap((entry) => (entry.kind === 'check' ? entry.item : [])));
	return { upTo: asked.size + A_FEW, ...(skill !== undefined && { skill }) };
}

/** Whether the answer to the check can still be given or changed: it exists, is wanted and is not final. */
export function isOpen(context: SessionContext, item: ItemId): boolean {
	const found = context.checks?.find(item);
	if (found === undefined || isNotRelevant(context.log, found.skill)) return false;
	const given = checkOf(context.log, item);
	return given === undefined || given.version !== found.version || !isFinal(given, context);
}

/** Whether the explanation of the check can be shown: it was answered as it stands today. */
export function isExplained({ checks, log }: SessionContext, item: ItemId): boolean {
	const found = checks?.find(item);
	return (
		found !== undefined && !isNotRelevant(log, found.skill) && checkOf(log, item)?.version === found.version
	);
}
