import {
	ABILITY_COUNT,
	CARELESS,
	LEVEL_COUNT,
	NODE_COUNT,
	RATER_COUNT,
	STYLE_COUNT,
	answerLikelihood,
	levelPrior,
	personPrior,
	ratingLikelihood
} from './model';
import { remembered } from './remembered';
import { at } from './table';
import type { Level } from './level';
import type { Checked, Evidence } from './evidence';
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
const RATING_LIKELIHOODS: Readonly<Record<Level, Float64Array>> = {
	0: ratingLikelihood(0),
	1: ratingLikelihood(1),
	2: ratingLikelihood(2),
	3: ratingLikelihood(3),
	4: ratingLikelihood(4)
};
/** P(no rating | rater, style, level). */
const UNRATED = new Float64Array(STYLED_RATERS * LEVEL_COUNT).fill(1);
/** As many tables of a prior and a rating as a quiz with three priors has. */
const RATED_TABLES = 18;

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
	/** The largest of them. */
	readonly largest: number;
}

/** The row of a skill's table that belongs to a person node, for skills of this view. */
export function cellOf(view: SkillView, node: number): number {
	const abilities = Math.floor(node / STYLED_RATERS);
	const ability = view === 'transferable' ? Math.floor(abilities / ABILITY_COUNT) : abilities % ABILITY_COUNT;
	return ability * STYLED_RATERS + (node % STYLED_RATERS);
}

/** The posterior given everything the evidence says. The order of the evidence does not matter. */
export function findPosterior(quiz: Quiz, evidence: readonly Evidence[]): Posterior {
	const tables = quiz.skills.map((skill) => tableOf(skill, evidence));
	const { weights, masses } = weighNodes(supportOf(tables, 'transferable'), supportOf(tables, 'to-learn'));
	// Before the first check, skills with the same prior and rating are one table.
	const shares = new Map<SkillTable, Float64Array>();
	for (const table of tables) {
		if (!shares.has(table)) shares.set(table, stylesAndLevels(masses[table.view], table));
	}
	return { weights, tables, shares: tables.flatMap((table) => shares.get(table) ?? []) };
}

/** P(node | evidence) and, for the skills of each view, P(cell | evidence), from what the skills of both views say. */
function weighNodes(
	transferable: Float64Array,
	toLearn: Float64Array
): { readonly weights: Float64Array; readonly masses: Readonly<Record<SkillView, Float64Array>> } {
	const weights = new Float64Array(NODE_COUNT);
	const masses = { transferable: new Float64Array(CELL_COUNT), 'to-learn': new Float64Array(CELL_COUNT) };
	const { transferable: one, 'to-learn': other } = masses;
	let total = 0;
	for (let row = 0; row < CELL_COUNT; row++) {
		const rater = row % STYLED_RATERS;
		const support = transferable[row] ?? NaN;
		let sum = 0;
		// The nodes of one row lie as far apart as the cells of one column.
		let node = (row - rater) * ABILITY_COUNT + rater;
		for (let column = rater; column < CELL_COUNT; column += STYLED_RATERS, node += STYLED_RATERS) {
			const weight = (PERSON_PRIOR[node] ?? NaN) * support * (toLearn[column] ?? NaN);
			weights[node] = weight;
			other[column] = (other[column] ?? NaN) + weight;
			sum += weight;
		}
		one[row] = sum;
		total += sum;
	}
	for (const table of [weights, one, other]) scale(table, 1 / total);
	return { weights, masses };
}

function scale(table: Float64Array, factor: number): void {
	for (let index = 0; index < table.length; index++) table[index] = (table[index] ?? NaN) * factor;
}

/**
 * The table made last for each skill, with the evidence it was made from: an answer is about one skill, so the
 * tables of all others are as they were. A memory, not a state: the same evidence gives the same table.
 */
const lastTables = new WeakMap<Skill, { readonly key: string; readonly table: SkillTable }>();

function tableOf(skill: Skill, evidence: readonly Evidence[]): SkillTable {
	const own = evidence.filter((piece) => piece.skill === skill.id);
	const key = own.map(keyOf).join(' ');
	const last = lastTables.get(skill);
	if (last?.key === key) return last.table;
	const rating = own.find((piece) => piece.source === 'rated');
	const checks = own.filter((piece) => piece.source === 'checked');
	const rated = ratedTable(skill, rating?.level);
	const table = checks.length === 0 ? rated : checkedTable(rated, answerTable(skill, checks));
	lastTables.set(skill, { key, table });
	return table;
}

function keyOf(piece: Evidence): string {
	return piece.source === 'rated' ? `${piece.level}` : `${piece.item} ${piece.outcome} ${piece.confidence}`;
}

/** What the prior of a skill and its self-rating alone say. All but careless people rate alike: theirs is one row, copied. */
const ratedTable = remembered(
	(skill: Pick<Skill, 'view' | 'priorMean'>, rating: Level | undefined): SkillTable => {
		const prior = levelPrior(skill);
		const ratings = rating === undefined ? UNRATED : RATING_LIKELIHOODS[rating];
		const chances = new Float64Array(CELL_COUNT * LEVEL_COUNT);
		const support = new Float64Array(CELL_COUNT);
		let largest = 0;
		for (let cell = 0; cell < CELL_COUNT; cell++) {
			const style = cell % STYLE_COUNT;
			const to = cell * LEVEL_COUNT;
			if (style > 0 && style < CARELESS) {
				chances.copyWithin(to, to - LEVEL_COUNT, to);
				support[cell] = support[cell - 1] ?? NaN;
				continue;
			}
			const ability = Math.floor(cell / STYLED_RATERS) * LEVEL_COUNT;
			const rater = (cell % STYLED_RATERS) * LEVEL_COUNT;
			let sum = 0;
			for (let level = 0; level < LEVEL_COUNT; level++) {
				const chance = (prior[ability + level] ?? NaN) * (ratings[rater + level] ?? NaN);
				chances[to + level] = chance;
				sum += chance;
			}
			support[cell] = sum;
			if (sum > largest) largest = sum;
		}
		return { view: skill.view, chances, support, largest };
	},
	({ view, priorMean }, rating) => `${view} ${priorMean} ${rating}`,
	RATED_TABLES
);

/** The same with what the answers say. */
function checkedTable({ view, chances: rated }: SkillTable, answers: Float64Array): SkillTable {
	const chances = new Float64Array(rated.length);
	const support = new Float64Array(CELL_COUNT);
	let largest = 0;
	for (let cell = 0, index = 0; cell < CELL_COUNT; cell++) {
		const style = (cell % STYLE_COUNT) * LEVEL_COUNT;
		let sum = 0;
		for (let level = 0; level < LEVEL_COUNT; level++, index++) {
			const chance = (rated[index] ?? NaN) * (answers[style + level] ?? NaN);
			chances[index] = chance;
			sum += chance;
		}
		support[cell] = sum;
		if (sum > largest) largest = sum;
	}
	return { view, chances, support, largest };
}

/** P(answers | style, level), relative to the largest: all ones without an answer. */
function answerTable(skill: Skill, checks: readonly Checked[]): Float64Array {
	const table = new Float64Array(STYLE_COUNT * LEVEL_COUNT).fill(1);
	for (const piece of checks) {
		const item = skill.items.find(({ id }) => id === piece.item);
		if (item === undefined) throw new Error(`Skill ${skill.id} has no item ${piece.item}`);
		const likelihood = answerLikelihood(item, piece.outcome, piece.confidence);
		for (let index = 0; index < table.length; index++)
			table[index] = at(table, index) * at(likelihood, index);
	}
	const largest = table.reduce((most, value) => Math.max(most, value), 0);
	return table.map((value) => value / largest);
}

/** P(evidence of all skills of a view | cell), up to a factor that keeps many skills from making all vanish. */
function supportOf(tables: readonly SkillTable[], view: SkillView): Float64Array {
	const product = new Float64Array(CELL_COUNT).fill(1);
	for (const { support, largest, view: own } of tables) {
		if (own !== view) continue;
		for (let cell = 0; cell < CELL_COUNT; cell++) {
			product[cell] = ((product[cell] ?? NaN) * (support[cell] ?? NaN)) / largest;
		}
	}
	return product;
}

/** P(style, level) of one skill: P(level | cell) averaged over the cells. */
function stylesAndLevels(masses: Float64Array, { chances, support }: SkillTable): Float64Array {
	const shares = new Float64Array(STYLE_COUNT * LEVEL_COUNT);
	const factors = new Float64Array(CELL_COUNT);
	for (let cell = 0; cell < CELL_COUNT; cell++)
		factors[cell] = (masses[cell] ?? NaN) / (support[cell] ?? NaN);
	for (let index = 0; index < shares.length; index++) {
		let sum = 0;
		for (let cell = Math.floor(index / LEVEL_COUNT), chance = index; cell < CELL_COUNT; cell += STYLE_COUNT) {
			sum += (factors[cell] ?? NaN) * (chances[chance] ?? NaN);
			chance += shares.length;
		}
		shares[index] = sum;
	}
	return shares;
}
