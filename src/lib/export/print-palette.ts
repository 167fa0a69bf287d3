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
