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
