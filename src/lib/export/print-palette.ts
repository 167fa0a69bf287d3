/** Colours of what is made for paper and for other programs: always the light ones of `app.css`, on white. */
export const PRINT_PALETTE = {
	paper: '#ffffff',
	sunken: '#f2f0ea',
	ink: '#1c1e20',
	soft: '#474c51',
	line: '#ddd9d0',
	lineStrong: '#71767b',
	accent: '#0b5660',
	accentTint: '#e2eeef',
	target: '#96400c'
} as const;

/** What the lines of the radar are called in its legend. */
export const RADAR_LEGEND = {
	estimate: 'Your level',
	band: 'Where it may lie',
	target: 'What the role asks',
	transferable: 'Skills you bring',
	'to-learn': 'Skills to learn'
} as const;
