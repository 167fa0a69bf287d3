import type { SessionRecord } from '../../domain/record';
import { countText, dayText } from '../../export/sentence';
import { dayOf } from '../local-day';

/** Where an attempt stands, in a line: when it began or ended, and how much of it is answered. */
export function attemptText({ startedAt, finishedAt, responses }: SessionRecord): string {
	const ratings = new Set(responses.flatMap((entry) => (entry.kind === 'rating' ? [entry.skill] : []))).size;
	const checks = new Set(responses.flatMap((entry) => (entry.kind === 'check' ? [entry.item] : []))).size;
	const answered = [countText(ratings, 'rating'), ...(checks === 0 ? [] : [countText(checks, 'check')])].join(
		' and '
	);
	return finishedAt === undefined
		? `Begun ${dayText(dayOf(new Date(startedAt)))}: ${answered} so far.`
		: `Finished ${dayText(dayOf(new Date(finishedAt)))}: ${answered}.`;
}
