import type { SessionRecord } from '../domain/record';
import { firstSkill, firstUnrated, type SessionContext } from './context';

/** What a stored record becomes; `restoring` then looks for its place. */
export function restored({ skills, checks }: SessionContext, record: SessionRecord): SessionContext {
	const { position, finishedAt, responses } = record;
	const isRating = position.stage === 'rating' && skills.includes(position.skill);
	const isRated = firstUnrated({ skills, log: responses }) === undefined;
	const returnTo = 'returnTo' in position ? position.returnTo : undefined;
	return {
		skills,
		checks,
		mode: record.mode,
		explanations: record.explanations,
		log: responses,
		skill: isRating ? position.skill : firstSkill(skills),
		item: 'item' in position ? position.item : undefined,
		// A re-check that was left before its rating has no entry in the log: it ends in the review.
		returnTo: !isRated ? undefined : isRating && finishedAt !== undefined ? 'reviewing' : returnTo,
		rechecking: undefined,
		sharpen: undefined,
		finishedAt,
		resuming: position
	};
}
