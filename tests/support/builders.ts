import type { Distribution, Estimation } from '../../src/lib/domain/estimate';
import { medianLevel, shortestInterval } from '../../src/lib/domain/estimate';
import { LEVELS } from '../../src/lib/domain/level';
import type { Level } from '../../src/lib/domain/level';
import { planRoadmap } from '../../src/lib/domain/plan';
import type { Quiz, Skill, TargetProfile, Task } from '../../src/lib/domain/quiz';
import { assess, type Attempt, type Report } from '../../src/lib/domain/report';
import type { Roadmap } from '../../src/lib/domain/roadmap';
import { defaultSettings, type PlanSettings } from '../../src/lib/domain/settings';

/** The day all plans of these tests are made on: a Monday. */
export const TODAY = '2026-11-23';

/** A skill to learn without items. */
export function aSkill(id: string, change: Partial<Skill> = {}): Skill {
	return {
		id,
		name: `Skill ${id}`,
		short: id,
		view: 'to-learn',
		anchors: ['I have not.', 'I can say.', 'I have done.', 'I have run.', 'I have led.'],
		items: [],
		...change
	};
}

/** A guide task of phase 1; it reaches every level it trains unless told otherwise. */
export function aTask(id: string, change: Partial<Task> = {}): Task {
	return {
		id,
		title: `Task ${id}`,
		origin: 'guide',
		phase: 1,
		needsTasks: [],
		trains: [],
		reaches: (change.trains ?? []).map(({ skill, level }) => ({ skill, level })),
		fixedHours: 0,
		minWeeks: 0,
		optional: false,
		resources: [],
		...change
	};
}

/** A target that asks for the same level of every skill. */
export function aTarget(skills: readonly string[], level: Level, id = 'entry'): TargetProfile {
	return {
		id,
		name: `Target ${id}`,
		description: 'What the role asks.',
		requirements: skills.map((skill) => ({ skill, level, importance: 'Important' }))
	};
}

/**
 * A small quiz: skills `python`, `serving` and `gpu` with one task of ten hours per level up to 2, serving 2 needs
 * python 1. Phases are made from the tasks unless given.
 */
export function aQuiz(change: Partial<Quiz> = {}): Quiz {
	const ids = ['python', 'serving', 'gpu'];
	const tasks =
		change.tasks ??
		ids.flatMap((skill) =>
			([1, 2] as const).map((level) => aTask(`${skill}-${level}`, { trains: [{ skill, level, hours: 10 }] }))
		);
	const numbers = [...new Set(tasks.map(({ phase }) => phase))].toSorted((a, b) => a - b);
	return {
		id: 'a-to-b',
		title: 'A to B',
		fromRole: 'A',
		toRole: 'B',
		guideHoursPerWeek: 10,
		contentHash: 'content-1',
		skills: ids.map((id) => aSkill(id)),
		targets: [aTarget(ids, 2)],
		oneYearTarget: 'entry',
		prerequisites: [
			{
				needs: { skill: 'python', level: 1 },
				before: { skill: 'serving', level: 2 },
				strength: 'hard',
				why: 'Serving is written in Python.'
			}
		],
		transfers: [],
		tasks,
		phases: numbers.map((number) => ({
			number,
			title: `Phase ${number}`,
			weeks: 4,
			tasks: tasks.filter((task) => task.origin === 'guide' && task.phase === number).map(({ id }) => id)
		})),
		resources: [],
		...change
	};
}

/** An estimation from one distribution per skill, in the order of the quiz; a single person node. */
export function anEstimation(quiz: Quiz, distributions: readonly Distribution[]): Estimation {
	return aMixedEstimation(quiz, [1], [distributions]);
}

/** An estimation from person nodes: a weight and one distribution per skill for each. */
export function aMixedEstimation(
	quiz: Quiz,
	weights: readonly number[],
	nodes: readonly (readonly Distribution[])[]
): Estimation {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const shares = weights.map((weight) => weight / total);
	return {
		estimates: quiz.skills.map(({ id }, skill) => {
			const at = (level: Level): number =>
				shares.reduce((sum, share, node) => sum + share * (nodes[node]?.[skill]?.[level] ?? 0), 0);
			const probabilities: Distribution = [at(0), at(1), at(2), at(3), at(4)];
			return {
				skill: id,
				probabilities,
				level: medianLevel(probabilities),
				interval: shortestInterval(probabilities, 0.9),
				basis: 'checked',
				checks: 2
			};
		}),
		person: { bias: 0, overRates: 0, underRates: 0, careless: 0 },
		joint: {
			weights: Float64Array.from(shares),
			levels: Float64Array.from(
				nodes.flatMap((node) => node.flatMap((distribution) => LEVELS.map((level) => distribution[level])))
			),
			skills: quiz.skills.length
		}
	};
}

/** All probability on one level. */
export function surely(level: Level): Distribution {
	const at = (k: Level): number => (k === level ? 1 : 0);
	return [at(0), at(1), at(2), at(3), at(4)];
}

/** Default settings for a quiz, starting {@link TODAY}, ten hours a week. */
export function someSettings(quiz: Quiz, change: Partial<PlanSettings> = {}): PlanSettings {
	const settings = defaultSettings(quiz.targets[0]?.id ?? '', TODAY);
	return { ...settings, pace: { ...settings.pace, hoursPerWeek: 10 }, ...change };
}

/** The roadmap of somebody whose levels are known for sure: one level per skill, in the order of the quiz. */
export function aRoadmap(
	quiz: Quiz,
	levels: readonly Level[],
	change: Partial<PlanSettings> = {},
	notRelevant: readonly string[] = []
): Roadmap {
	return planRoadmap({
		quiz,
		estimation: anEstimation(quiz, levels.map(surely)),
		settings: someSettings(quiz, change),
		today: TODAY,
		notRelevant: new Set(notRelevant)
	});
}

/** A finished attempt in which every skill was rated: New to me unless told otherwise. */
export function anAttempt(quiz: Quiz, change: Partial<Attempt> = {}): Attempt {
	return {
		id: 'attempt-1',
		mode: 'adaptive',
		startedAt: '2026-11-22T18:00:00.000Z',
		finishedAt: '2026-11-22T18:20:00.000Z',
		responses: quiz.skills.map(({ id }) => ({
			kind: 'rating',
			skill: id,
			answer: { type: 'level', level: 0 },
			at: '2026-11-22T18:05:00.000Z',
			tookMs: 4000
		})),
		settings: someSettings(quiz),
		...change
	};
}

/** A report as `assess` makes it, of a small quiz and a beginner unless told otherwise. */
export function aReport(quiz: Quiz = aQuiz(), attempt: Attempt = anAttempt(quiz)): Report {
	return assess(quiz, attempt, TODAY);
}
