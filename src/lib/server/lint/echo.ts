import type { ItemFile } from '../skill-file';
import { comparableWords } from './prose';
import type { ItemRule } from './rule';

/** Shortest word whose echo is a cue. */
const CLANG_LENGTH = 6;
/** Shortest word that carries meaning enough to compare options by. */
const CONTENT_LENGTH = 4;

/** L11: a long word that stem and key share and no distractor has. */
export const checkClang: ItemRule = (item) => {
	const stem = new Set(comparableWords(item.stem));
	const distractors = new Set(
		item.options.flatMap(({ text }, index) => (index === item.key ? [] : comparableWords(text)))
	);
	const echoes = new Set(
		comparableWords(item.options[item.key]?.text ?? '').filter(
			(word) => word.length >= CLANG_LENGTH && stem.has(word) && !distractors.has(word)
		)
	);
	if (echoes.size === 0) return [];
	return [
		{
			rule: 'L11',
			severity: 'note',
			path: ['options', item.key, 'text'],
			message: `of all options only the key repeats "${[...echoes].join('", "')}" from the stem`
		}
	];
};

/** L12: the key has more words in common with the other options than any distractor has. */
export const checkConvergence: ItemRule = (item) => {
	const shared = sharedWords(item);
	const key = shared[item.key] ?? 0;
	const best = Math.max(...shared.filter((_, index) => index !== item.key));
	if (key <= best) return [];
	return [
		{
			rule: 'L12',
			severity: 'note',
			path: ['options', item.key, 'text'],
			message: `the key shares ${key} words with the other options, no distractor more than ${best}`
		}
	];
};

/** For each option, how many of its content words stand in the other options, counted per option. */
function sharedWords(item: ItemFile): readonly number[] {
	const words = item.options.map(
		({ text }) => new Set(comparableWords(text).filter((word) => word.length >= CONTENT_LENGTH))
	);
	return words.map((own, index) =>
		words.reduce(
			(sum, other, place) => sum + (place === index ? 0 : [...own].filter((word) => other.has(word)).length),
			0
		)
	);
}
