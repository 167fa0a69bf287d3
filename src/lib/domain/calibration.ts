import { LEVELS } from './level';
import { MEASUREMENT } from './parameters';
import type { Estimate } from './estimate';
import type { Level } from './level';
import type { SkillId } from './quiz';

/** How a self-rating and the checks compare. */
export const CALIBRATION_VERDICTS = ['agrees', 'checks-lower', 'checks-higher', 'not-enough'] as const;
export type CalibrationVerdict = (typeof CALIBRATION_VERDICTS)[number];

/** Rating against checks for one skill. `certainty` is the probability behind the verdict, 0-1. */
export interface Calibration {
	readonly skill: SkillId;
	readonly verdict: CalibrationVerdict;
	readonly rated?: Level;
	readonly certainty: number;
}

/**
 * Compares a self-rating r with an estimate. The checks lie lower when P(level < r) >= 0.8 and higher when
 * P(level > r) >= 0.8; they agree when r is the estimated level. Anything else, or no check at all, is not
 * enough to say. In simulation a stated difference is right in 86-90 % of cases (study, section 5).
 */
export function calibrate(estimate: Estimate, rated: Level | undefined): Calibration {
	const { skill, probabilities, checks } = estimate;
	if (rated === undefined) return { skill, verdict: 'not-enough', certainty: 0 };
	const mass = (belongs: (level: Level) => boolean): number =>
		LEVELS.filter(belongs).reduce<number>((sum, level) => sum + probabilities[level], 0);
	const lower = mass((level) => level < rated);
	const higher = mass((level) => level > rated);

	if (checks === 0) return { skill, verdict: 'not-enough', rated, certainty: Math.max(lower, higher) };
	if (lower >= MEASUREMENT.verdictCertainty)
		return { skill, verdict: 'checks-lower', rated, certainty: lower };
	if (higher >= MEASUREMENT.verdictCertainty)
		return { skill, verdict: 'checks-higher', rated, certainty: higher };
	if (estimate.level === rated) return { skill, verdict: 'agrees', rated, certainty: probabilities[rated] };
	return { skill, verdict: 'not-enough', rated, certainty: Math.max(lower, higher) };
}
