import fc from 'fast-check';
import { LEVELS, toLevel } from '../../src/lib/domain/level';
import type { Evidence } from '../../src/lib/domain/evidence';
import type { Importance } from '../../src/lib/domain/importance';
import type { Level } from '../../src/lib/domain/level';
import type { Item, Quiz, Skill, SkillView } from '../../src/lib/domain/quiz';
import type { CheckAnswer, CheckResponse, RatingAnswer, RatingResponse } from '../../src/lib/domain/response';

/** What a small quiz for measurement tests says about one skill. */
export interface SkillPlan {
	readonly id: string;
	readonly view: SkillView;
	readonly target: Level;
	readonly importance?: Importance;
	/** Hours per level step up to the target. */
	readonly hours?: number;
	readonly priorMean?: number;
	readonly items: readonly Partial<Item>[];
}

/** An item that only its skill and level matter of, unless `parts` say more. */
export function anItem(skill: string, index: number, parts: Partial<Item>): Item {
	return {
		id: `${skill}-${index}`,
		skill,
		version: 'v1',
		level: 2,
		subtopic: `topic ${index}`,
		verifies: 'Knows it.',
		stem: `Question ${index} about ${skill}?`,
		options: ['a', 'b', 'c', 'd'].map((text) => ({ text, why: `Because of ${text}.` })),
		key: 0,
		order: 'shuffle',
		explanation: 'It is a.',
		sources: [],
		...parts
	};
}

/** A quiz with just these skills, one target `entry` and one task per skill; ten hours are a week. */
export function aMeasuredQuiz(plans: readonly SkillPlan[]): Quiz {
	const skills: readonly Skill[] = plans.map(({ id, view, priorMean, items }) => ({
		id,
		name: id,
		short: id,
		view,
		anchors: ['0', '1', '2', '3', '4'],
		...(priorMean === undefined ? {} : { priorMean }),
		items: items.map((parts, index) => anItem(id, index, parts))
	}));
	return {
		id: 'measured',
		title: 'Measured',
		fromRole: 'One',
		toRole: 'Other',
		guideHoursPerWeek: 10,
		contentHash: 'hash',
		skills,
		targets: [
			{
				id: 'entry',
				name: 'Entry',
				description: '',
				requirements: plans.map(({ id, target, importance }) => ({
					skill: id,
					level: target,
					importance: importance ?? 'Important'
				}))
			}
		],
		oneYearTarget: 'entry',
		prerequisites: [],
		transfers: [],
		phases: [],
		tasks: plans.map(({ id, target, hours }) => ({
			id: `learn-${id}`,
			title: `Learn ${id}`,
			origin: 'guide',
			phase: 1,
			needsTasks: [],
			trains: LEVELS.filter((level) => level > 0 && level <= target).map((level) => ({
				skill: id,
				level,
				hours: hours ?? 10
			})),
			reaches: [],
			fixedHours: 0,
			minWeeks: 0,
			optional: false,
			resources: []
		})),
		resources: []
	};
}

/** A log entry: a self-rating. */
export function rated(skill: string, answer: Level | RatingAnswer['type']): RatingResponse {
	const typed: RatingAnswer =
		typeof answer === 'number'
			? { type: 'level', level: answer }
			: answer === 'level'
				? { type: 'level', level: 0 }
				: { type: answer };
	return { kind: 'rating', skill, answer: typed, at: '2026-11-22T19:00:00.000Z', tookMs: 1000 };
}

/** How a check was answered in a test, in words. */
export const WAYS = ['right', 'right not-sure', 'wrong', 'wrong not-sure', 'unknown', 'skipped'] as const;
export type Way = (typeof WAYS)[number];

/** A log entry: an answer to a check. */
export function checked(item: Item, way: Way): CheckResponse {
	const answers: Readonly<Record<Way, CheckAnswer>> = {
		right: { type: 'option', option: item.key, confidence: 'sure' },
		'right not-sure': { type: 'option', option: item.key, confidence: 'not-sure' },
		wrong: { type: 'option', option: item.key + 1, confidence: 'sure' },
		'wrong not-sure': { type: 'option', option: item.key + 1, confidence: 'not-sure' },
		unknown: { type: 'unknown' },
		skipped: { type: 'skipped' }
	};
	return {
		kind: 'check',
		item: item.id,
		skill: item.skill,
		version: item.version,
		answer: answers[way],
		shown: [0, 1, 2, 3],
		at: '2026-11-22T19:05:00.000Z',
		tookMs: 2000
	};
}

/** The item of a quiz with this id. */
export function itemOf(quiz: Quiz, id: string): Item {
	return quiz.skills.flatMap((skill) => skill.items).find((item) => item.id === id)!;
}

/** Any evidence a quiz can give: perhaps a rating per skill, perhaps an answer per item. */
export function anyEvidence(quiz: Quiz): fc.Arbitrary<readonly Evidence[]> {
	const ratings = quiz.skills.map(({ id: skill }) =>
		fc
			.option(fc.integer({ min: 0, max: 4 }), { nil: undefined })
			.map((level): readonly Evidence[] =>
				level === undefined ? [] : [{ source: 'rated', skill, level: toLevel(level) }]
			)
	);
	const answers = quiz.skills.flatMap(({ id: skill, items }) =>
		items.map(({ id: item }) =>
			fc.constantFrom(...WAYS).map((way): readonly Evidence[] => {
				const [outcome = 'skipped', confidence] = way.split(' ');
				if (outcome === 'skipped') return [];
				if (outcome === 'unknown') return [{ source: 'checked', skill, item, outcome }];
				return [
					{
						source: 'checked',
						skill,
						item,
						outcome: outcome === 'right' ? 'right' : 'wrong',
						confidence: confidence === 'not-sure' ? 'not-sure' : 'sure'
					}
				];
			})
		)
	);
	return fc.tuple(...ratings, ...answers).map((pieces) => pieces.flat());
}
