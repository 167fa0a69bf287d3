import { LEVELS } from './level';
import type { Level } from './level';
import { normalBin } from './normal';
import { MEASUREMENT as M } from './parameters';
import type { Outcome } from './evidence';
import type { Item, Skill } from './quiz';
import type { Confidence } from './response';

/*
 * The model, from a person to their answers.
 *
 * A person is one node theta = (ability for transferable skills, ability for skills to learn, rater, style):
 *   - the two abilities are standard normal and correlated;
 *   - the rater says how they rate themselves: by how many levels too high (bias), and how noisily;
 *   - the style says how they answer what they do not know, and how readily they say "Sure" of what they do know;
 *     careless people rate and answer at random.
 * Given theta the levels of all skills are independent, and given theta and the level x of its skill so is
 * every rating and every answer:
 *
 *   level    P(x | theta)            normal around  mean + loading sd ability,  cut into five bins
 *   rating   P(r | x, bias, noise)   normal around  2 + 0.9 (x - 2) + bias,     cut into five bins
 *   answer   P(a | x, style)         knows it with  kappa = 1 / (1 + exp(-2.6 (x - difficulty))),
 *                                    then slips, admits or guesses
 *
 * So a level's table needs the ability only, a rating's rater and style, an answer's the style: tables of 5 x 5,
 * 75 x 5 and 5 x 5 numbers, multiplied in `posterior.ts`.
 *
 * Two things the study's formulas leave out. Careless people rate at random here, as its simulated people do:
 * that finds 87 instead of 82 in 100 of them, and moves nobody else's levels. And the habit of saying "Sure" is
 * the person's own: with one habit for all, right answers given as "Not sure" say nothing whatever (known: .90 x .2,
 * guessed: .26 x .7), so that people who seldom say "Sure" end up 3 weeks further off than without the tag.
 */

/** Number of levels; the fastest axis of every table here. */
export const LEVEL_COUNT = LEVELS.length;

/** How a person answers. */
interface Style {
	/** What they do with what they do not know. */
	readonly unknowing: 'guesses' | 'admits' | 'careless';
	/** How readily they say "Sure". */
	readonly habit: 'usual' | 'hesitant';
	/** Prior probability. */
	readonly share: number;
}

/** Every style of the grid: careless people last. Without tags the habit changes nothing. */
export const STYLES: readonly Style[] = [
	...(['guesses', 'admits'] as const).flatMap((unknowing) => [
		{ unknowing, habit: 'usual' as const, share: M.styleShare[unknowing] * (1 - M.hesitantShare) },
		{ unknowing, habit: 'hesitant' as const, share: M.styleShare[unknowing] * M.hesitantShare }
	]),
	{ unknowing: 'careless', habit: 'usual', share: M.styleShare.careless }
];

/** The place of careless people in {@link STYLES}: the only ones that rate at random. */
export const CARELESS = STYLES.length - 1;

/** How a person rates themselves: bias in levels, noise as a standard deviation in levels. */
export interface Rater {
	readonly bias: number;
	readonly noise: number;
	/** Prior probability. */
	readonly share: number;
}

const density = (z: number): number => Math.exp((-z * z) / 2);

const biasTotal = M.biasPoints.reduce<number>((sum, z) => sum + density(z), 0);

/** Every rater of the grid: each bias with each noise. */
export const RATERS: readonly Rater[] = M.biasPoints.flatMap((z) =>
	M.ratingNoise.map(({ sd, share }) => ({
		bias: M.biasMean + M.biasSd * z,
		noise: sd,
		share: (share * density(z)) / biasTotal
	}))
);

/** Number of points of each ability factor, of raters, of styles, and of nodes altogether. */
export const ABILITY_COUNT = M.abilityPoints.length;
export const RATER_COUNT = RATERS.length;
export const STYLE_COUNT = STYLES.length;
export const NODE_COUNT = ABILITY_COUNT * ABILITY_COUNT * RATER_COUNT * STYLE_COUNT;

/** Prior probability of each person node, in the order transferable ability, to-learn ability, rater, style. */
export function personPrior(): Float64Array {
	const r = M.abilityCorrelation;
	const weights = M.abilityPoints.flatMap((t) =>
		M.abilityPoints.flatMap((l) => {
			const abilities = Math.exp(-(t * t - 2 * r * t * l + l * l) / (2 * (1 - r * r)));
			return RATERS.flatMap((rater) => STYLES.map((style) => abilities * rater.share * style.share));
		})
	);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return Float64Array.from(weights, (weight) => weight / total);
}

/** P(level | ability) for a skill, as a table ability x level: its own prior mean or that of its view. */
export function levelPrior(skill: Pick<Skill, 'view' | 'priorMean'>): Float64Array {
	const mean = skill.priorMean ?? M.priorMean[skill.view];
	const prior = levelPriors.get(mean) ?? makeLevelPrior(mean);
	levelPriors.set(mean, prior);
	return prior;
}

/** Priors made so far, by mean: most skills share one of two. */
const levelPriors = new Map<number, Float64Array>();

function makeLevelPrior(mean: number): Float64Array {
	const sd = M.levelSd * Math.sqrt(1 - M.abilityLoading ** 2);
	return Float64Array.from(
		M.abilityPoints.flatMap((g) =>
			LEVELS.map((level) => normalBin(level, mean + M.abilityLoading * M.levelSd * g, sd, LEVEL_COUNT))
		)
	);
}

/** P(this self-rating | level) as a table rater x style x level. Careless people rate at random, whatever the rater. */
export function ratingLikelihood(rating: Level): Float64Array {
	return Float64Array.from(
		RATERS.flatMap((rater) => {
			const own = LEVELS.map((level) => ratingChance(rating, level, rater));
			return STYLES.flatMap(({ unknowing }) =>
				unknowing === 'careless' ? LEVELS.map(() => 1 / LEVEL_COUNT) : own
			);
		})
	);
}

function ratingChance(rating: Level, level: Level, { bias, noise }: Rater): number {
	if (noise === Infinity) return normalBin(rating, M.ratingMiddle + bias, M.blindRatingSd, LEVEL_COUNT);
	const mean = M.ratingMiddle + M.ratingSlope * (level - M.ratingMiddle) + bias;
	return (1 - M.strayRating) * normalBin(rating, mean, noise, LEVEL_COUNT) + M.strayRating / LEVEL_COUNT;
}

/** What the model needs to know about an item. */
export type ItemShape = Pick<Item, 'level' | 'guess' | 'slip' | 'difficulty'> & {
	readonly options: { readonly length: number };
};

/** How someone in one state of mind answers: all three are probabilities 0-1. */
interface Manner {
	/** Says "I don't know yet". */
	readonly admits: number;
	/** Is right, if they answer. */
	readonly right: number;
	/** Says "Sure", if they answer. */
	readonly sure: number;
}

/** P(this answer | manner). Without `confidence` the tag is not part of the answer. */
function answerChance(manner: Manner, outcome: Outcome, confidence: Confidence | undefined): number {
	if (outcome === 'unknown') return manner.admits;
	const hit = outcome === 'right' ? manner.right : 1 - manner.right;
	const tag = confidence === undefined ? 1 : confidence === 'sure' ? manner.sure : 1 - manner.sure;
	return (1 - manner.admits) * hit * tag;
}

/**
 * P(this answer | level) as a table style x level: kappa P(answer | knows) + (1 - kappa) P(answer | does not),
 * and for careless people the same at every level. Without `confidence` the tag is not part of the answer.
 */
export function answerLikelihood(item: ItemShape, outcome: Outcome, confidence?: Confidence): Float64Array {
	const luck = 1 / item.options.length;
	const difficulty = item.difficulty ?? item.level - M.difficultyOffset;
	const knows = LEVELS.map((level) => 1 / (1 + Math.exp(-M.discrimination * (level - difficulty))));
	return Float64Array.from(
		STYLES.flatMap(({ unknowing, habit }) => {
			if (unknowing === 'careless') {
				const clicking = { admits: M.carelessUnknown, right: luck, sure: M.sure.careless };
				return LEVELS.map(() => answerChance(clicking, outcome, confidence));
			}
			const sure = M.sure[habit];
			const knowing = { admits: M.modesty, right: 1 - (item.slip ?? M.slip), sure: sure.known };
			const right = item.guess ?? luck + M.guessBonus;
			const guessing = { admits: M.admitRate[unknowing], right, sure: sure.unknown };
			const known = answerChance(knowing, outcome, confidence);
			const unknown = answerChance(guessing, outcome, confidence);
			return knows.map((chance) => chance * known + (1 - chance) * unknown);
		})
	);
}
