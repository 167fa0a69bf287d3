/**
 * Every number of the measurement model, in one place. "Study" is the simulation study this model was
 * chosen by; its tables show that none of these is delicate: moving one within the stated range moves
 * the expected misallocation by less than 1.3 %.
 */
export const MEASUREMENT = {
	/** Spread of true levels within one skill, in levels (study: 1.1-1.4). */
	levelSd: 1.25,
	/** Correlation between a person's ability factor and a level (study: 0.5-0.75). */
	abilityLoading: 0.65,
	/** Prior mean level of a skill of each view, where the skill states none: expert judgement. */
	priorMean: { transferable: 2.2, 'to-learn': 1.0 },

	/** Points of each ability factor, in standard deviations. */
	abilityPoints: [-1.6, -0.8, 0, 0.8, 1.6],
	/** Correlation between the ability for transferable skills and for those to learn (study: 0.3-0.7). */
	abilityCorrelation: 0.5,
	/** How many levels people over-rate themselves: mean and spread (g = .206, Leon et al. 2023; d = .32, supervisors). */
	biasMean: 0.35,
	biasSd: 0.8,
	/** Points of the bias, in standard deviations. */
	biasPoints: [-1.8, -0.9, 0, 0.9, 1.8],
	/**
	 * Noise of a self-rating in levels, with its share of people. `Infinity` is a rating that does not depend on
	 * the level at all. Together they give the r = .3-.5 of Zell & Krizan 2014 and Leon et al. 2023.
	 */
	ratingNoise: [
		{ sd: 0.9, share: 0.45 },
		{ sd: 1.9, share: 0.45 },
		{ sd: Infinity, share: 0.1 }
	],
	/** Slope of the rating over the true level (ratings are compressed), and the middle it turns around. */
	ratingSlope: 0.9,
	ratingMiddle: 2,
	/** Spread of a rating that does not depend on the level. */
	blindRatingSd: 1.3,
	/** Share of ratings that are slips of the finger. */
	strayRating: 0.05,

	/**
	 * How a person answers what they do not know: says so seldom, says so often, or clicks at random.
	 * Shares: rapid guessing 1-5 % of responses (Wise et al. 2013; WARNS).
	 */
	styleShare: { guesses: 0.48, admits: 0.48, careless: 0.04 },
	/** P("I don't know yet" | does not know) per style (Muijtjens et al. 1999: it must be personal). */
	admitRate: { guesses: 0.08, admits: 0.5 },
	/** Of a careless person: share of "I don't know yet". */
	carelessUnknown: 0.1,
	/** Steepness of "knows it" over the level, per level (study: 2-3.4), and where its middle lies below the item's level. */
	discrimination: 2.6,
	difficultyOffset: 0.5,
	/** A guess succeeds with 1 / options + this: partial knowledge (Muijtjens et al. 1999; study: 0-0.08). */
	guessBonus: 0.03,
	/** Knows it and still answers wrong (study: .05-.12; Corbett & Anderson: at most .10). */
	slip: 0.08,
	/** Knows it and still says "I don't know yet". */
	modesty: 0.02,
	/**
	 * P(says "Sure" | answers), by habit: when the answer was known, when it was not. Hesitant people seldom say it
	 * even when they know: with one habit for all, four right answers in a row given as "Not sure" say nothing.
	 */
	sure: { usual: { known: 0.8, unknown: 0.3 }, hesitant: { known: 0.3, unknown: 0.05 }, careless: 0.5 },
	/** Share of hesitant people: our judgement, nothing measured. */
	hesitantShare: 0.25,

	/** Probability an interval has to hold at least. */
	intervalMass: 0.9,
	/** Probability at which rating and checks are said to differ (study: precision .86-.90). */
	verdictCertainty: 0.8,
	/** Over-rating oneself begins above the first number of levels, under-rating below the second. */
	overRating: 0.75,
	underRating: -0.5,
	/** Stated expected loss is optimistic by this factor when the model is wrong (mean over P0-P12). */
	optimism: 0.85
} as const;
