import { LEVELS, TOP_LEVEL, toLevel } from './level';
import { LEVEL_COUNT, NODE_COUNT, RATERS, STYLE_COUNT, STYLES } from './model';
import { MEASUREMENT } from './parameters';
import { cellOf, findPosterior } from './posterior';
import { at } from './table';
import type { Evidence } from './evidence';
import type { Level } from './level';
import type { Posterior } from './posterior';
import type { Quiz, SkillId } from './quiz';

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

/** The estimates alone, in the order of `Quiz.skills`. */
export type Estimates = Pick<Estimation, 'estimates'>;

/** Measures everything the evidence says: levels with intervals, the person, and the joint distribution. */
export function estimateLevels(quiz: Quiz, evidence: readonly Evidence[]): Estimation {
	const posterior = findPosterior(quiz, evidence);
	return { ...readPosterior(quiz, evidence, posterior), joint: spellOut(posterior) };
}

/** An estimation without its joint distribution: most of a megabyte that only ranges over whole plans need. */
export type Readings = Omit<Estimation, 'joint'>;

/** What {@link estimateLevels} gives, without the joint distribution. */
export function readLevels(quiz: Quiz, evidence: readonly Evidence[]): Readings {
	return readPosterior(quiz, evidence, findPosterior(quiz, evidence));
}

function readPosterior(quiz: Quiz, evidence: readonly Evidence[], posterior: Posterior): Readings {
	return {
		estimates: quiz.skills.map(({ id }, index) => {
			const probabilities = levelProbabilities(sharesOf(posterior, index));
			const checks = evidence.filter((piece) => piece.source === 'checked' && piece.skill === id).length;
			const rated = evidence.some((piece) => piece.source === 'rated' && piece.skill === id);
			return {
				skill: id,
				probabilities,
				level: medianLevel(probabilities),
				interval: shortestInterval(probabilities, MEASUREMENT.intervalMass),
				basis: checks > 0 ? 'checked' : rated ? 'rated' : 'none',
				checks
			};
		}),
		person: readPerson(posterior)
	};
}

/** The lowest level that at least half of the probability does not exceed. */
export function medianLevel(probabilities: Distribution): Level {
	let below = 0;
	for (const level of LEVELS) {
		below += probabilities[level];
		if (below >= 0.5) return level;
	}
	return TOP_LEVEL;
}

/**
 * The shortest contiguous run of levels that holds at least `mass` (0-1). Of runs equally short the one
 * that holds most wins, then the lower one.
 */
export function shortestInterval(
	probabilities: Distribution,
	mass: number
): { readonly low: Level; readonly high: Level } {
	for (let length = 1; length < LEVEL_COUNT; length++) {
		let best = { start: 0, held: -1 };
		for (let start = 0; start + length <= LEVEL_COUNT; start++) {
			const held = probabilities.slice(start, start + length).reduce((sum, share) => sum + share, 0);
			if (held > best.held) best = { start, held };
		}
		if (best.held >= mass) return { low: toLevel(best.start), high: toLevel(best.start + length - 1) };
	}
	return { low: 0, high: TOP_LEVEL };
}

function levelProbabilities(shares: Float64Array): Distribution {
	const of = (level: Level): number => {
		let sum = 0;
		for (let index: number = level; index < shares.length; index += LEVEL_COUNT) sum += at(shares, index);
		return sum;
	};
	return [of(0), of(1), of(2), of(3), of(4)];
}

function sharesOf({ shares }: Posterior, skill: number): Float64Array {
	const table = shares[skill];
	if (table === undefined) throw new Error(`No skill at ${skill}`);
	return table;
}

function readPerson({ weights }: Posterior): PersonReading {
	const reading = { bias: 0, overRates: 0, underRates: 0, careless: 0 };
	for (let node = 0; node < NODE_COUNT; node++) {
		const weight = at(weights, node);
		const bias = RATERS[Math.floor(node / STYLE_COUNT) % RATERS.length]?.bias ?? NaN;
		reading.bias += weight * bias;
		if (bias > MEASUREMENT.overRating) reading.overRates += weight;
		if (bias < MEASUREMENT.underRating) reading.underRates += weight;
		if (STYLES[node % STYLE_COUNT]?.unknowing === 'careless') reading.careless += weight;
	}
	return reading;
}

/** Writes P(level | node) out for every node. */
function spellOut({ weights, tables }: Posterior): Joint {
	const skills = tables.length;
	const levels = new Float64Array(NODE_COUNT * skills * LEVEL_COUNT);
	for (const [index, { view, chances, support }] of tables.entries()) {
		for (let node = 0; node < NODE_COUNT; node++) {
			const cell = cellOf(view, node);
			const to = (node * skills + index) * LEVEL_COUNT;
			for (let level = 0; level < LEVEL_COUNT; level++) {
				levels[to + level] = at(chances, cell * LEVEL_COUNT + level) / at(support, cell);
			}
		}
	}
	return { weights, levels, skills };
}
