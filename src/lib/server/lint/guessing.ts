import type { Issue } from '../issue';
import type { PathwayFile } from '../pathway-file';
import { issueAt, type QuizDocument } from '../quiz-document';
import type { ItemFile } from '../skill-file';
import { itemsOnPathway, type BankItem } from './bank';
import { optionLengths } from './option-length';

/** How far somebody gets who knows nothing and goes by the length of options. */
export interface GuessingScore {
	/** Items guessed right; a tie between options counts in parts. */
	readonly hits: number;
	/** Hits that chance gives: the sum of 1 / options. */
	readonly chance: number;
	/** Most hits that pass: chance + 2 standard deviations. */
	readonly limit: number;
	readonly items: number;
}

export type GuessingStrategy = 'longest' | 'shortest';

/** Scores "always pick the longest (shortest) option" over items. */
export function scoreGuessing(items: readonly ItemFile[], strategy: GuessingStrategy): GuessingScore {
	const hits = items.reduce((sum, item) => sum + guess(item, strategy), 0);
	const chance = items.reduce((sum, { options }) => sum + 1 / options.length, 0);
	const variance = items.reduce(
		(sum, { options }) => sum + (1 / options.length) * (1 - 1 / options.length),
		0
	);
	return { hits, chance, limit: chance + 2 * Math.sqrt(variance), items: items.length };
}

function guess(item: ItemFile, strategy: GuessingStrategy): number {
	const lengths = optionLengths(item);
	const picked = strategy === 'longest' ? Math.max(...lengths) : Math.min(...lengths);
	const ties = lengths.filter((length) => length === picked).length;
	return lengths[item.key] === picked ? 1 / ties : 0;
}

/** L04 and L05: a strategy that needs no knowledge beats chance over the items of a pathway. */
export function checkGuessing(
	pathway: QuizDocument<PathwayFile>,
	bank: readonly BankItem[]
): readonly Issue[] {
	const items = itemsOnPathway(bank, pathway.value).map(({ item }) => item);
	const message = (strategy: GuessingStrategy, { hits, limit }: GuessingScore) =>
		`picking the ${strategy} option gets ${hits.toFixed(1)} of ${items.length} items right (limit ${limit.toFixed(1)})`;
	const longest = scoreGuessing(items, 'longest');
	const shortest = scoreGuessing(items, 'shortest');
	return [
		...(longest.hits > longest.limit
			? [issueAt(pathway, ['id'], message('longest', longest), 'error', 'L04')]
			: []),
		...(shortest.hits > shortest.limit
			? [issueAt(pathway, ['id'], message('shortest', shortest), 'warning', 'L05')]
			: [])
	];
}
