import { createRequire } from 'node:module';
import { scoreResponses, spentItems } from '../../lib/domain/evidence';
import { MEASUREMENT } from '../../lib/domain/parameters';
import type { Distribution } from '../../lib/domain/estimate';
import type { Item, Skill, SkillId } from '../../lib/domain/quiz';
import type { Response } from '../../lib/domain/response';
import type { Checks } from '../../lib/session/checks';
import type { Person } from './person';
import type { Setting } from './setting';

/*
 * jsCAT (npm `@bdelab/jscat`), the best adaptive-testing library there is for browsers, as well as it can be
 * used here: one Cat per skill on the scale of levels, EAP, most informative item, "I don't know yet" counted
 * as wrong; the next skill is the one with the largest posterior standard deviation; levels are read from the
 * Cat's own prior times its likelihood.
 * Choosing the skill by jsCAT's own standard error instead (Fisher information at the point estimate) is weaker, by
 * .3 weeks in P1, and probably why the figures of the measurement study are higher than these.
 * Installed in `tests/peers/` by `npm run bench -- peers`.
 */

/** Where the peers are installed. */
export const PEERS_FOLDER = new URL('../../../tests/peers/', import.meta.url);

/**
 * How the self-rating is used. `without`: not at all. `shrunk`: the prior's mean moves part of the way to the rating,
 * as a user of the library would do. `informed`: the same, with our model's own knowledge of how far people overrate
 * themselves on average, which no user of the library has: the strongest rival we know how to make of it.
 */
export type SelfRating = 'without' | 'shrunk' | 'informed';

interface Zeta {
	readonly a: number;
	readonly b: number;
	readonly c: number;
	readonly d: number;
}

/** The part of jsCAT's `Cat` that is used here. */
interface Cat {
	readonly prior: readonly (readonly [theta: number, density: number])[];
	updateAbilityEstimate(zeta: Zeta, answer: 0 | 1): void;
	/** The logarithm of the likelihood, despite its name, up to a constant. */
	likelihood(theta: number): number;
	findNextItem(stimuli: readonly (Zeta & { readonly id: string })[]): {
		readonly nextStimulus: { readonly id: string } | undefined;
	};
}
type CatConstructor = new (options: {
	readonly method: 'EAP';
	readonly itemSelect: 'MFI';
	readonly theta: number;
	readonly minTheta: number;
	readonly maxTheta: number;
	readonly priorDist: 'norm';
	readonly priorPar: readonly [mean: number, sd: number];
}) => Cat;

/** Abilities jsCAT integrates over: the levels and some way beyond. */
const BOUNDS = [-4, 8] as const;

let loaded: { readonly Cat: CatConstructor } | undefined;

/**
 * jsCAT, with one memory put in: it converts the names of an item's parameters anew at every point of every integral,
 * which takes nine tenths of its time and gives the same numbers each time.
 */
function loadJscat(): { readonly Cat: CatConstructor } {
	if (loaded !== undefined) return loaded;
	const require = createRequire(PEERS_FOLDER);
	const corpus = require('@bdelab/jscat/lib/corpus') as {
		fillZetaDefaults: (zeta: object, format?: string) => object;
	};
	const convert = corpus.fillZetaDefaults;
	const converted = new Map<string, WeakMap<object, object>>();
	corpus.fillZetaDefaults = (zeta, format = 'symbolic') => {
		const known = converted.get(format) ?? new WeakMap<object, object>();
		converted.set(format, known);
		const result = known.get(zeta) ?? convert(zeta, format);
		known.set(zeta, result);
		return result;
	};
	loaded = require('@bdelab/jscat') as { readonly Cat: CatConstructor };
	return loaded;
}

/** The Cats of one person, kept up with their log. */
export class CatRoom {
	readonly #setting: Setting;
	readonly #cats: ReadonlyMap<SkillId, Cat>;
	readonly #items: ReadonlyMap<string, Item>;
	/** Posterior standard deviations, of the skills whose Cat was not told anything since. */
	readonly #spreads = new Map<SkillId, number>();
	#answered = 0;

	constructor(setting: Setting, person: Person, selfRating: SelfRating) {
		const { Cat } = loadJscat();
		this.#setting = setting;
		this.#items = new Map(setting.quiz.skills.flatMap(({ items }) => items).map((item) => [item.id, item]));
		this.#cats = new Map(
			setting.quiz.skills.map((skill) => {
				const [mean, sd] = priorOf(skill, person.ratings.get(skill.id), selfRating);
				const [minTheta, maxTheta] = BOUNDS;
				const options = { method: 'EAP', itemSelect: 'MFI', priorDist: 'norm', minTheta, maxTheta } as const;
				return [skill.id, new Cat({ ...options, theta: mean, priorPar: [mean, sd] })];
			})
		);
	}

	/** Takes in what the log has more than before. */
	follow(log: readonly Response[]): void {
		const checks = scoreResponses(this.#setting.quiz, log).evidence.filter(
			(piece) => piece.source === 'checked'
		);
		for (const piece of checks.slice(this.#answered)) {
			const item = this.#items.get(piece.item);
			const cat = this.#cats.get(piece.skill);
			if (item === undefined || cat === undefined) throw new Error(`No Cat for ${piece.item}`);
			cat.updateAbilityEstimate(zetaOf(item), piece.outcome === 'right' ? 1 : 0);
			this.#spreads.delete(piece.skill);
		}
		this.#answered = checks.length;
	}

	/** The most informative open item of the skill known least. */
	next(log: readonly Response[]): ReturnType<Checks['next']> {
		this.follow(log);
		const spent = new Set(spentItems(log));
		const open = this.#setting.quiz.skills.flatMap((skill) => {
			const target = this.#setting.targets.get(skill.id) ?? 0;
			const items = skill.items.filter((item) => !spent.has(item.id) && item.level <= target);
			const cat = this.#cats.get(skill.id);
			if (cat === undefined || items.length === 0) return [];
			const spread = this.#spreads.get(skill.id) ?? spreadOf(cat);
			this.#spreads.set(skill.id, spread);
			return [{ cat, items, spread }];
		});
		const [first] = open.toSorted((one, other) => other.spread - one.spread);
		if (first === undefined) return { kind: 'enough' };
		const stimuli = first.items.map((item) => ({ id: item.id, ...zetaOf(item) }));
		const item = this.#items.get(first.cat.findNextItem(stimuli).nextStimulus?.id ?? '');
		return item === undefined ? { kind: 'enough' } : { kind: 'ask', item };
	}

	/** Probabilities of the levels of every skill, in the order of the quiz. */
	beliefs(): readonly Distribution[] {
		return this.#setting.quiz.skills.map(({ id }) => {
			const cat = this.#cats.get(id);
			if (cat === undefined) throw new Error(`No Cat for ${id}`);
			return levelsOf(posteriorOf(cat));
		});
	}
}

/** A level-l item in jsCAT's four parameters: the same knowledge of the items as our model has. */
function zetaOf(item: Item): Zeta {
	return { a: 2.3, b: item.level - 0.5, c: 1 / item.options.length, d: 0.92 };
}

/**
 * Mean and standard deviation of an ability before any check: of our own prior, and with a rating the best linear
 * guess from it, rating = 2 + 0.9 (ability - 2) + bias + noise, with the spreads our model has for them. The mean of
 * the bias is known to the informed only; the others take ratings at their word.
 */
function priorOf(
	skill: Skill,
	rating: number | undefined,
	selfRating: SelfRating
): readonly [mean: number, sd: number] {
	const { levelSd, ratingMiddle, ratingSlope, biasMean, biasSd, ratingNoise } = MEASUREMENT;
	const mean = skill.priorMean ?? MEASUREMENT.priorMean[skill.view];
	if (rating === undefined || selfRating === 'without') return [mean, levelSd];
	const seeing = ratingNoise.filter(({ sd }) => sd < Infinity);
	const share = seeing.reduce((sum, one) => sum + one.share, 0);
	const noise = seeing.reduce((sum, one) => sum + one.share * one.sd ** 2, 0) / share;
	const covariance = ratingSlope * levelSd ** 2;
	const slope = covariance / (ratingSlope ** 2 * levelSd ** 2 + biasSd ** 2 + noise);
	const expected =
		selfRating === 'informed' ? ratingMiddle + ratingSlope * (mean - ratingMiddle) + biasMean : mean;
	return [mean + slope * (rating - expected), Math.sqrt(levelSd ** 2 - slope * covariance)];
}

function posteriorOf(cat: Cat): readonly (readonly [theta: number, mass: number])[] {
	return cat.prior.map(([theta, density]) => [theta, density * Math.exp(cat.likelihood(theta))]);
}

function spreadOf(cat: Cat): number {
	return momentsOf(posteriorOf(cat))[1];
}

function momentsOf(
	masses: readonly (readonly [value: number, mass: number])[]
): readonly [mean: number, sd: number] {
	const total = masses.reduce((sum, [, mass]) => sum + mass, 0);
	const mean = masses.reduce((sum, [value, mass]) => sum + value * mass, 0) / total;
	const variance = masses.reduce((sum, [value, mass]) => sum + (value - mean) ** 2 * mass, 0) / total;
	return [mean, Math.sqrt(variance)];
}

/** Cuts a density over ability at the half levels; points on a cut count half to each side. */
function levelsOf(masses: readonly (readonly [theta: number, mass: number])[]): Distribution {
	const shares = [0, 0, 0, 0, 0];
	const add = (theta: number, mass: number): void => {
		const level = Math.min(4, Math.max(0, Math.round(theta)));
		shares[level] = (shares[level] ?? 0) + mass;
	};
	for (const [theta, mass] of masses) {
		add(theta - 1e-6, mass / 2);
		add(theta + 1e-6, mass / 2);
	}
	const total = shares.reduce((sum, share) => sum + share, 0);
	const [a = 0, b = 0, c = 0, d = 0, e = 0] = shares.map((share) => share / total);
	return [a, b, c, d, e];
}
