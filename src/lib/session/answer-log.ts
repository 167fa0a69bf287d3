import type { ExplanationTime } from '../domain/record';
import type { ItemId, SkillId } from '../domain/quiz';
import type { CheckResponse, Instant, RatingResponse, Response } from '../domain/response';
import type { Checks } from './checks';

/**
 * The answer log as the session keeps it: one entry per question, in the order the questions were first
 * answered. A changed answer takes the place of the old one, so going back and answering the same again
 * leaves the log as it was.
 */

/** Index of the first entry that still counts for the skill: the one after its last re-check. */
function startOf(log: readonly Response[], skill: SkillId): number {
	return log.findLastIndex((entry) => entry.kind === 'recheck' && entry.skill === skill) + 1;
}

/** The log with the response in the place of the earlier answer to the same question, else at the end. */
export function keepResponse(
	log: readonly Response[],
	response: RatingResponse | CheckResponse
): readonly Response[] {
	const start = startOf(log, response.skill);
	const index = log.findLastIndex((entry, at) => at >= start && answersSame(entry, response));
	return index === -1 ? [...log, response] : log.with(index, response);
}

function answersSame(entry: Response, response: RatingResponse | CheckResponse): boolean {
	return response.kind === 'rating'
		? entry.kind === 'rating' && entry.skill === response.skill
		: entry.kind === 'check' && entry.item === response.item;
}

/** The rating of the skill that counts now, if it was asked and answered or skipped. */
export function ratingOf(log: readonly Response[], skill: SkillId): RatingResponse | undefined {
	const start = startOf(log, skill);
	return log.findLast(
		(entry, at): entry is RatingResponse => at >= start && entry.kind === 'rating' && entry.skill === skill
	);
}

/** The latest answer to the check, if there is one. */
export function checkOf(log: readonly Response[], item: ItemId): CheckResponse | undefined {
	return log.findLast((entry): entry is CheckResponse => entry.kind === 'check' && entry.item === item);
}

/** Whether the person took the skill out of their plan. */
export function isNotRelevant(log: readonly Response[], skill: SkillId): boolean {
	return ratingOf(log, skill)?.answer.type === 'not-relevant';
}

/** What decides whether an answer can still be changed. */
export interface Finality {
	readonly explanations: ExplanationTime;
	readonly finishedAt?: Instant | undefined;
}

/**
 * Whether the answer is final: its explanation was shown, after the check or with the result. A skipped
 * check shows no explanation, so it stays open until the result.
 */
export function isFinal(response: CheckResponse, { explanations, finishedAt }: Finality): boolean {
	if (finishedAt !== undefined && response.at <= finishedAt) return true;
	return explanations === 'after-each' && response.answer.type !== 'skipped';
}

/**
 * The check answered before `item` in this sitting (since the last result), passing over skills that are
 * not relevant and, as far as `checks` are there, over questions that are withdrawn or were edited since; for an
 * unanswered or absent item the last one.
 */
export function checkBefore(
	log: readonly Response[],
	item: ItemId | undefined,
	finishedAt: Instant | undefined,
	checks?: Pick<Checks, 'find'>
): CheckResponse | undefined {
	const own = log.findLastIndex((entry) => entry.kind === 'check' && entry.item === item);
	return log
		.slice(0, own === -1 ? log.length : own)
		.findLast(
			(entry): entry is CheckResponse =>
				entry.kind === 'check' &&
				(finishedAt === undefined || entry.at > finishedAt) &&
				(checks === undefined || checks.find(entry.item)?.version === entry.version) &&
				!isNotRelevant(log, entry.skill)
		);
}
