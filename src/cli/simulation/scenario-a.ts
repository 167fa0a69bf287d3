import type { Item, Quiz, Requirement, Skill, SkillView, Task } from '../../lib/domain/quiz';
import { toLevel } from '../../lib/domain/level';

/** id, view, target, importance 1-3, weeks. */
type Row = readonly [id: string, view: SkillView, target: number, importance: 1 | 2 | 3, weeks: number];

/** Scenario A of the measurement study: 11 skills, 52 weeks, 30 modules. */
const ROWS: readonly Row[] = [
	['T1', 'transferable', 3, 3, 4],
	['T2', 'transferable', 2, 2, 3],
	['T3', 'transferable', 3, 2, 4],
	['T4', 'transferable', 2, 1, 2],
	['T5', 'transferable', 3, 3, 5],
	['L1', 'to-learn', 3, 3, 6],
	['L2', 'to-learn', 4, 3, 8],
	['L3', 'to-learn', 3, 2, 6],
	['L4', 'to-learn', 2, 2, 4],
	['L5', 'to-learn', 3, 3, 6],
	['L6', 'to-learn', 2, 1, 4]
];

/** Which skills of scenario A stand on which: child, then its parents. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
	T3: ['T1'],
	T5: ['T2'],
	L1: ['T1'],
	L2: ['L1'],
	L3: ['L1', 'T3'],
	L4: ['L1'],
	L5: ['L2', 'T5'],
	L6: ['L3']
};

const IMPORTANCES = { 1: 'Nice to have', 2: 'Important', 3: 'Critical' } as const;

/** Hours of one week of the scenario. Only ratios matter: losses are given in weeks. */
const HOURS_PER_WEEK = 10;

/**
 * Scenario A as a quiz, with `perLevel` items at each level from 1 to the target of every skill, four options
 * each (2 per level: 60 items, 3 per level: 90).
 */
export function scenarioA(perLevel: number): Quiz {
	const skills = ROWS.map(([id, view, target]) => aSkill(id, view, target, perLevel));
	const requirements: readonly Requirement[] = ROWS.map(([skill, , target, importance]) => ({
		skill,
		level: toLevel(target),
		importance: IMPORTANCES[importance]
	}));
	return {
		id: 'scenario-a',
		title: 'Scenario A',
		fromRole: 'Anyone',
		toRole: 'Someone else',
		guideHoursPerWeek: HOURS_PER_WEEK,
		contentHash: `scenario-a-${perLevel}`,
		skills,
		targets: [{ id: 'entry', name: 'Entry', description: 'The only target of the study.', requirements }],
		oneYearTarget: 'entry',
		prerequisites: ROWS.flatMap(([child]) =>
			(PARENTS[child] ?? []).map((parent) => ({
				needs: { skill: parent, level: 1 as const },
				before: { skill: child, level: 1 as const },
				strength: 'soft' as const,
				why: 'The study lets a skill lag behind those it stands on.'
			}))
		),
		transfers: [],
		phases: [{ number: 1, title: 'All of it', weeks: 52, tasks: ROWS.map(([id]) => `learn-${id}`) }],
		tasks: ROWS.map(([id, , target, , weeks]) => aTask(id, target, weeks)),
		resources: []
	};
}

function aSkill(id: string, view: SkillView, target: number, perLevel: number): Skill {
	const places = Array.from({ length: target * perLevel }, (_, index) => index);
	return {
		id,
		name: `Skill ${id}`,
		short: id,
		view,
		anchors: ['New to me', 'Aware', 'Working', 'Practised', 'Expert'],
		items: places.map((index) => anItem(id, 1 + Math.floor(index / perLevel), index % perLevel))
	};
}

function anItem(skill: string, level: number, copy: number): Item {
	return {
		id: `${skill}-${level}-${copy}`,
		skill,
		version: '1',
		level: toLevel(level),
		subtopic: `topic ${copy}`,
		verifies: `Level ${level}`,
		stem: `Question ${copy} at level ${level} of ${skill}`,
		options: ['a', 'b', 'c', 'd'].map((text) => ({ text, why: text === 'a' ? 'Right' : 'Wrong' })),
		key: 0,
		order: 'shuffle',
		explanation: 'The first one.',
		sources: []
	};
}

function aTask(skill: string, target: number, weeks: number): Task {
	const levels = Array.from({ length: target }, (_, index) => toLevel(index + 1));
	return {
		id: `learn-${skill}`,
		title: `Learn ${skill}`,
		origin: 'guide',
		phase: 1,
		needsTasks: [],
		trains: levels.map((level) => ({ skill, level, hours: (weeks / target) * HOURS_PER_WEEK })),
		reaches: levels.map((level) => ({ skill, level })),
		fixedHours: 0,
		minWeeks: 0,
		optional: false,
		resources: []
	};
}
