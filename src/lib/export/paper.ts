/** Sheets a PDF can be made for. */
export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** Width and height of a sheet in points (1/72 inch). */
export const PAPER_POINTS: Readonly<Record<Paper, readonly [number, number]>> = {
	a4: [595.28, 841.89],
	letter: [612, 792]
};

/** Regions whose printers hold Letter. */
const LETTER_REGIONS = /-(US|CA|MX|PH|CL|CO|VE|GT|CR|PA|PR|DO|SV|NI)\b/i;

/** The sheet that the printers of a language's region hold, for example `en-US` gives Letter. */
export function paperOf(language: string): Paper {
	return LETTER_REGIONS.test(language) ? 'letter' : 'a4';
}
