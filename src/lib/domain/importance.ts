/** Does the role need the skill: the guide's three words, in falling order. Not the same as level. */
export const IMPORTANCES = ['Critical', 'Important', 'Nice to have'] as const;

/** Importance of a skill for a target role. */
export type Importance = (typeof IMPORTANCES)[number];

/**
 * How much one reached requirement counts towards readiness and order.
 * Steep on purpose (6 / 3 / 1): with 3 / 2 / 1 the best order opens with the nice-to-haves,
 * which is arithmetic nobody believes (measurement study, section 7, second trap).
 */
export const IMPORTANCE_WEIGHTS: Readonly<Record<Importance, number>> = {
	Critical: 6,
	Important: 3,
	'Nice to have': 1
};
