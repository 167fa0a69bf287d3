/** How rules see the text of an item: code is marked by backticks, as in the quiz files. */

/** Text as people see it: without the backticks. */
export function shownText(text: string): string {
	return text.replaceAll('`', '');
}

/** Text with every code span as the one word `CODE`, so that identifiers are neither read nor split. */
export function proseOf(text: string): string {
	return text.replace(/`[^`]*`/g, 'CODE');
}

/** Words of a text; a code span or a number counts as one. */
export function wordsOf(text: string): readonly string[] {
	return proseOf(text).match(/[\p{L}\p{N}]+(?:['’.,:/_-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Sentences of a text, code spans as `CODE`. Splits after `.`, `?` or `!` before a capital or a digit. */
export function sentencesOf(text: string): readonly string[] {
	return proseOf(text.trim()).split(/(?<=[.?!]["')]?)\s+(?=["'(]?[\p{Lu}\p{N}])/u);
}

/** The last sentence of a text, where the question of a stem stands. */
export function lastSentence(text: string): string {
	return sentencesOf(text).at(-1) ?? '';
}

/** Letters-only words in lower case, without a plural `s`, for comparing texts; code spans are left out. */
export function comparableWords(text: string): readonly string[] {
	const words = text
		.replace(/`[^`]*`/g, ' ')
		.toLowerCase()
		.match(/\p{L}+/gu);
	return (words ?? []).map((word) => word.replace(/(?<=\p{L}{2}[^s])s$/u, ''));
}

/** Whether at least half of what is seen is code. */
export function isMostlyCode(text: string): boolean {
	const code = [...text.matchAll(/`([^`]*)`/g)].reduce((sum, match) => sum + (match[1] ?? '').length, 0);
	return code * 2 >= shownText(text).length;
}
