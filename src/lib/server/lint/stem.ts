import type { ItemFile } from '../skill-file';
import { lastSentence, sentencesOf, wordsOf } from './prose';
import type { Finding, ItemRule } from './rule';

const STEM_WORDS = 75;
const SENTENCE_WORDS = 32;
const EXPLANATION_WORDS = { least: 20, most: 70 };
const MEAN_SENTENCE_WORDS = 20;

/**
 * Words that turn a question round. "At least", "false positives" and "why does it not start" do not:
 * they ask for what holds.
 */
const NEGATIVES: readonly RegExp[] = [
	/(?<!\bat )\bleast\b/i,
	/\b(?:except|incorrect)\b/i,
	/\bfalse\b(?! (?:positive|negative|alarm))/i,
	/^(?!.*\b(?:why|explains?|causes?|reason)\b).*\b(?:not|cannot|\w+n['’]t)\b/i
];

/** L09: the question asks for what does not hold. */
export const checkNegativeLeadIn: ItemRule = (item) => {
	const question = lastSentence(item.stem);
	return NEGATIVES.some((pattern) => pattern.test(question))
		? [
				{
					rule: 'L09',
					severity: 'error',
					path: ['stem'],
					message: `ask for what holds, not for what does not: "${question}"`
				}
			]
		: [];
};

/** L14: the stem ends with its question. */
export const checkLeadIn: ItemRule = (item) =>
	lastSentence(item.stem).endsWith('?')
		? []
		: [
				{
					rule: 'L14',
					severity: 'error',
					path: ['stem'],
					message: 'the stem must end with a question and "?"'
				}
			];

/** L15: stem, sentence or explanation out of bounds. */
export const checkLength: ItemRule = (item) => {
	const stem = wordsOf(item.stem).length;
	const sentence = Math.max(...sentencesOf(item.stem).map((text) => wordsOf(text).length));
	const explanation = wordsOf(item.explanation).length;
	const { least, most } = EXPLANATION_WORDS;
	return [
		...(stem > STEM_WORDS ? [tooLong('stem', `the stem has ${stem} words, at most ${STEM_WORDS}`)] : []),
		...(sentence > SENTENCE_WORDS
			? [tooLong('stem', `a sentence of the stem has ${sentence} words, at most ${SENTENCE_WORDS}`)]
			: []),
		...(explanation < least || explanation > most
			? [
					tooLong(
						'explanation',
						`the explanation has ${explanation} words, it should have ${least} to ${most}`
					)
				]
			: [])
	];
};

function tooLong(field: 'stem' | 'explanation', message: string): Finding {
	return { rule: 'L15', severity: 'warning', path: [field], message };
}

/** L16: long sentences on average. The Flesch-Kincaid grade is told beside it; identifiers make it noisy. */
export const checkReadingLevel: ItemRule = (item) => {
	const mean = wordsOf(item.stem).length / sentencesOf(item.stem).length;
	if (mean <= MEAN_SENTENCE_WORDS) return [];
	return [
		{
			rule: 'L16',
			severity: 'note',
			path: ['stem'],
			message: `sentences of the stem have ${mean.toFixed(1)} words on average, over ${MEAN_SENTENCE_WORDS} (Flesch-Kincaid grade ${readingGrade(item).toFixed(1)})`
		}
	];
};

/** Flesch-Kincaid grade of the stem: 0.39 words per sentence + 11.8 syllables per word - 15.59. */
function readingGrade(item: ItemFile): number {
	const words = wordsOf(item.stem);
	const syllables = words.reduce((sum, word) => sum + Math.max(1, word.match(/[aeiouy]+/gi)?.length ?? 0), 0);
	return (
		0.39 * (words.length / sentencesOf(item.stem).length) +
		11.8 * (syllables / Math.max(1, words.length)) -
		15.59
	);
}
