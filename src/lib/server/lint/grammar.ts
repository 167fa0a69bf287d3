import type { ItemFile } from '../skill-file';
import { lastSentence } from './prose';
import type { Finding, ItemRule } from './rule';

/** L13: one option begins unlike all others, or the stem ends in an article that fits some options only. */
export const checkGrammar: ItemRule = (item) => [...findOddBeginning(item), ...findOpenArticle(item)];

/** Coarse class of the first word: what can be told without a dictionary. */
function classOfFirstWord(text: string): string {
	const first = /^\S+/.exec(text)?.[0] ?? '';
	if (first.startsWith('`')) return 'code';
	if (/^[$€£~+-]?\d/.test(first)) return 'a number';
	if (/^(?:a|an|the|its|their|one|each|no|this|that|these|those)$/i.test(first)) return 'an article';
	if (/^(?:it|they|he|she|you|we|i)$/i.test(first)) return 'a pronoun';
	if (/^(?:by|with|from|to|in|on|at|after|before|when|while|if|because)$/i.test(first))
		return 'a preposition';
	if (/^\p{L}{3,}ing$/u.test(first)) return 'an -ing form';
	return 'another word';
}

/** Homogeneity is a proxy for "no option stands out", so pairs and all-different sets pass. */
function findOddBeginning(item: ItemFile): readonly Finding[] {
	const classes = item.options.map(({ text }) => classOfFirstWord(text));
	return classes.flatMap((own, index) => {
		const others = new Set(classes.filter((_, place) => place !== index));
		const [other] = others;
		return others.size > 1 || other === undefined || other === own
			? []
			: [
					{
						rule: 'L13',
						severity: 'note',
						path: ['options', index, 'text'],
						message: `this option begins with ${own}, all others with ${other}`
					}
				];
	});
}

function findOpenArticle(item: ItemFile): readonly Finding[] {
	return /\ban?\s*(?:[?:.…_]|$)/i.test(lastSentence(item.stem))
		? [{ rule: 'L13', severity: 'note', path: ['stem'], message: 'the stem ends in "a" or "an"' }]
		: [];
}
