import type { SkillId } from './quiz';
import type { Roadmap } from './roadmap';

/** A skill whose level is in doubt, and the hours of the plan that hang on it. */
export interface RecheckOffer {
	readonly skill: SkillId;
	/** Planned hours that may be known already, plus skipped hours that may be needed: an expectation. */
	readonly hoursInDoubt: number;
}

/** Hours in doubt from which a few more questions are worth the person's time. */
const WORTH_ASKING = 2;

/** Skills for which a short re-check would help the plan most, most hours in doubt first. */
export function recheckOffers({ steps, skips }: Pick<Roadmap, 'steps' | 'skips'>): readonly RecheckOffer[] {
	const hours = new Map<SkillId, number>();
	const add = (skill: SkillId, doubt: number): void => {
		hours.set(skill, (hours.get(skill) ?? 0) + doubt);
	};
	for (const { modules } of steps) {
		for (const { skill, scheduled, fullHours, credit, probabilityNeeded } of modules) {
			if (scheduled) add(skill, fullHours * (1 - credit) * (1 - probabilityNeeded));
		}
	}
	for (const { known, hoursSaved } of skips) {
		for (const { skill, probability } of known) add(skill, (hoursSaved / known.length) * (1 - probability));
	}
	return [...hours]
		.map(([skill, inDoubt]) => ({ skill, hoursInDoubt: Math.round(100 * inDoubt) / 100 }))
		.filter(({ hoursInDoubt }) => hoursInDoubt >= WORTH_ASKING)
		.toSorted((a, b) => b.hoursInDoubt - a.hoursInDoubt);
}
