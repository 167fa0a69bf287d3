import { medianLevel, shortestInterval } from '../../lib/domain/estimate';
import { probabilityNeeded } from '../../lib/domain/loss';
import { LEVELS } from '../../lib/domain/level';
import { MEASUREMENT } from '../../lib/domain/parameters';
import { isScheduled } from '../../lib/domain/loss';
import type { Distribution } from '../../lib/domain/estimate';
import type { Person } from './person';
import type { Setting } from './setting';

/** How one method did on one person after some number of questions: the columns of the study's tables. */
export const METRICS = [
	/** Share of skills whose level (median) is exactly right. */
	'exact',
	/** The same with both levels capped at the target: what the plan depends on. */
	'capped',
	/** Share of skills at most one level off. */
	'withinOne',
	/** Mean levels off. */
	'error',
	/** Weeks the length of the plan is off. */
	'planLength',
	/** Weeks planned wrongly: studied though known, or left out though needed. */
	'regret',
	/** The same as the policy prices it: importance, and lambda for what is left out. */
	'loss',
	/** Regret the estimate itself expects. */
	'stated',
	/** Share of skills whose level lies in the 90 % interval, and the probability that interval claims. */
	'coverage',
	'mass',
	/** Quadratic score of the distribution over levels, and of P(target reached). */
	'brier',
	'brierTarget'
] as const;
export type Metric = (typeof METRICS)[number];
export type Reading = Readonly<Record<Metric, number>>;

/** Compares what a method believes, one distribution per skill in the order of the quiz, with the truth. */
export function read(setting: Setting, person: Person, beliefs: readonly Distribution[]): Reading {
	const skills = setting.quiz.skills.map(({ id }, index) => {
		const belief = beliefs[index];
		const truth = person.levels.get(id);
		const target = setting.targets.get(id);
		if (belief === undefined || truth === undefined || target === undefined) {
			throw new Error(`Nothing is known about ${id}`);
		}
		const level = medianLevel(belief);
		const { low, high } = shortestInterval(belief, MEASUREMENT.intervalMass);
		const reached = 1 - probabilityNeeded(belief, target);
		const isReached = truth >= target ? 1 : 0;
		return {
			exact: level === truth ? 1 : 0,
			capped: Math.min(level, target) === Math.min(truth, target) ? 1 : 0,
			withinOne: Math.abs(level - truth) <= 1 ? 1 : 0,
			error: Math.abs(level - truth),
			coverage: truth >= low && truth <= high ? 1 : 0,
			mass: LEVELS.filter((one) => one >= low && one <= high).reduce<number>(
				(sum, one) => sum + belief[one],
				0
			),
			brier: LEVELS.reduce<number>((sum, one) => sum + (belief[one] - (one === truth ? 1 : 0)) ** 2, 0),
			brierTarget: (reached - isReached) ** 2
		};
	});
	const mean = (metric: keyof (typeof skills)[number]): number =>
		skills.reduce((sum, skill) => sum + skill[metric], 0) / skills.length;
	return {
		exact: mean('exact'),
		capped: mean('capped'),
		withinOne: mean('withinOne'),
		error: mean('error'),
		coverage: mean('coverage'),
		mass: mean('mass'),
		brier: mean('brier'),
		brierTarget: mean('brierTarget'),
		...readPlan(setting, person, beliefs)
	};
}

type PlanMetric = 'planLength' | 'regret' | 'loss' | 'stated';

function readPlan(
	{ quiz, modules, policy }: Setting,
	person: Person,
	beliefs: readonly Distribution[]
): Readonly<Record<PlanMetric, number>> {
	const sums = { planned: 0, remaining: 0, regret: 0, loss: 0, stated: 0 };
	const indices = new Map(quiz.skills.map(({ id }, index) => [id, index]));
	for (const { skill, level, weeks, weight } of modules) {
		const belief = beliefs[indices.get(skill) ?? -1];
		const truth = person.levels.get(skill);
		if (belief === undefined || truth === undefined) throw new Error(`Nothing is known about ${skill}`);
		const needed = probabilityNeeded(belief, level);
		const isPlanned = isScheduled(needed, policy.lambda);
		const isNeeded = truth < level;
		sums.planned += weeks * needed;
		sums.remaining += isNeeded ? weeks : 0;
		sums.stated += weeks * (isPlanned ? 1 - needed : needed);
		if (isPlanned !== isNeeded) {
			sums.regret += weeks;
			sums.loss += weeks * weight * (isNeeded ? policy.lambda : 1);
		}
	}
	const { planned, remaining, regret, loss, stated } = sums;
	return { planLength: Math.abs(planned - remaining), regret, loss, stated };
}
