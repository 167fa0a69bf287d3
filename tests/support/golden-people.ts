import type { Level } from '../../src/lib/domain/level';
import { toLevel } from '../../src/lib/domain/level';
import type { Item, Quiz, Skill, SkillId } from '../../src/lib/domain/quiz';
import type { Attempt } from '../../src/lib/domain/report';
import type { CheckAnswer, RatingAnswer, Response } from '../../src/lib/domain/response';
import { nextCheck } from '../../src/lib/domain/selection';
import { defaultSettings } from '../../src/lib/domain/settings';

/** Somebody whose plan is pinned: what they can do, and how they rate themselves and answer. */
export interface GoldenPerson {
	readonly id: string;
	readonly title: string;
	readonly who: string;
	readonly rate: (skill: Skill) => RatingAnswer;
	readonly answer: (item: Item, skill: Skill) => CheckAnswer;
}

/** The days of all golden plans. */
export const GOLDEN_TODAY = '2026-11-23';
const AT = '2026-11-22T19:00:00.000Z';

const rated = (level: number): RatingAnswer => ({
	type: 'level',
	level: toLevel(Math.max(0, Math.min(4, level)))
});
const right = (item: Item): CheckAnswer => ({ type: 'option', option: item.key, confidence: 'sure' });
const rightButUnsure = (item: Item): CheckAnswer =>
	({ ...right(item), confidence: 'not-sure' }) as CheckAnswer;
const surelyWrong = (item: Item): CheckAnswer => ({
	type: 'option',
	option: (item.key + 1) % item.options.length,
	confidence: 'sure'
});
const unknown: CheckAnswer = { type: 'unknown' };

/** The level of a skill by its view, unless the skill has one of its own. */
function levels(transferable: Level, toLearn: Level, own: Readonly<Record<SkillId, Level>> = {}) {
	return (skill: Skill): Level => own[skill.id] ?? (skill.view === 'transferable' ? transferable : toLearn);
}

const beginner = levels(0, 0);
const backend = levels(3, 0, { 'python-for-ml': 1, 'kubernetes-for-ml': 1, 'system-architecture': 2 });
const overRated = levels(2, 0, { 'python-for-ml': 1 });
const underRated = levels(3, 2, { 'gpu-computing': 0, 'feature-stores': 1 });
const expert = levels(4, 4);

/** Six people who between them visit the corners of the model. */
export const GOLDEN_PEOPLE: readonly GoldenPerson[] = [
	{
		id: 'beginner',
		title: 'Complete beginner',
		who: 'Knows nothing of any skill, says so, and says "I don\'t know yet" to every check.',
		rate: (skill) => rated(beginner(skill)),
		answer: () => unknown
	},
	{
		id: 'strong-backend',
		title: 'Strong backend developer',
		who: 'Practised in what transfers (Working in architecture), Aware of Python for ML and Kubernetes, new to the rest. Rates honestly and answers what they know.',
		rate: (skill) => rated(backend(skill)),
		answer: (item, skill) => (backend(skill) >= item.level ? right(item) : unknown)
	},
	{
		id: 'over-rater',
		title: 'Over-rater',
		who: 'Working in what transfers, Aware of Python for ML, new to the rest; rates everything two levels higher and is sure of wrong answers.',
		rate: (skill) => rated(overRated(skill) + 2),
		answer: (item, skill) => (overRated(skill) >= item.level ? right(item) : surelyWrong(item))
	},
	{
		id: 'under-rater',
		title: 'Under-rater',
		who: 'Practised in what transfers, Working in most skills to learn; rates everything two levels lower, and is sure only of what lies below their level.',
		rate: (skill) => rated(underRated(skill) - 2),
		answer: (item, skill) => {
			if (underRated(skill) < item.level) return unknown;
			return underRated(skill) > item.level ? right(item) : rightButUnsure(item);
		}
	},
	{
		id: 'i-do-not-know',
		title: 'Everything "I don\'t know"',
		who: 'Skips every rating and says "I don\'t know yet" to every check.',
		rate: () => ({ type: 'skipped' }),
		answer: () => unknown
	},
	{
		id: 'expert',
		title: 'Expert',
		who: 'Expert in everything, rates so, and answers every check right and sure.',
		rate: (skill) => rated(expert(skill)),
		answer: right
	}
];

/** The attempt of a person on a quiz: every rating, then every check that is asked until it is enough. */
export function goldenAttempt(quiz: Quiz, person: GoldenPerson): Attempt {
	const target = quiz.targets[0]?.id ?? '';
	const skills = new Map(quiz.skills.map((skill) => [skill.id, skill]));
	const responses: Response[] = quiz.skills.map((skill) => ({
		kind: 'rating',
		skill: skill.id,
		answer: person.rate(skill),
		at: AT,
		tookMs: 10_000
	}));
	for (;;) {
		const next = nextCheck(quiz, responses, { mode: 'adaptive', target });
		if (next.kind !== 'ask') break;
		const { item } = next;
		const skill = skills.get(item.skill);
		if (skill === undefined) throw new Error(`Unknown skill: ${item.skill}`);
		responses.push({
			kind: 'check',
			item: item.id,
			skill: item.skill,
			version: item.version,
			answer: person.answer(item, skill),
			shown: item.options.map((_, index) => index),
			at: AT,
			tookMs: 20_000
		});
	}
	return {
		id: `golden-${person.id}`,
		mode: 'adaptive',
		startedAt: AT,
		finishedAt: AT,
		responses,
		settings: defaultSettings(target, GOLDEN_TODAY)
	};
}
