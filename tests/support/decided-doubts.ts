/**
 * What axe cannot decide by itself and was looked at, on every screen in light, dark, forced colours and at
 * 320 px (22 November 2026). Anything else it is unsure about fails the test until it is fixed or decided here.
 */
const DECIDED: readonly { readonly doubt: RegExp; readonly because: string }[] = [
	{
		doubt: /^color-contrast, pseudoContent: (span$|\w+\.(soft|tag)\b)/,
		because:
			'A line or dot of a timeline is drawn by a pseudo-element beside the text, not behind it; the same ' +
			'colours on the same ground are measured where there is none.'
	},
	{
		doubt: /^color-contrast, imgNode: (text|tspan)\b/,
		because:
			'Text of the radar, in the inks of the page on its own ground: axe does not measure inside an SVG. The table ' +
			'beside it has the same words and numbers.'
	},
	{
		doubt: /^color-contrast, bgOverlap: /,
		because:
			'Something lay over it where axe looked, so its ground was not known. The same colours are measured on ' +
			'other screens, and the walks with the keyboard test that nothing covers what has the focus.'
	},
	{
		doubt: /^aria-prohibited-attr, noRoleSingular: abbr$/,
		because:
			'The day’s full name on its abbreviation is what names the checkbox, and it does: tests find it so.'
	},
	{
		doubt: /^th-has-data-cells, th-has-data-cells: table$/,
		because:
			'The rows "Skills that carry over" and "Skills the role adds" head groups of rows: `th scope="rowgroup"`.'
	}
];

/** Whether it was decided that this is in order. */
export function isDecided(doubt: string): boolean {
	return DECIDED.some((decided) => decided.doubt.test(doubt));
}
