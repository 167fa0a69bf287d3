import type { Demand } from './demand';
import type { Estimates } from './estimate';
import type { Importance } from './importance';
import type { Level } from './level';
import { probabilityNeeded } from './loss';
import type { SkillId } from './quiz';
import type { Step } from './roadmap';

/** A skill below its target: what is missing and what it costs. */
export interface Gap {
	readonly skill: SkillId;
	/** The estimated level (median), below `target`. */
	readonly level: Level;
	readonly target: Level;
	readonly importance: Importance;
	/** Probability that the target is not reached yet, 0-1. */
	readonly probability: number;
	/** Hours of the plan that go into this skill. */
	readonly hours: number;
}

/** A skill at or above its target. */
export interface Strength {
	readonly skill: SkillId;
	readonly level: Level;
	readonly target: Level;
	/** Probability that the target is reached, 0-1. */
	readonly probability: number;
}

/** The skills below their target, most hours first; those of equal hours by importance, then in axis order. */
export function findGaps(
	demands: readonly Demand[],
	{ estimates }: Estimates,
	steps: readonly Pick<Step, 'hours' | 'loggedHours' | 'modules'>[]
): readonly Gap[] {
	const weights = new Map(demands.map(({ skill, weight }) => [skill, weight]));
	return demands
		.flatMap(({ skill, target, importance, probabilities }, index): readonly Gap[] => {
			const level = estimates[index]?.level ?? 0;
			if (level >= target) return [];
			return [
				{
					skill,
					level,
					target,
					importance,
					probability: probabilityNeeded(probabilities, target),
					hours: hoursInto(skill, steps)
				}
			];
		})
		.toSorted((a, b) => b.hours - a.hours || (weights.get(b.skill) ?? 0) - (weights.get(a.skill) ?? 0));
}

/** The skills at or above their target, furthest above first, then in axis order. Skills without a target are none. */
export function findStrengths(demands: readonly Demand[], { estimates }: Estimates): readonly Strength[] {
	return demands
		.flatMap(({ skill, target, probabilities }, index): readonly Strength[] => {
			const level = estimates[index]?.level ?? 0;
			if (target === 0 || level < target) return [];
			return [{ skill, level, target, probability: 1 - probabilityNeeded(probabilities, target) }];
		})
		.toSorted((a, b) => b.level - b.target - (a.level - a.target));
}

/** Hours of the steps that go into a skill, to the hundredth. Logged hours are taken off a step's skills in proportion. */
function hoursInto(
	skill: SkillId,
	steps: readonly Pick<Step, 'hours' | 'loggedHours' | 'modules'>[]
): number {
	const total = steps.reduce((sum, { hours, loggedHours, modules }) => {
		const left = hours === 0 ? 0 : hours / (hours + loggedHours);
		return (
			sum + left * modules.reduce((into, module) => into + (module.skill === skill ? module.hours : 0), 0)
		);
	}, 0);
	return Math.round(total * 100) / 100;
}
