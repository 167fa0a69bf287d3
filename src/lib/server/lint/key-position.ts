import type { Issue } from '../issue';
import type { PathwayFile } from '../pathway-file';
import { issueAt, type QuizDocument } from '../quiz-document';
import type { ItemFile, SkillFile } from '../skill-file';
import { itemsOnPathway, liveItems, type BankFinding, type BankItem } from './bank';
import { chiSquareTail } from './chi-square';

/** Significance below which key positions are called uneven. */
const UNEVEN = 0.05;
/** Fewest fixed items whose positions say anything. */
const FEW = 8;
/** How often one position may hold the key within a skill, at least. */
const PER_SKILL = 3;
const RUN = 4;

/** Where the keys of some items stand, in stored order. */
export interface KeyPositions {
	readonly items: number;
	/** Keys at each position, first to last. */
	readonly counts: readonly number[];
	/** What even keys would give. */
	readonly expected: readonly number[];
	/** Positions more than 2 standard deviations off. */
	readonly odd: readonly number[];
	readonly chiSquare: number;
	readonly p: number;
}

/** Counts key positions over items of three or four options. Each position is expected in 1 / options. */
export function keyPositions(items: readonly ItemFile[]): KeyPositions {
	const places = Math.max(0, ...items.map(({ options }) => options.length));
	const perPlace = Array.from({ length: places }, (_, place) => {
		const shares = items
			.filter(({ options }) => place < options.length)
			.map(({ options }) => 1 / options.length);
		return {
			count: items.filter(({ key }) => key === place).length,
			expected: shares.reduce((sum, share) => sum + share, 0),
			deviation: Math.sqrt(shares.reduce((sum, share) => sum + share * (1 - share), 0))
		};
	});
	const chiSquare = perPlace.reduce(
		(sum, { count, expected }) => sum + (count - expected) ** 2 / expected,
		0
	);
	return {
		items: items.length,
		counts: perPlace.map(({ count }) => count),
		expected: perPlace.map(({ expected }) => expected),
		odd: perPlace.flatMap(({ count, expected, deviation }, place) =>
			Math.abs(count - expected) > 2 * deviation ? [place] : []
		),
		chiSquare,
		p: places < 2 ? 1 : chiSquareTail(chiSquare, places - 1)
	};
}

/**
 * L06: key positions over a pathway. Items that are shuffled when shown are only reported; items in fixed
 * order are met as they are stored, so uneven keys among them are an error.
 */
export function checkKeyPositions(
	pathway: QuizDocument<PathwayFile>,
	bank: readonly BankItem[]
): readonly Issue[] {
	const items = itemsOnPathway(bank, pathway.value).map(({ item }) => item);
	const fixed = keyPositions(items.filter(({ order }) => order === 'fixed'));
	const shuffled = keyPositions(items.filter(({ order }) => order === 'shuffle'));
	const isUneven = ({ odd, p }: KeyPositions) => odd.length > 0 || p <= UNEVEN;
	const message = (kind: string, { counts, chiSquare, p }: KeyPositions) =>
		`keys of ${kind} items stand at ${counts.join(', ')} by position: uneven (chi-square ${chiSquare.toFixed(1)}, p ${p.toFixed(3)})`;
	return [
		...(fixed.items >= FEW && isUneven(fixed)
			? [issueAt(pathway, ['id'], message('fixed', fixed), 'error', 'L06')]
			: []),
		...(isUneven(shuffled) ? [issueAt(pathway, ['id'], message('shuffled', shuffled), 'note', 'L06')] : [])
	];
}

/** L06 within a skill: one position holds the key too often. Reported only. */
export function checkSkillPositions(
	skill: QuizDocument<SkillFile>,
	bank: readonly BankItem[]
): readonly Issue[] {
	const items = liveItems(bank).filter(({ document }) => document === skill);
	const { counts } = keyPositions(items.map(({ item }) => item));
	const limit = Math.max(PER_SKILL, Math.ceil(items.length / 4));
	return counts.flatMap((count, place) =>
		count > limit
			? [
					issueAt(
						skill,
						['items'],
						`position ${place + 1} holds the key ${count} times among ${items.length} live items (limit ${limit})`,
						'note',
						'L06'
					)
				]
			: []
	);
}

/** L07: the key stands at the same position four times in a row, in stored order, within a skill. */
export function checkKeyRuns(bank: readonly BankItem[]): readonly BankFinding[] {
	const live = liveItems(bank);
	return live.flatMap((about, place) => {
		const run = live.slice(Math.max(0, place - RUN + 1), place + 1);
		const same = run.every(
			({ document, item }) => document === about.document && item.key === about.item.key
		);
		return run.length === RUN && same
			? [
					{
						about,
						rule: 'L07',
						severity: 'warning',
						path: ['key'],
						message: `the key stands at position ${about.item.key + 1} for the ${RUN}th time in a row`
					}
				]
			: [];
	});
}
