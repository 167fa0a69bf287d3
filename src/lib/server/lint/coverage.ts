import type { Issue } from '../issue';
import type { PathwayFile } from '../pathway-file';
import { issueAt, type QuizDocument } from '../quiz-document';
import type { SkillFile } from '../skill-file';
import { liveItems, skillsOf, type BankFinding, type BankItem } from './bank';

/** Live items wanted per level up to the entry target, and from there to the one-year target. */
const UP_TO_ENTRY = 3;
const UP_TO_ONE_YEAR = 2;
const SUBTOPICS = 4;
const LEARNABLE = [1, 2, 3, 4] as const;

/** Live items wanted at levels 1 to 4. 0 means none: an item there could not change anybody's plan. */
export type Quota = readonly [number, number, number, number];

/** How one skill is covered. */
export interface SkillCoverage {
	readonly skill: string;
	readonly levels: readonly { readonly level: number; readonly live: number; readonly wanted: number }[];
	readonly subtopics: number;
	readonly live: number;
}

/**
 * What each skill needs, from the targets of the pathways that use it; the highest wish wins where pathways
 * share a skill. The first target of a pathway is the one at entry. A skill that no pathway uses has no quota.
 */
export function quotasOf(pathways: readonly PathwayFile[]): ReadonlyMap<string, Quota> {
	const quotas = new Map<string, Quota>();
	for (const pathway of pathways) {
		for (const skill of skillsOf(pathway)) {
			const wish = quotaFor(pathway, skill);
			const before = quotas.get(skill) ?? [0, 0, 0, 0];
			quotas.set(skill, [
				Math.max(wish[0], before[0]),
				Math.max(wish[1], before[1]),
				Math.max(wish[2], before[2]),
				Math.max(wish[3], before[3])
			]);
		}
	}
	return quotas;
}

function quotaFor(pathway: PathwayFile, skill: string): Quota {
	const levelIn = (target: PathwayFile['targets'][number] | undefined) =>
		target?.requirements.find((requirement) => requirement.skill === skill)?.level ?? 0;
	const entry = levelIn(pathway.targets[0]);
	const oneYear = levelIn(pathway.targets.find(({ id }) => id === pathway.oneYearTarget));
	const at = (level: number) => (level <= entry ? UP_TO_ENTRY : level <= oneYear ? UP_TO_ONE_YEAR : 0);
	return [at(1), at(2), at(3), at(4)];
}

/** The live items of a skill against what is wanted. */
export function coverageOf(skill: string, quota: Quota, bank: readonly BankItem[]): SkillCoverage {
	const live = liveItems(bank).filter(({ document }) => document.value.id === skill);
	return {
		skill,
		levels: LEARNABLE.map((level) => ({
			level,
			live: live.filter(({ item }) => item.level === level).length,
			wanted: quota[level - 1] ?? 0
		})),
		subtopics: new Set(live.map(({ item }) => item.subtopic)).size,
		live: live.length
	};
}

/** L21: levels with too few live items, and skills with too few sub-topics. */
export function checkCoverage(
	skill: QuizDocument<SkillFile>,
	quota: Quota,
	bank: readonly BankItem[]
): readonly Issue[] {
	const coverage = coverageOf(skill.value.id, quota, bank);
	const short = coverage.levels.filter(({ live, wanted }) => live < wanted);
	return [
		...short.map(({ level, live, wanted }) =>
			issueAt(skill, ['items'], `level ${level} has ${live} live items, it needs ${wanted}`, 'error', 'L21')
		),
		...(coverage.subtopics < SUBTOPICS
			? [
					issueAt(
						skill,
						['items'],
						`the live items touch ${coverage.subtopics} sub-topics, it takes ${SUBTOPICS}`,
						'error',
						'L21'
					)
				]
			: [])
	];
}

/** L21: live items at a level no target asks for, and (as a note) a sub-topic asked twice at one level. */
export function checkPlaces(
	quotas: ReadonlyMap<string, Quota>,
	bank: readonly BankItem[]
): readonly BankFinding[] {
	const live = liveItems(bank);
	return live.flatMap((about, place): readonly BankFinding[] => {
		const { item, document } = about;
		const quota = quotas.get(document.value.id);
		const twin = live
			.slice(0, place)
			.find(
				(other) =>
					other.document === document &&
					other.item.level === item.level &&
					other.item.subtopic === item.subtopic
			);
		return [
			...(quota !== undefined && quota[item.level - 1] === 0
				? [
						{
							about,
							rule: 'L21',
							severity: 'error',
							path: ['level'],
							message: `level ${item.level} is above every target: let the item wait with "status: reserve"`
						} as const
					]
				: []),
			...(twin === undefined
				? []
				: [
						{
							about,
							rule: 'L21',
							severity: 'note',
							path: ['subtopic'],
							message: `${twin.item.id} asks about "${item.subtopic}" at the same level`
						} as const
					])
		];
	});
}
