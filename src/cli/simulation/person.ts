import { LEVELS, toLevel } from '../../lib/domain/level';
import {
	RATERS,
	STYLES,
	answerLikelihood,
	levelPrior,
	personPrior,
	ratingLikelihood
} from '../../lib/domain/model';
import { ABILITY_COUNT, LEVEL_COUNT, RATER_COUNT, STYLE_COUNT } from '../../lib/domain/model';
import { makeChance } from './chance';
import type { Chance } from './chance';
import type { Level } from '../../lib/domain/level';
import type { Item, ItemId, Quiz, SkillId } from '../../lib/domain/quiz';
import type { CheckAnswer, Confidence } from '../../lib/domain/response';
import type { Population } from './population';

/**
 * One simulated person: what they know, how they rate themselves, and their answer to every item, drawn
 * beforehand so that every method meets the same person.
 */
export interface Person {
	readonly levels: ReadonlyMap<SkillId, Level>;
	readonly ratings: ReadonlyMap<SkillId, Level>;
	readonly answers: ReadonlyMap<ItemId, CheckAnswer>;
	/** How many levels they rate themselves too high on the whole. */
	readonly bias: number;
	readonly careless: 'yes' | 'no';
}

/** Person number `index` of a population, for a seed. */
export function drawPerson(quiz: Quiz, population: Population, seed: number, index: number): Person {
	const chance = makeChance(seed, population.id, index);
	// Each item has a stream of its own, so that more items change nothing about the answers to the others.
	const chanceOf = (item: Item): Chance => makeChance(seed, population.id, index, item.id);
	return population.source === 'model'
		? drawFromModel(quiz, chance, chanceOf)
		: drawFromWorld(quiz, population, chance, chanceOf);
}

function drawFromWorld(
	quiz: Quiz,
	population: Population,
	chance: Chance,
	chanceOf: (item: Item) => Chance
): Person {
	const { rating, admits, careless } = population;
	const abilities = drawAbilities(quiz, population, chance);
	const bias = chance.normal(rating.biasMean, rating.biasSd);
	const noise = rating.sd * Math.exp(chance.normal(0, 0.3));
	const slope = chance.uniform() < rating.noInsight ? 0 : rating.slope;
	const isCareless = chance.uniform() < careless;
	const admitRate = chance.beta(...admits);

	const ratings = new Map<SkillId, Level>();
	for (const [skill, ability] of abilities) {
		const own = roundLevel(2 + slope * (ability - 2) + bias + chance.normal(0, noise));
		const stray = toLevel(chance.whole(LEVEL_COUNT));
		ratings.set(skill, isCareless || chance.uniform() < 0.05 ? stray : own);
	}
	const answers = new Map<ItemId, CheckAnswer>();
	for (const item of quiz.skills.flatMap((skill) => skill.items)) {
		const ability = abilities.get(item.skill) ?? NaN;
		answers.set(
			item.id,
			isCareless
				? drawClick(item, chanceOf(item))
				: drawAnswer(item, ability, admitRate, population, chanceOf(item))
		);
	}
	const levels = new Map([...abilities].map(([skill, ability]) => [skill, roundLevel(ability)]));
	return { levels, ratings, answers, bias, careless: isCareless ? 'yes' : 'no' };
}

/** Ability per skill: its view's mean, a general factor, its own part, and no more than its prerequisites allow. */
function drawAbilities(quiz: Quiz, population: Population, chance: Chance): ReadonlyMap<SkillId, number> {
	const { loading, means, lead } = population;
	const general = chance.normal(0, 1);
	const abilities = new Map<SkillId, number>();
	for (const { id, view } of quiz.skills) {
		const own = loading * general + Math.sqrt(1 - loading ** 2) * chance.normal(0, 1);
		let ability = means[view] + chance.normal(0, 0.4) + 1.2 * own;
		for (const parent of parentsOf(quiz, id)) {
			const ceiling = (abilities.get(parent) ?? Infinity) + lead.most + Math.abs(chance.normal(0, lead.sd));
			ability = Math.min(ability, ceiling);
		}
		abilities.set(id, ability);
	}
	return abilities;
}

/** The skills a skill stands on; those later in the quiz have no ability yet and bind nothing. */
function parentsOf(quiz: Quiz, skill: SkillId): readonly SkillId[] {
	const parents = quiz.prerequisites
		.filter(({ needs, before }) => before.skill === skill && needs.skill !== skill)
		.map(({ needs }) => needs.skill);
	return [...new Set(parents)];
}

/** Knows it or not by a logistic of its own; then slips, admits, guesses or looks it up. */
function drawAnswer(
	item: Item,
	ability: number,
	admitRate: number,
	{ items, lookedUp, sure }: Population,
	chance: Chance
): CheckAnswer {
	const steepness = items.steepness * Math.exp(chance.normal(0, 0.3));
	const difficulty = item.level - 0.5 + chance.normal(0, items.misplacement);
	const guess = clip(chance.normal(1 / item.options.length + items.guessBonus, 0.05), 0.02, 0.9);
	const slip = clip(chance.normal(items.slip, 0.05), 0, 0.5);
	const knows = chance.uniform() < 1 / (1 + Math.exp(-steepness * (ability - difficulty)));
	const admitted = chance.uniform() < (knows ? 0.01 : admitRate);
	const right = chance.uniform() < (knows ? 1 - slip : guess);
	const confidence = drawConfidence(knows ? sure.known : sure.unknown, chance);
	const looked = chance.uniform() < lookedUp;
	const lookedRight = chance.uniform() < 0.93;
	const wrong = drawWrong(item, chance);
	if (looked) return { type: 'option', option: lookedRight ? item.key : wrong, confidence };
	if (admitted) return { type: 'unknown' };
	return { type: 'option', option: right ? item.key : wrong, confidence };
}

/** An answer given at random. */
function drawClick(item: Item, chance: Chance): CheckAnswer {
	const confidence = drawConfidence(0.5, chance);
	const option = chance.whole(item.options.length);
	return chance.uniform() < 0.1 ? { type: 'unknown' } : { type: 'option', option, confidence };
}

function drawConfidence(sure: number, chance: Chance): Confidence {
	return chance.uniform() < sure ? 'sure' : 'not-sure';
}

/** One of the wrong options. */
function drawWrong(item: Item, chance: Chance): number {
	return (item.key + 1 + chance.whole(item.options.length - 1)) % item.options.length;
}

/** The model's own tables, for P0. */
const NODE_WEIGHTS = [...personPrior()];
const RATING_TABLES = LEVELS.map(ratingLikelihood);

/** P0: a node of the model's own prior, and everything else by the model's own tables. */
function drawFromModel(quiz: Quiz, chance: Chance, chanceOf: (item: Item) => Chance): Person {
	const node = chance.weighted(NODE_WEIGHTS);
	const style = node % STYLE_COUNT;
	const rater = Math.floor(node / STYLE_COUNT) % RATER_COUNT;
	const abilities = Math.floor(node / (STYLE_COUNT * RATER_COUNT));
	const row = (table: Float64Array, index: number): readonly number[] => [
		...table.subarray(index * LEVEL_COUNT, (index + 1) * LEVEL_COUNT)
	];

	const levels = new Map<SkillId, Level>();
	const ratings = new Map<SkillId, Level>();
	const answers = new Map<ItemId, CheckAnswer>();
	for (const skill of quiz.skills) {
		const ability =
			skill.view === 'transferable' ? Math.floor(abilities / ABILITY_COUNT) : abilities % ABILITY_COUNT;
		const level = toLevel(chance.weighted(row(levelPrior(skill), ability)));
		levels.set(skill.id, level);
		const chances = RATING_TABLES.map((table) => row(table, rater * STYLE_COUNT + style)[level] ?? NaN);
		ratings.set(skill.id, toLevel(chance.weighted(chances)));
		for (const item of skill.items) answers.set(item.id, drawModelAnswer(item, style, level, chanceOf(item)));
	}
	const bias = RATERS[rater]?.bias ?? NaN;
	return { levels, ratings, answers, bias, careless: STYLES[style]?.unknowing === 'careless' ? 'yes' : 'no' };
}

function drawModelAnswer(item: Item, style: number, level: Level, chance: Chance): CheckAnswer {
	const wrong = drawWrong(item, chance);
	const possible = (['sure', 'not-sure'] as const).flatMap((confidence) => [
		{ answer: { type: 'option', option: item.key, confidence } as const, outcome: 'right' as const },
		{ answer: { type: 'option', option: wrong, confidence } as const, outcome: 'wrong' as const }
	]);
	const at = style * LEVEL_COUNT + level;
	const weights = possible.map(
		({ answer, outcome }) => answerLikelihood(item, outcome, answer.confidence)[at] ?? NaN
	);
	const drawn = chance.weighted([...weights, answerLikelihood(item, 'unknown')[at] ?? NaN]);
	return possible[drawn]?.answer ?? { type: 'unknown' };
}

function roundLevel(value: number): Level {
	return toLevel(clip(Math.round(value), 0, LEVEL_COUNT - 1));
}

function clip(value: number, low: number, high: number): number {
	return Math.min(high, Math.max(low, value));
}
