import { proseOf } from './prose';
import type { ItemRule } from './rule';

/** Phrases that give an option away. A rhythm ("every 10 minutes") and a term ("read-only") are no absolutes. */
const BANNED: readonly RegExp[] = [
	/\b(?:all|none|both|neither|any) of (?:the|these|those) (?:above|below|options|answers|others)\b/i,
	/^(?:both |neither |either )?(?:options? )?[A-D](?:(?:,|,? and|,? or| nor| &) [A-D])+\.?$/i,
	/\b(?:always|never|completely)\b/i,
	/(?<!-)\bonly\b(?!-)/i,
	/\bevery\b(?! (?:\d|CODE|few|other\b|second|minute|hour|day|night|week|month|quarter|year))/i
];

const VAGUE = /\b(?:usually|often|may|rarely|some)\b/i;

/** L08: all or none of the above, combinations of options, and absolute words. */
export const checkBannedPhrases: ItemRule = (item) =>
	item.options.flatMap(({ text }, index) =>
		BANNED.flatMap((pattern) => {
			const match = pattern.exec(proseOf(text));
			return match === null
				? []
				: [
						{
							rule: 'L08' as const,
							severity: 'error' as const,
							path: ['options', index, 'text'],
							message: `"${match[0]}" does not belong in an option`
						}
					];
		})
	);

/** L10: a vague quantity in one option and in no other. */
export const checkVagueQuantity: ItemRule = (item) => {
	const vague = item.options.map(({ text }) => VAGUE.exec(proseOf(text))?.[0]);
	const [only, ...more] = vague.filter((word) => word !== undefined);
	if (only === undefined || more.length > 0) return [];
	return [
		{
			rule: 'L10',
			severity: 'note',
			path: ['options', vague.indexOf(only), 'text'],
			message: `"${only}" stands in this option alone`
		}
	];
};
