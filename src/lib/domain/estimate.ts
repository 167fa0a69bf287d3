import type { Level } from './level';
import type { SkillId } from './quiz';

/** A probability for each level 0-4 of a skill; sums to 1. */
export type Distribution = readonly [number, number, number, number, number];

/** What an estimate rests on: nothing but the prior, a self-rating, or at least one check. */
export type Basis = 'none' | 'rated' | 'checked';

/** What the answers say about one skill. */
export interface Estimate {
	readonly skill: SkillId;
	readonly probabilities: Distribution;
	/** The median level. */
	readonly level: Level;
	/** Shortest contiguous run of levels that holds at least 90 %. */
	readonly interval: { readonly low: Level; readonly high: Level };
	readonly basis: Basis;
	/** Number of checks behind it (right, wrong or "don't know"). */
	readonly checks: number;
}

/** What the answers say about the person rather than one skill. All are probabilities 0-1 except `bias` (levels). */
export interface PersonReading {
	/** Mean of how many levels the person rates themselves above what the answers show. */
	readonly bias: number;
	/** P(bias > 0.75 levels). */
	readonly overRates: number;
	/** P(bias < -0.5 levels). */
	readonly underRates: number;
	/** P(the answers are random). */
	readonly careless: number;
}

/**
 * The joint distribution behind the estimates: skills are independent given a person node.
 * `weights[n]` is the probability of node n; `levels[(n * skills + s) * 5 + k]` is P(level of skill s = k | node n),
 * skills in the order of `Quiz.skills`.
 */
export interface Joint {
	readonly weights: Float64Array;
	readonly levels: Float64Array;
	readonly skills: number;
}

/** Everything the measurement gives, as a function of quiz and evidence. `estimates` in the order of `Quiz.skills`. */
export interface Estimation {
	readonly estimates: readonly Estimate[];
	readonly person: PersonReading;
	readonly joint: Joint;
}
