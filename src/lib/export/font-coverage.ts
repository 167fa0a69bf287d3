/**
 * Characters the embedded font can draw (`fonts/README.md` says how it was made): Latin with its extensions,
 * Greek, Cyrillic, punctuation, arrows and a few signs.
 */
const DRAWABLE =
	/[\u0020-\u007e\u00a1-\u00ac\u00ae-\u0148\u014a-\u017f\u018f\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0259\u0300-\u0304\u0306-\u030a\u030c\u0391-\u03a1\u03a3-\u03ce\u0384-\u038a\u038c\u038e-\u0390\u0400-\u045f\u0490\u0491\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u2044\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u25a0\u25a1\u25cb\u25cf\u2713\u2717]/u;

/** Signs that only change how their neighbours look: left out without a trace. */
const JOINERS = /[\u00ad\u200b-\u200d\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;

/** What stands for a character that cannot be drawn. */
const EMPTY_BOX = '□';

/** Text with every character that the font lacks as an empty box, so that it can be seen that one is missing. */
export function drawable(text: string): string {
	return [...text.normalize('NFC').replace(JOINERS, '')]
		.map((character) => (DRAWABLE.test(character) ? character : EMPTY_BOX))
		.join('');
}
