/** A text in which a number stays on one line with the word it counts: "4 June", "8 h". */
export function unbroken(text: string): string {
	return text.replace(/(\d) (?=\p{L})/gu, '$1\u00a0');
}
