import { LEVELS } from './level';
import {
	ABILITY_COUNT,
	LEVEL_COUNT,
	NODE_COUNT,
	RATER_COUNT,
	STYLE_COUNT,
	answerLikelihood,
	levelPrior,
	personPrior,
	ratingLikelihood
} from './model';
import { at } from './table';
import type { Evidence } from './evidence';
import type { Item, ItemId, Quiz, Skill } from './quiz';

/*
 * Bayes' rule over the model of `model.ts`, exactly.
 *
 * For one skill and one person node theta, with the skill's own evidence E_s:
 *
 *   q(x)  = P(x | theta) P(rating | x, theta) prod P(answers | x, theta)      five numbers
 *   Z_s   = sum over x of q(x) = P(E_s | theta)
 *   P(x | theta, E_s) = q(x) / Z_s
 *
 * and because skills are independent given theta, P(theta | all) is proportional to P(theta) prod_s Z_s.
 *
 * Of theta, q depends on one ability, the rater and the style only: 5 x 15 x 3 = 225 cells instead of 1,125
 * nodes. Therefore nothing is kept between questions: the posterior is computed from the evidence alone,
 * in well under a millisecond, and can never disagree with the answer log.
 */

/** A cell is (ability, rater, style), the part of a node that one skill depends on. */
const STYLED_RATERS = RATER_COUNT * STYLE_COUNT;
const CELL_COUNT = ABILITY_COUNT * STYLED_RATERS;

const PERSON_PRIOR = personPrior();
const RATING_LIKELIHOODS = LEVELS.map(ratingLikelihood);

/** The exact posterior. Skills are in the order of `Quiz.skills`; the level is the fastest axis. */
export interface Posterior {
	/** P(node | evidence), in node order: transferable ability, to-learn ability, rater, style. Sums to 1. */
	readonly weights: Float64Array;
	/** P(level | node, evidence) per skill, as a table cell x level; see {@link cellOf}. */
	readonly conditionals: readonly Float64Array[];
	/** P(style, level | evidence) as a table skill x style x level; sums to 1 per skill. */
	readonly shares: Float64Array;
}

/** The row of a skill's conditional table that belongs to a person node. */
export function cellOf(skill: Pick<Skill, 'view'>, node: number): number {
	const abilities = Math.floor(node / STYLED_RATERS);
	const ability =
		skill.view === 'transferable' ? Math.floor(abilities / ABILITY_COUNT) : abilities % ABILITY_COUNT;
	return ability * STYLED_RATERS + (node % STYLED_RATERS);
}

/** The posterior given everything the evidence says. The order of the evidence does not matter. */
export function findPosterior(quiz: Quiz, evidence: readonly Evidence[]): Posterior {
	const weights = PERSON_PRIOR.slice();
	const conditionals = quiz.skills.map((skill) => {
		const conditional = priorTable(skill);
		applyEvidence(conditional, skill, evidence);
		const support = normaliseRows(conditional);
		for (let node = 0; node < NODE_COUNT; node++) {
			weights[node] = at(weights, node) * at(support, cellOf(skill, node));
		}
		return conditional;
	});
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	for (let node = 0; node < NODE_COUNT; node++) weights[node] = at(weights, node) / total;
	return { weights, conditionals, shares: stylesAndLevels(quiz, weights, conditionals) };
}

/** P(level | ability) of a skill, repeated for every rater and style: the table cell x level before any evidence. */
function priorTable(skill: Skill): Float64Array {
	const prior = levelPrior(skill);
	return Float64Array.from({ length: CELL_COUNT * LEVEL_COUNT }, (_, index) => {
		const ability = Math.floor(index / (STYLED_RATERS * LEVEL_COUNT));
		return at(prior, ability * LEVEL_COUNT + (index % LEVEL_COUNT));
	});
}

/** Multiplies a skill's table by the likelihood of its rating and of its answers. */
function applyEvidence(table: Float64Array, skill: Skill, evidence: readonly Evidence[]): void {
	const items = new Map<ItemId, Item>(skill.items.map((item) => [item.id, item]));
	for (const piece of evidence) {
		if (piece.skill !== skill.id) continue;
		if (piece.source === 'rated') {
			const rating = RATING_LIKELIHOODS[piece.level];
			if (rating === undefined) throw new Error(`Not a level: ${piece.level}`);
			multiply(table, (cell) => Math.floor(cell / STYLE_COUNT) % RATER_COUNT, rating);
			continue;
		}
		const item = items.get(piece.item);
		if (item === undefined) throw new Error(`Skill ${skill.id} has no item ${piece.item}`);
		multiply(table, (cell) => cell % STYLE_COUNT, answerLikelihood(item, piece.outcome, piece.confidence));
	}
}

/** Multiplies row `cell` of the table by row `rowOf(cell)` of a likelihood. */
function multiply(table: Float64Array, rowOf: (cell: number) => number, likelihood: Float64Array): void {
	for (let cell = 0; cell < CELL_COUNT; cell++) {
		const row = rowOf(cell) * LEVEL_COUNT;
		for (let level = 0; level < LEVEL_COUNT; level++) {
			const index = cell * LEVEL_COUNT + level;
			table[index] = at(table, index) * at(likelihood, row + level);
		}
	}
}

/** Makes every row sum to 1 and gives the sums, P(evidence | cell), relative to the largest so that none vanish. */
function normaliseRows(table: Float64Array): Float64Array {
	const sums = new Float64Array(CELL_COUNT);
	for (let cell = 0; cell < CELL_COUNT; cell++) {
		const row = table.subarray(cell * LEVEL_COUNT, (cell + 1) * LEVEL_COUNT);
		const sum = row.reduce((total, value) => total + value, 0);
		for (let level = 0; level < LEVEL_COUNT; level++) row[level] = at(row, level) / sum;
		sums[cell] = sum;
	}
	const largest = sums.reduce((most, sum) => Math.max(most, sum), 0);
	return sums.map((sum) => sum / largest);
}

/** P(style, level) of every skill: the conditional tables averaged over the nodes. */
function stylesAndLevels(
	quiz: Quiz,
	weights: Float64Array,
	conditionals: readonly Float64Array[]
): Float64Array {
	const shares = new Float64Array(quiz.skills.length * STYLE_COUNT * LEVEL_COUNT);
	for (const [index, skill] of quiz.skills.entries()) {
		const conditional = conditionals[index];
		if (conditional === undefined) throw new Error(`Skill ${skill.id} has no table`);
		const cells = new Float64Array(CELL_COUNT);
		for (let node = 0; node < NODE_COUNT; node++) {
			const cell = cellOf(skill, node);
			cells[cell] = at(cells, cell) + at(weights, node);
		}
		for (let cell = 0; cell < CELL_COUNT; cell++) {
			const start = (index * STYLE_COUNT + (cell % STYLE_COUNT)) * LEVEL_COUNT;
			for (let level = 0; level < LEVEL_COUNT; level++) {
				const value = at(cells, cell) * at(conditional, cell * LEVEL_COUNT + level);
				shares[start + level] = at(shares, start + level) + value;
			}
		}
	}
	return shares;
}
