/**
 * What the simulated people are like. Every population but P0 is drawn from continuous abilities and varied
 * items, not from the model that measures them: the point is to be wrong in the ways real people are.
 */
export interface Population {
	readonly id: string;
	/** What is special, for the table. */
	readonly name: string;
	/** P0 is drawn from the measuring model itself; all else below is ignored then. */
	readonly source: 'model' | 'world';
	/** Mean ability of skills by view, on the scale of levels. */
	readonly means: { readonly transferable: number; readonly 'to-learn': number };
	/** Share of one general factor in the ability of each skill (a correlation). */
	readonly loading: number;
	/** How far a skill may be ahead of a skill it stands on, and the spread of that; Infinity for not at all. */
	readonly lead: { readonly most: number; readonly sd: number };
	/** Self-rating: 2 + slope (ability - 2) + bias + noise. */
	readonly rating: {
		readonly slope: number;
		readonly sd: number;
		readonly biasMean: number;
		readonly biasSd: number;
		/** Share of people whose ratings do not depend on their ability. */
		readonly noInsight: number;
	};
	/** Steepness per level, spread of the difficulty around the stated level, guessing above 1 / options, slips. */
	readonly items: {
		readonly steepness: number;
		readonly misplacement: number;
		readonly guessBonus: number;
		readonly slip: number;
	};
	/** Beta distribution of how often a person says "I don't know yet" when they do not. */
	readonly admits: readonly [number, number];
	/** How often a person says "Sure" of an answer they know, and of one they guess. */
	readonly sure: { readonly known: number; readonly unknown: number };
	/** Share of people who click at random. */
	readonly careless: number;
	/** Share of answers that are looked up. */
	readonly lookedUp: number;
}

const P1: Population = {
	id: 'P1',
	name: 'realistic: varied items, compressed and noisy self-ratings',
	source: 'world',
	means: { transferable: 2.1, 'to-learn': 1.0 },
	loading: 0.55,
	lead: { most: 1.2, sd: 0.4 },
	rating: { slope: 0.8, sd: 1.2, biasMean: 0.4, biasSd: 0.7, noInsight: 0.1 },
	items: { steepness: 2.5, misplacement: 0.35, guessBonus: 0.02, slip: 0.1 },
	admits: [1.5, 2],
	sure: { known: 0.8, unknown: 0.3 },
	careless: 0.03,
	lookedUp: 0
};

const goodItems = { steepness: 4, misplacement: 0.15, guessBonus: 0, slip: 0.05 };
const goodRatings = { slope: 0.95, sd: 0.7, biasMean: 0.3, biasSd: 0.5, noInsight: 0.03 };
const unlimited = { most: Infinity, sd: 0.4 };

/** The populations of the measurement study, section 3, and P16 of our own. */
export const POPULATIONS: readonly Population[] = [
	{ ...P1, id: 'P0', name: 'drawn from the model itself', source: 'model' },
	P1,
	{
		...P1,
		id: 'P2',
		name: 'bad items: flat, guessable, misplaced',
		items: { steepness: 1.6, misplacement: 0.6, guessBonus: 0.13, slip: 0.18 }
	},
	{
		...P1,
		id: 'P3',
		name: 'over-confident by 1.3 levels',
		rating: { ...P1.rating, biasMean: 1.3, biasSd: 0.5 }
	},
	{
		...P1,
		id: 'P4',
		name: 'under-confident by 1 level',
		rating: { ...P1.rating, biasMean: -1, biasSd: 0.5 }
	},
	{ ...P1, id: 'P5', name: 'no insight: ratings say nothing', rating: { ...P1.rating, noInsight: 1 } },
	{ ...P1, id: 'P6', name: 'unrelated skills, no prerequisites', loading: 0, lead: unlimited },
	{ ...P1, id: 'P7', name: 'strong prerequisites, related skills', loading: 0.7, lead: { most: 0.5, sd: 0 } },
	{
		...P1,
		id: 'P8',
		name: 'to-learn skills known better than transferable ones',
		means: { transferable: 1.2, 'to-learn': 2.2 }
	},
	{ ...P1, id: 'P9', name: '20 % click at random', careless: 0.2 },
	{ ...P1, id: 'P10', name: '20 % of the answers are looked up', lookedUp: 0.2 },
	{ ...P1, id: 'P11', name: 'good items', items: goodItems },
	{ ...P1, id: 'P12', name: 'nobody says "I don\'t know yet"', admits: [0.2, 20] },
	{ ...P1, id: 'P13', name: 'good self-ratings', rating: goodRatings },
	{ ...P1, id: 'P14', name: 'poor self-ratings', rating: { ...P1.rating, sd: 2, noInsight: 0.25 } },
	{ ...P1, id: 'P15', name: 'good self-ratings and good items', rating: goodRatings, items: goodItems },
	{
		...P1,
		id: 'P16',
		name: 'hesitant: seldom says "Sure" even when they know',
		sure: { known: 0.3, unknown: 0.05 }
	}
];

/** Finds a population by id. Throws on an unknown one, naming those there are. */
export function findPopulation(id: string): Population {
	const found = POPULATIONS.find((population) => population.id === id);
	if (found !== undefined) return found;
	throw new Error(`No population ${id}; there are ${POPULATIONS.map((one) => one.id).join(', ')}`);
}
