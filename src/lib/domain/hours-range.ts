import type { Joint } from './estimate';
import { LEVELS } from './level';
import { normalCdf } from './normal';
import type { Quiz } from './quiz';
import type { HoursRange } from './roadmap';
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
 * so the total is taken as normal there, and as a mixture of normals overall.
 */
export function hoursRange(quiz: Pick<Quiz, 'skills'>, joint: Joint, open: readonly Work[]): HoursRange {
	const likely = roundHours(open.reduce((sum, { hours }) => sum + hours, 0));
	if (likely === 0) return { low: 0, likely: 0, high: 0 };
	const total = mixtureOf(joint, hoursBySkillAndLevel(quiz, open));
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

interface Normal {
	readonly weight: number;
	readonly mean: number;
	readonly sd: number;
}

/** Hours of planned modules a person at each level still needs: per skill, indexed by level. Logged hours in proportion. */
function hoursBySkillAndLevel(
	quiz: Pick<Quiz, 'skills'>,
	open: readonly Work[]
): readonly (readonly number[])[] {
	return quiz.skills.map(({ id }) =>
		LEVELS.map((at) =>
			open.reduce((sum, work) => {
				const left = work.hours + work.loggedHours;
				const share = left > 0 ? work.hours / left : 0;
				return work.modules.reduce(
					(hours, module) =>
						module.scheduled && module.skill === id && at < module.level
							? hours + module.fullHours * (1 - module.credit) * Math.min(1, share)
							: hours,
					sum
				);
			}, 0)
		)
	);
}

function mixtureOf(
	{ weights, levels, skills }: Joint,
	needed: readonly (readonly number[])[]
): readonly Normal[] {
	const floor = NEGLIGIBLE * weights.reduce((most, weight) => Math.max(most, weight), 0);
	const uncertain = needed.flatMap((hours, skill) => ((hours[0] ?? 0) > 0 ? [{ hours, skill }] : []));
	const normals: Normal[] = [];
	for (const [node, weight] of weights.entries()) {
		if (weight <= floor) continue;
		let total = 0;
		let variance = 0;
		for (const { hours, skill } of uncertain) {
			let first = 0;
			let second = 0;
			for (const level of LEVELS) {
				const p = levels[(node * skills + skill) * LEVELS.length + level] ?? 0;
				const h = hours[level] ?? 0;
				first += p * h;
				second += p * h * h;
			}
			total += first;
			variance += second - first * first;
		}
		normals.push({ weight, mean: total, sd: Math.sqrt(Math.max(0, variance)) });
	}
	const sum = normals.reduce((all, { weight }) => all + weight, 0);
	return normals.map((normal) => ({ ...normal, weight: normal.weight / sum }));
}

function mean(mixture: readonly Normal[]): number {
	return mixture.reduce((sum, normal) => sum + normal.weight * normal.mean, 0);
}

/** The share of the mixture that lies below a value, 0-1. */
function shareBelow(mixture: readonly Normal[], value: number): number {
	let share = 0;
	for (const { weight, mean, sd } of mixture) {
		share += weight * (sd > 0 ? normalCdf((value - mean) / sd) : value >= mean ? 1 : 0);
	}
	return share;
}

/**
 * The value below which a share of the mixture lies, to a hundredth: by false position in the Illinois variant
 * (Dowell & Jarratt 1971), which asks a smooth curve a third as often as bisection does. Where the curve jumps, and
 * the bracket is not halved in two steps, it is bisected.
 */
function quantile(mixture: readonly Normal[], share: number): number {
	let low = Math.min(...mixture.map((normal) => normal.mean - 4 * normal.sd));
	let high = Math.max(...mixture.map((normal) => normal.mean + 4 * normal.sd));
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
