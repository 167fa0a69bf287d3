import { loadQuiz } from '../../lib/server/quiz-files';
import { findModules, findTarget, hourWeights } from '../../lib/domain/loss';
import { PRODUCT_POLICY } from '../../lib/domain/selection';
import { scenarioA } from './scenario-a';
import type { Module } from '../../lib/domain/loss';
import type { Level } from '../../lib/domain/level';
import type { Item, Quiz, SkillId } from '../../lib/domain/quiz';
import type { Policy } from '../../lib/domain/selection';

/** Where a simulated quiz comes from, in a form that can be sent to another process. */
export type QuizSource =
	| { readonly kind: 'scenario-a'; readonly perLevel: number }
	| {
			readonly kind: 'pathway';
			readonly id: string;
			/** Items to add that do not exist: what would more items buy? */
			readonly extra: readonly ExtraItems[];
	  };

/** Items that do not exist yet, of one skill at one level. */
export interface ExtraItems {
	readonly skill: SkillId;
	readonly level: Level;
	readonly count: number;
}

/** How questions are priced and stopped. `study`: as in the measurement study, for comparison with its figures. */
export const PRICES = ['study', 'product'] as const;
export type Price = (typeof PRICES)[number];

/** The study's policy: a week is a week, no tags, stop below 0.08 weeks. */
export const STUDY_POLICY: Policy = {
	...PRODUCT_POLICY,
	lambda: 1,
	weighting: 'even',
	tagging: 'untagged',
	tau: 0.08
};

/** What is simulated: a quiz, its entry target in modules, and the policy. */
export interface Setting {
	readonly quiz: Quiz;
	readonly policy: Policy;
	readonly modules: readonly WeightedModule[];
	readonly targets: ReadonlyMap<SkillId, Level>;
}

/** A module with what it counts. */
export interface WeightedModule extends Module {
	/** Guide weeks. */
	readonly weeks: number;
	/** What one of its weeks counts under the policy. */
	readonly weight: number;
}

/** Builds a setting. Throws when the pathway does not exist or its files have errors. */
export function makeSetting(source: QuizSource, policy: Policy): Setting {
	const quiz = makeQuiz(source);
	const target = findTarget(quiz, undefined);
	const modules = findModules(quiz, target, new Set());
	const weights = hourWeights(modules, target.requirements, {}, policy.weighting);
	return {
		quiz,
		policy,
		modules: modules.map((module) => ({
			...module,
			weeks: module.hours / quiz.guideHoursPerWeek,
			weight: weights.get(module.skill) ?? 0
		})),
		targets: new Map(target.requirements.map(({ skill, level }) => [skill, level]))
	};
}

function makeQuiz(source: QuizSource): Quiz {
	if (source.kind === 'scenario-a') return scenarioA(source.perLevel);
	const quiz = loadQuiz(source.id);
	return source.extra.reduce(grow, quiz);
}

/** The quiz with more items of a skill at a level, each with a sub-topic of its own and four options. */
export function grow(quiz: Quiz, { skill, level, count }: ExtraItems): Quiz {
	const option = { text: '', why: '' };
	const added = Array.from({ length: count }, (_, index): Item => ({
		id: `${skill}-${level}-extra-${index}`,
		skill,
		version: '1',
		level,
		subtopic: `extra ${index}`,
		verifies: '',
		stem: '',
		options: [option, option, option, option],
		key: 0,
		order: 'shuffle',
		explanation: '',
		sources: []
	}));
	return {
		...quiz,
		skills: quiz.skills.map((one) => (one.id === skill ? { ...one, items: [...one.items, ...added] } : one))
	};
}
