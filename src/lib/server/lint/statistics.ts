import type { PathwayFile } from '../pathway-file';
import { itemsOnPathway, skillsOf, type BankItem } from './bank';
import { coverageOf, quotasOf, type SkillCoverage } from './coverage';
import { scoreGuessing, type GuessingScore } from './guessing';
import { keyPositions, type KeyPositions } from './key-position';

/** The bank of one pathway in figures. */
export interface BankStatistics {
	readonly pathway: string;
	/** Live items that somebody on this pathway can meet. */
	readonly items: number;
	readonly longest: GuessingScore;
	readonly shortest: GuessingScore;
	readonly positions: KeyPositions;
	readonly coverage: readonly SkillCoverage[];
	/** Live items with a blind-solve record in which everybody picked the key. */
	readonly blindSolved: number;
}

/** Figures of a pathway over the items of `bank`; coverage is held against this pathway's own targets. */
export function bankStatistics(pathway: PathwayFile, bank: readonly BankItem[]): BankStatistics {
	const items = itemsOnPathway(bank, pathway).map(({ item }) => item);
	const quotas = quotasOf([pathway]);
	return {
		pathway: pathway.id,
		items: items.length,
		longest: scoreGuessing(items, 'longest'),
		shortest: scoreGuessing(items, 'shortest'),
		positions: keyPositions(items),
		coverage: [...skillsOf(pathway)].map((skill) =>
			coverageOf(skill, quotas.get(skill) ?? [0, 0, 0, 0], bank)
		),
		blindSolved: items.filter(
			({ blindSolve }) => blindSolve !== undefined && blindSolve.agree === blindSolve.of
		).length
	};
}
