/**
 * What the parts of the radar are called. The two kinds of skill are the role's, not the person's: who changes roles may
 * lack a skill that carries over, and have one that the role adds.
 */
export const RADAR_LEGEND = {
	estimate: 'Your level',
	band: 'Where it may lie',
	target: 'What the role asks',
	transferable: 'Skills that carry over',
	'to-learn': 'Skills the role adds'
} as const;
