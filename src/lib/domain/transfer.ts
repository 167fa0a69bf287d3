import type { Demand } from './demand';
import { probabilityNeeded } from './loss';
import type { Quiz, SkillId, SkillLevel, Transfer } from './quiz';

/** No transfer shortens work by more than this. */
export const MOST_CREDIT = 0.5;

/** The part of a step's work that other skills save, 0-0.5, and the transfer it comes from. */
export interface Credit {
	readonly credit: number;
	readonly transfer?: Transfer;
}

/**
 * The largest expected transfer into the step up to `to.level`: P(source at least `from.level`) x credit, at most
 * one half. Sources the person called not relevant give none. On a tie the source first in axis order wins.
 */
export function creditFor(
	to: SkillLevel,
	transfers: Quiz['transfers'],
	demands: ReadonlyMap<SkillId, Demand>
): Credit {
	const rank = [...demands.keys()];
	const offers = transfers
		.filter((transfer) => transfer.to.skill === to.skill && transfer.to.level === to.level)
		.map((transfer) => ({ transfer, credit: expected(transfer, demands.get(transfer.from.skill)) }))
		.filter((offer) => offer.credit > 0)
		.toSorted(
			(a, b) =>
				b.credit - a.credit ||
				rank.indexOf(a.transfer.from.skill) - rank.indexOf(b.transfer.from.skill) ||
				a.transfer.from.level - b.transfer.from.level
		);
	return offers[0] ?? { credit: 0 };
}

function expected(transfer: Transfer, source: Demand | undefined): number {
	if (source === undefined || source.relevance === 'not-relevant') return 0;
	const reached = 1 - probabilityNeeded(source.probabilities, transfer.from.level);
	return Math.min(MOST_CREDIT, reached * transfer.credit);
}
