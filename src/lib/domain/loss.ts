import { IMPORTANCE_WEIGHTS } from './importance';
import { MEASUREMENT } from './parameters';
import type { Distribution, Estimates } from './estimate';
import type { Importance } from './importance';
import type { Level } from './level';
import type { Quiz, Requirement, SkillId, TargetProfile } from './quiz';

/*
 * Measuring and planning share one loss.
 *
 * A module is one (skill, level step) with its hours; it is needed when the person is below the level it leads
 * to: F = P(needed). Leaving a needed module out costs lambda per hour, studying a known one costs 1. So a
 * module is scheduled iff lambda F > 1 - F, that is F > 1 / (1 + lambda), and whichever way is chosen the
 * expected loss is  hours x min(lambda F, 1 - F).
 */

/** How decisions are priced. */
export interface Pricing {
	/** Cost of leaving out an hour that is needed, where studying an hour that is known costs 1. */
	readonly lambda: number;
	/** `importance`: an hour counts 6 / 3 / 1, scaled so that the mean over hours is 1. `even`: every hour counts 1. */
	readonly weighting: 'importance' | 'even';
}

/** The product's pricing (design, section 11). */
export const PRODUCT_PRICING: Pricing = { lambda: 1.5, weighting: 'importance' };

/** Work that leads up to one level of a skill. */
export interface Module {
	readonly skill: SkillId;
	/** The step from `level - 1` up to `level`. */
	readonly level: Level;
	/** Hours from nothing, over all tasks that train it. */
	readonly hours: number;
}

/** The target profile of this name, the entry target when none is named or the pathway no longer has it. */
export function findTarget(quiz: Quiz, target: string | undefined): TargetProfile {
	const profile = quiz.targets.find(({ id }) => id === target) ?? quiz.targets[0];
	if (profile === undefined) throw new Error(`Pathway ${quiz.id} has no target`);
	return profile;
}

/** The modules between nothing and the target, in the order of the quiz, without those of skills left out. */
export function findModules(
	quiz: Quiz,
	target: TargetProfile,
	leftOut: ReadonlySet<SkillId>
): readonly Module[] {
	const required = new Map(target.requirements.map(({ skill, level }) => [skill, level]));
	const trained = quiz.tasks.flatMap((task) => task.trains);
	return quiz.skills.flatMap(({ id }) => {
		if (leftOut.has(id)) return [];
		const levels = ([1, 2, 3, 4] as const).filter((level) => level <= (required.get(id) ?? 0));
		return levels.map((level) => ({
			skill: id,
			level,
			hours: trained
				.filter((training) => training.skill === id && training.level === level)
				.reduce((sum, training) => sum + training.hours, 0)
		}));
	});
}

/**
 * What one hour of each skill counts: its importance weight, scaled so that the mean over the hours of the
 * modules is 1; or 1 for every skill. The person's own importance goes before the target's.
 */
export function hourWeights(
	modules: readonly Module[],
	requirements: readonly Requirement[],
	own: Readonly<Record<SkillId, Importance>>,
	weighting: Pricing['weighting']
): ReadonlyMap<SkillId, number> {
	const raw = (requirement: Requirement): number =>
		weighting === 'even' ? 1 : IMPORTANCE_WEIGHTS[own[requirement.skill] ?? requirement.importance];
	const weights = new Map(requirements.map((requirement) => [requirement.skill, raw(requirement)]));
	const hours = modules.reduce((sum, module) => sum + module.hours, 0);
	const weighted = modules.reduce((sum, module) => sum + module.hours * (weights.get(module.skill) ?? 0), 0);
	const scale = weighted === 0 ? 0 : hours / weighted;
	return new Map([...weights].map(([skill, weight]) => [skill, weight * scale]));
}

/**
 * Parts of 1 that a probability is kept to: the noise of adding up must neither bring a module into the plan nor
 * turn a hundredth of an hour.
 */
const PROBABILITY_UNITS = 1e12;

/** P(the step up to `level` is needed) = P(the person is below it). */
export function probabilityNeeded(probabilities: Distribution, level: Level): number {
	const below = probabilities.slice(0, level).reduce((sum, share) => sum + share, 0);
	return Math.round(below * PROBABILITY_UNITS) / PROBABILITY_UNITS;
}

/** Whether a step needed with this probability goes into the plan: lambda F > 1 - F. */
export function isScheduled(needed: number, lambda: number = PRODUCT_PRICING.lambda): boolean {
	return lambda * needed > 1 - needed;
}

/**
 * Guide weeks the plan is expected to get wrong: scheduled although known, or left out although needed.
 * Divided by 0.85, because a model that is wrong in the ways we simulated understates it by that factor.
 */
export function expectedMisallocation(
	quiz: Quiz,
	estimation: Estimates,
	target: string,
	leftOut: ReadonlySet<SkillId>
): number {
	const estimates = new Map(estimation.estimates.map((estimate) => [estimate.skill, estimate]));
	const hours = findModules(quiz, findTarget(quiz, target), leftOut).reduce((sum, module) => {
		const estimate = estimates.get(module.skill);
		if (estimate === undefined) throw new Error(`No estimate for skill ${module.skill}`);
		const needed = probabilityNeeded(estimate.probabilities, module.level);
		return sum + module.hours * (isScheduled(needed) ? 1 - needed : needed);
	}, 0);
	return hours / quiz.guideHoursPerWeek / MEASUREMENT.optimism;
}
