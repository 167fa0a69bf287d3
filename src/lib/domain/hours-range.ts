import type { Joint } from './estimate';
import { LEVELS } from './level';
import { normalCdf } from './normal';
import type { Quiz } from './quiz';
import type { HoursRange } from './roadmap';
import type { PlanSettings } from './settings';
import { at } from './table';
import { roundHours, type Work } from './work';

/** The range is never narrower than this part of the likely hours to either side: nobody measured these hours. */
const LEAST_SPREAD = 0.25;

/** Person nodes below this share of the largest weight do not show in a quantile. */
const NEGLIGIBLE = 1e-5;

/** A share this near is met: less than a hundredth of an hour off for any plan of a year. */
const EXACT = 1e-6;

/**
 * Hours of all open work: `likely` is the sum of the steps' hours; `low` and `high` are the 10 and 90 % points of
 * the total under the joint estimate, at least 25 % away from it. Given a person node the skills are independent,
 * so the total is taken as normal there, and as a mixture of normals overall. Contested levels are certain: they
 * widen nothing.
 */
export function hoursRange(
	quiz: Pick<Quiz, 'skills'>,
	joint: Joint,
	open: readonly Work[],
	contested: PlanSettings['contested']
): HoursRange {
	const likely = roundHours(open.reduce((sum, { hours }) => sum + hours, 0));
	if (likely === 0) return { low: 0, likely: 0, high: 0 };
	const needed = hoursBySkillAndLevel(quiz, open, contested);
	const key = JSON.stringify([likely, needed]);
	const last = lastRanges.get(joint);
	if (last?.key === key) return last.range;
	const range = rangeOf(likely, mixtureOf(joint, needed));
	lastRanges.set(joint, { key, range });
	return range;
}

/**
 * The range found last for each joint estimate, with the hours it was found for: another pace or first day leaves them
 * as they were. A memory, not a state: the same hours have the same range.
 */
const lastRanges = new WeakMap<Joint, { readonly key: string; readonly range: HoursRange }>();

function rangeOf(likely: number, total: Mixture): HoursRange {
	const certain = likely - mean(total);
	const [least, most] = [likely * (1 - LEAST_SPREAD), likely * (1 + LEAST_SPREAD)];
	// Looking up one share is far cheaper than finding a quantile that would not count.
	const low = shareBelow(total, least - certain) < 0.1 ? least : certain + quantile(total, 0.1);
	const high = shareBelow(total, most - certain) > 0.9 ? most : certain + quantile(total, 0.9);
	return {
		low: roundHours(Math.max(0, Math.min(low, least))),
		likely,
		high: roundHours(Math.max(high, most))
	};
}

/** Normal distributions with their weights, which sum to 1. */
interface Mixture {
	readonly weights: Float64Array;
	readonly means: Float64Array;
	readonly sds: Float64Array;
}

/**
 * Hours of planned modules a person at each level still needs: per skill, indexed by level; none of a contested one.
 * Logged hours in proportion.
 */
function hoursBySkillAndLevel(
	quiz: Pick<Quiz, 'skills'>,
	open: readonly Work[],
	contested: PlanSettings['contested']
): readonly (readonly number[])[] {
	return quiz.skills.map(({ id }) =>
		LEVELS.map((level) =>
			open.reduce((sum, work) => {
				const left = work.hours + work.loggedHours;
				const share = left > 0 ? work.hours / left : 0;
				return work.modules.reduce(
					(hours, module) =>
						module.scheduled && module.skill === id && level < module.level && contested[id] === undefined
							? hours + module.fullHours * (1 - module.credit) * Math.min(1, share)
							: hours,
					sum
				);
			}, 0)
		)
	);
}

function mixtureOf({ weights, levels, skills }: Joint, needed: readonly (readonly number[])[]): Mixture {
	const floor = NEGLIGIBLE * weights.reduce((most, weight) => Math.max(most, weight), 0);
	const nodes = [...weights.keys()].filter((node) => at(weights, node) > floor);
	const kept = Float64Array.from(nodes, (node) => at(weights, node));
	const means = new Float64Array(nodes.length);
	const variances = new Float64Array(nodes.length);
	for (const [skill, hours] of needed.entries()) {
		if ((hours[0] ?? 0) === 0) continue;
		for (const [index, node] of nodes.entries()) {
			const row = (node * skills + skill) * LEVELS.length;
			let first = 0;
			let second = 0;
			for (const level of LEVELS) {
				const share = at(levels, row + level) * (hours[level] ?? 0);
				first += share;
				second += share * (hours[level] ?? 0);
			}
			means[index] = at(means, index) + first;
			variances[index] = at(variances, index) + second - first * first;
		}
	}
	const sum = kept.reduce((all, weight) => all + weight, 0);
	return {
		weights: kept.map((weight) => weight / sum),
		means,
		sds: variances.map((variance) => Math.sqrt(Math.max(0, variance)))
	};
}

function mean({ weights, means }: Mixture): number {
	return means.reduce((sum, mean, index) => sum + at(weights, index) * mean, 0);
}

/** The share of the mixture that lies below a value, 0-1. */
function shareBelow({ weights, means, sds }: Mixture, value: number): number {
	let share = 0;
	for (let index = 0; index < weights.length; index++) {
		const sd = at(sds, index);
		const off = value - at(means, index);
		share += at(weights, index) * (sd > 0 ? normalCdf(off / sd) : off >= 0 ? 1 : 0);
	}
	return share;
}

/**
 * The value below which a share of the mixture lies, to a hundredth: by false position in the Illinois variant
 * (Dowell & Jarratt 1971), which asks a smooth curve a third as often as bisection does. Where the curve jumps, and
 * the bracket is not halved in two steps, it is bisected.
 */
function quantile(mixture: Mixture, share: number): number {
	const { means, sds } = mixture;
	let low = Math.min(...means.map((mean, index) => mean - 4 * at(sds, index)));
	let high = Math.max(...means.map((mean, index) => mean + 4 * at(sds, index)));
	let below = shareBelow(mixture, low) - share;
	let above = shareBelow(mixture, high) - share;
	let wide = high - low;
	let kept: 'low' | 'high' | undefined;
	for (let step = 1; high - low > 0.01; step++) {
		const isSlow = step % 3 === 0 && high - low > wide / 2;
		if (step % 3 === 0) wide = high - low;
		const straight = low + ((high - low) * below) / (below - above);
		const value = isSlow || !(straight > low && straight < high) ? (low + high) / 2 : straight;
		const excess = shareBelow(mixture, value) - share;
		if (Math.abs(excess) < EXACT) return value;
		if (excess < 0) {
			[low, below] = [value, excess];
			if (kept === 'high') above /= 2;
			kept = 'high';
		} else {
			[high, above] = [value, excess];
			if (kept === 'low') below /= 2;
			kept = 'low';
		}
	}
	return (low + high) / 2;
}
