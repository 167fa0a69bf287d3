import type { Path, QuizDocument } from '../quiz-document';
import type { PathwayFile } from '../pathway-file';
import type { ItemFile, SkillFile } from '../skill-file';
import type { Finding } from './rule';

/** An item and where it stands. */
export interface BankItem {
	readonly document: QuizDocument<SkillFile>;
	/** Place in the skill's `items`. */
	readonly index: number;
	readonly item: ItemFile;
}

/** What a rule about many items says about one of them. */
export interface BankFinding extends Finding {
	readonly about: BankItem;
}

/** Every item of every skill, in file order, archived ones left out: they are kept for old results alone. */
export function bankOf(skills: readonly QuizDocument<SkillFile>[]): readonly BankItem[] {
	return skills.flatMap((document) =>
		document.value.items
			.map((item, index) => ({ document, index, item }))
			.filter(({ item }) => item.status !== 'archived')
	);
}

/** The items that people meet. */
export function liveItems(bank: readonly BankItem[]): readonly BankItem[] {
	return bank.filter(({ item }) => item.status === 'live');
}

/** Ids of the skills a pathway uses. */
export function skillsOf(pathway: PathwayFile): ReadonlySet<string> {
	const { transferable, toLearn } = pathway.asGiven;
	return new Set([...transferable.skills, ...toLearn.skills].map(({ skill }) => skill));
}

/** The live items somebody on this pathway can meet. */
export function itemsOnPathway(bank: readonly BankItem[], pathway: PathwayFile): readonly BankItem[] {
	const skills = skillsOf(pathway);
	return liveItems(bank).filter(({ document }) => skills.has(document.value.id));
}

/** Path of something inside an item, from the start of its file. */
export function pathInFile({ index }: BankItem, path: Path): Path {
	return ['items', index, ...path];
}
