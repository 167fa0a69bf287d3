/** The screens of the product in the states that are worth a picture. */
export const SCREENS = [
	'rating-first',
	'rating-chosen',
	'rating-error',
	'check',
	'check-code',
	'check-error',
	'explained-right',
	'explained-wrong',
	'waiting',
	'waiting-failed',
	'review',
	'result-opening',
	'result-none',
	'result-offline',
	'attempts',
	'attempts-empty',
	'attempts-trouble',
	'error-not-found',
	'error-failed'
] as const;
export type Screen = (typeof SCREENS)[number];
