import { RECHECK_COUNT } from './check-count';
import type { SkillId } from './quiz';
import type { Report } from './report';
import type { SkillResult } from './skill-result';

/** A skill whose level is in doubt, and the hours of the plan that hang on it. */
export interface RecheckOffer {
	readonly skill: SkillId;
	/** Planned hours that may be known already, plus skipped hours that may be needed: an expectation. */
	readonly hoursInDoubt: number;
}

/** Hours in doubt from which a few more questions are worth the person's time. */
const WORTH_ASKING = 2;

/** Whether enough questions are left for a re-check: it sets earlier answers aside, so fewer would tell less than before. */
export function canRecheck({ unseen }: Pick<SkillResult, 'unseen'>): boolean {
	return unseen >= RECHECK_COUNT.fewest;
}

/** Skills for which a short re-check would help the plan most, most hours in doubt first. */
export function recheckOffers({
	skills,
	roadmap: { steps, skips }
}: Pick<Report, 'skills' | 'roadmap'>): readonly RecheckOffer[] {
	const possible = new Set(skills.filter(canRecheck).map(({ skill }) => skill));
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
		.filter(({ skill, hoursInDoubt }) => possible.has(skill) && hoursInDoubt >= WORTH_ASKING)
		.toSorted((a, b) => b.hoursInDoubt - a.hoursInDoubt);
}
