/** Control characters, line and paragraph separators, and everything else that is a space of some kind. */
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/gu;
/** Characters that turn the direction of the text after them, and the byte order mark. */
const UNSEEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Half a surrogate pair, which no encoding can hold. */
const HALVES = /\p{Surrogate}/gu;

/**
 * Text as one line that every format can hold: breaks and control characters become one space, direction
 * marks are removed (one of them could mirror the rest of a line), half characters become U+FFFD.
 */
export function plainLine(text: string): string {
	return text.replace(UNSEEN, '').replace(BREAKS, ' ').replace(HALVES, '\ufffd').trim();
}
