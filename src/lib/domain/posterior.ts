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
import type { Quiz, Skill, SkillView } from './quiz';

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
 * Of theta, q depends on one ability, the rater and the style only: 5 x 15 x 5 = 375 cells instead of 1,875
 * nodes. Therefore the posterior is computed from the evidence alone, in well under a millisecond, and can never
 * disagree with the answer log. The first question waits for these loops before any compiler has seen them: they read
 * their tables directly, without a function between.
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
	/** Per skill, what its own evidence says in every cell; see {@link cellOf}. */
	readonly tables: readonly SkillTable[];
	/** P(style, level | evidence) per skill, as a table style x level that sums to 1. */
	readonly shares: readonly Float64Array[];
}

/** q and Z of the derivation, for one skill. */
export interface SkillTable {
	readonly view: SkillView;
	/** P(level, evidence of the skill | cell) as a table cell x level. */
	readonly chances: Float64Array;
	/** P(evidence of the skill | cell): the sum of each row. */
	readonly support: Float64Array;
}

/** The row of a skill's table that belongs to a person node, for skills of this view. */
export function cellOf(view: SkillView, node: number): number {
	return CELLS[view][node] ?? NaN;
}

const CELLS: Readonly<Record<SkillView, Uint16Array>> = {
	transferable: Uint16Array.from({ length: NODE_COUNT }, (_, node) => findCell('transferable', node)),
	'to-learn': Uint16Array.from({ length: NODE_COUNT }, (_, node) => findCell('to-learn', node))
};

function findCell(view: SkillView, node: number): number {
	const abilities = Math.floor(node / STYLED_RATERS);
	const ability = view === 'transferable' ? Math.floor(abilities / ABILITY_COUNT) : abilities % ABILITY_COUNT;
	return ability * STYLED_RATERS + (node % STYLED_RATERS);
}

/** The posterior given everything the evidence says. The order of the evidence does not matter. */
export function findPosterior(quiz: Quiz, evidence: readonly Evidence[]): Posterior {
	const tables = quiz.skills.map((skill) => tableOf(skill, evidence));
	const weights = weighNodes(supportOf(tables, 'transferable'), supportOf(tables, 'to-learn'));
	const masses = {
		transferable: massesOf(weights, 'transferable'),
		'to-learn': massesOf(weights, 'to-learn')
	};
	return { weights, tables, shares: tables.map((table) => stylesAndLevels(masses[table.view], table)) };
}

/** P(node | evidence) from what the skills of both views say. */
function weighNodes(transferable: Float64Array, toLearn: Float64Array): Float64Array {
	const weights = new Float64Array(NODE_COUNT);
	const { transferable: one, 'to-learn': other } = CELLS;
	let total = 0;
	for (let node = 0; node < NODE_COUNT; node++) {
		const support = (transferable[one[node] ?? NaN] ?? NaN) * (toLearn[other[node] ?? NaN] ?? NaN);
		const weight = (PERSON_PRIOR[node] ?? NaN) * support;
		weights[node] = weight;
		total += weight;
	}
	return weights.map((weight) => weight / total);
}

/**
 * The table made last for each skill, with the evidence it was made from: an answer is about one skill, so the
 * tables of all others are as they were. A memory, not a state: the same evidence gives the same table.
 */
const lastTables = new WeakMap<Skill, { readonly key: string; readonly table: SkillTable }>();

function tableOf(skill: Skill, evidence: readonly Evidence[]): SkillTable {
	const own = evidence.filter((piece) => piece.skill === skill.id);
	const key = JSON.stringify(own);
	const last = lastTables.get(skill);
	if (last?.key === key) return last.table;
	const table = makeTable(skill, own);
	lastTables.set(skill, { key, table });
	return table;
}

function makeTable(skill: Skill, own: readonly Evidence[]): SkillTable {
	const prior = levelPrior(skill);
	const rating = ratingTable(own);
	const answers = answerTable(skill, own);
	const chances = new Float64Array(CELL_COUNT * LEVEL_COUNT);
	const support = new Float64Array(CELL_COUNT);
	let index = 0;
	for (let ability = 0; ability < prior.length; ability += LEVEL_COUNT) {
		for (let rater = 0; rater < rating.length; rater += LEVEL_COUNT) {
			const style = rater % answers.length;
			const cell = index / LEVEL_COUNT;
			let sum = 0;
			for (let level = 0; level < LEVEL_COUNT; level++) {
				const rated = (prior[ability + level] ?? NaN) * (rating[rater + level] ?? NaN);
				const chance = rated * (answers[style + level] ?? NaN);
				chances[index++] = chance;
				sum += chance;
			}
			support[cell] = sum;
		}
	}
	return { view: skill.view, chances, support };
}

/** P(self-rating | rater, style, level): all ones without a rating. */
function ratingTable(evidence: readonly Evidence[]): Float64Array {
	const table = new Float64Array(STYLED_RATERS * LEVEL_COUNT).fill(1);
	for (const piece of evidence) {
		if (piece.source !== 'rated') continue;
		const likelihood = RATING_LIKELIHOODS[piece.level];
		if (likelihood === undefined) throw new Error(`Not a level: ${piece.level}`);
		for (let index = 0; index < table.length; index++)
			table[index] = at(table, index) * at(likelihood, index);
	}
	return table;
}

/** P(answers | style, level), relative to the largest: all ones without an answer. */
function answerTable(skill: Skill, evidence: readonly Evidence[]): Float64Array {
	const table = new Float64Array(STYLE_COUNT * LEVEL_COUNT).fill(1);
	for (const piece of evidence) {
		if (piece.source !== 'checked') continue;
		const item = skill.items.find(({ id }) => id === piece.item);
		if (item === undefined) throw new Error(`Skill ${skill.id} has no item ${piece.item}`);
		const likelihood = answerLikelihood(item, piece.outcome, piece.confidence);
		for (let index = 0; index < table.length; index++)
			table[index] = at(table, index) * at(likelihood, index);
	}
	const largest = table.reduce((most, value) => Math.max(most, value), 0);
	return table.map((value) => value / largest);
}

/** P(evidence of all skills of a view | cell), up to a factor that keeps many answers from making all vanish. */
function supportOf(tables: readonly SkillTable[], view: SkillView): Float64Array {
	const product = new Float64Array(CELL_COUNT).fill(1);
	for (const { support, view: own } of tables) {
		if (own !== view) continue;
		const largest = support.reduce((most, value) => Math.max(most, value), 0);
		for (let cell = 0; cell < CELL_COUNT; cell++) {
			product[cell] = ((product[cell] ?? NaN) * (support[cell] ?? NaN)) / largest;
		}
	}
	return product;
}

/** P(cell | evidence): the nodes of a cell added up. */
function massesOf(weights: Float64Array, view: SkillView): Float64Array {
	const masses = new Float64Array(CELL_COUNT);
	const cells = CELLS[view];
	for (let node = 0; node < NODE_COUNT; node++) {
		const cell = cells[node] ?? NaN;
		masses[cell] = (masses[cell] ?? NaN) + (weights[node] ?? NaN);
	}
	return masses;
}

/** P(style, level) of one skill: P(level | cell) averaged over the cells. */
function stylesAndLevels(masses: Float64Array, { chances, support }: SkillTable): Float64Array {
	const shares = new Float64Array(STYLE_COUNT * LEVEL_COUNT);
	for (let cell = 0; cell < CELL_COUNT; cell++) {
		const style = (cell % STYLE_COUNT) * LEVEL_COUNT;
		const factor = at(masses, cell) / at(support, cell);
		for (let level = 0; level < LEVEL_COUNT; level++) {
			const share = factor * (chances[cell * LEVEL_COUNT + level] ?? NaN);
			shares[style + level] = (shares[style + level] ?? NaN) + share;
		}
	}
	return shares;
}
