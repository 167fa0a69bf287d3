import type { ItemId } from '../domain/quiz';
import type { SessionRecord } from '../domain/record';
import type { Sharpening } from '../domain/selection';
import { A_FEW, firstSkill, firstUnrated, type SessionContext } from './context';

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
		returnTo: isRated ? returnTo : undefined,
		// After a result only a re-check asks for a rating that is there already, without coming from the review.
		rechecking:
			isRating && isRated && finishedAt !== undefined && returnTo === undefined ? position.skill : undefined,
		sharpen: aFewMoreLeft(record),
		finishedAt,
		resuming: position
	};
}

/**
 * The "few more" a record was left in: what is asked after a result and is no re-check. They count from the answers
 * the result was made of; whoever asked for a few more again is in the next few.
 */
function aFewMoreLeft({ position, finishedAt, responses }: SessionRecord): Sharpening | undefined {
	if (position.stage !== 'choosing' && position.stage !== 'checking' && position.stage !== 'explaining')
		return;
	if (finishedAt === undefined) return;
	const since = responses.filter(({ at }) => at > finishedAt);
	if (since.some(({ kind }) => kind === 'recheck')) return;
	const itemsOf = (log: SessionRecord['responses']): ReadonlySet<ItemId> =>
		new Set(log.flatMap((entry) => (entry.kind === 'check' ? entry.item : [])));
	const asked = itemsOf(responses);
	const later = itemsOf(since).size;
	const isAnswered = 'item' in position && asked.has(position.item);
	const upToNow = isAnswered ? later : later + 1;
	return { upTo: asked.size - later + A_FEW * Math.max(1, Math.ceil(upToNow / A_FEW)) };
}
