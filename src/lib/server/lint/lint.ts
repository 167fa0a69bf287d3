import type { Issue } from '../issue';
import type { PathwayFile } from '../pathway-file';
import { issueAt, type QuizDocument } from '../quiz-document';
import type { SkillFile } from '../skill-file';
import { bankOf, pathInFile, type BankFinding, type BankItem } from './bank';
import { checkBlindSolve } from './blind-solve';
import { checkChatResidue } from './chat-residue';
import { checkCodeProof } from './code-proof';
import { checkCompleteness, findUnwrittenTexts } from './completeness';
import { checkCoverage, checkPlaces, quotasOf } from './coverage';
import { checkClang, checkConvergence } from './echo';
import { checkGrammar } from './grammar';
import { checkGuessing } from './guessing';
import { checkKeyPositions, checkKeyRuns, checkSkillPositions } from './key-position';
import { checkNearDuplicates } from './near-duplicate';
import { checkNumberOrder } from './number-order';
import { checkKeyLength, checkOptionSpread } from './option-length';
import { checkBannedPhrases, checkVagueQuantity } from './option-wording';
import { checkReview } from './review';
import type { Finding, ItemRule, Occasion } from './rule';
import { checkScenery } from './scenery';
import { checkSources } from './source';
import { checkLeadIn, checkLength, checkNegativeLeadIn, checkReadingLevel } from './stem';
import { applyWaivers } from './waiver';

/** The rules that look at one item by itself. */
const ITEM_RULES: readonly ItemRule[] = [
	checkCompleteness,
	checkKeyLength,
	checkOptionSpread,
	checkBannedPhrases,
	checkNegativeLeadIn,
	checkVagueQuantity,
	checkClang,
	checkConvergence,
	checkGrammar,
	checkLeadIn,
	checkLength,
	checkReadingLevel,
	checkNumberOrder,
	checkSources,
	checkReview,
	checkCodeProof,
	checkChatResidue,
	checkScenery,
	checkBlindSolve
];

/**
 * Everything the rules have to say about the item bank, in no particular order. Coverage and guessing are
 * judged by the pathways given. A draft ships nowhere, and neither does a skill that no pathway uses, so what
 * is said about their texts are notes.
 */
export function lintQuizzes(
	files: {
		readonly skills: readonly QuizDocument<SkillFile>[];
		readonly pathways: readonly QuizDocument<PathwayFile>[];
	},
	occasion: Occasion
): readonly Issue[] {
	const bank = bankOf(files.skills);
	const quotas = quotasOf(files.pathways.map(({ value }) => value));
	const about = [...checkKeyRuns(bank), ...checkNearDuplicates(bank), ...checkPlaces(quotas, bank)];
	return [
		...bank.flatMap((entry) =>
			settle(entry, [
				...ITEM_RULES.flatMap((rule) => rule(entry.item, occasion)),
				...findingsOf(entry, about)
			])
		),
		...files.skills.flatMap((skill) => {
			const quota = quotas.get(skill.value.id);
			return [
				...(quota === undefined ? [] : checkCoverage(skill, quota, bank)),
				...checkSkillPositions(skill, bank),
				...findUnwrittenTexts(skill, quota === undefined ? 'note' : 'error')
			];
		}),
		...files.pathways.flatMap((pathway) => [
			...checkGuessing(pathway, bank),
			...checkKeyPositions(pathway, bank),
			...findUnwrittenTexts(pathway, 'error')
		])
	];
}

function findingsOf(entry: BankItem, findings: readonly BankFinding[]): readonly Finding[] {
	return findings.filter(({ about }) => about === entry);
}

function settle(entry: BankItem, findings: readonly Finding[]): readonly Issue[] {
	return applyWaivers(entry.item, findings).map(({ rule, severity, path, message }) =>
		issueAt(
			entry.document,
			pathInFile(entry, path),
			`${entry.item.id}: ${message}`,
			entry.item.status === 'draft' ? 'note' : severity,
			rule
		)
	);
}
