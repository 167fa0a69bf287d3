import type { Path } from '../quiz-document';
import type { ItemRule } from './rule';

/** What a chat assistant says around its work, at the start of a sentence or anywhere. */
const RESIDUE: readonly RegExp[] = [
	/\bas an? (?:AI|artificial intelligence|language model)\b/i,
	/(?:^|[.!?]\s+)here are\b/i,
	/(?:^|[.!?]\s+)(?:sure|certainly|of course)[,!]/i,
	/\bmaintaining the same format\b/i,
	/\bi hope this helps\b/i
];

/** L23: words left over from a chat, in any text of the item. */
export const checkChatResidue: ItemRule = (item) => {
	const texts: readonly { readonly path: Path; readonly text: string }[] = [
		{ path: ['subtopic'], text: item.subtopic },
		{ path: ['verifies'], text: item.verifies },
		{ path: ['stem'], text: item.stem },
		{ path: ['explanation'], text: item.explanation },
		...item.options.flatMap(({ text, why }, index) => [
			{ path: ['options', index, 'text'], text },
			{ path: ['options', index, 'why'], text: why }
		])
	];
	return texts.flatMap(({ path, text }) => {
		const match = RESIDUE.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
		return match === undefined
			? []
			: [
					{
						rule: 'L23' as const,
						severity: 'error' as const,
						path,
						message: `left over from a chat: "${match.trim()}"`
					}
				];
	});
};
