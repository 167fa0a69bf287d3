import fc from 'fast-check';
import { addDays } from '../../src/lib/domain/calendar';
import type { Distribution, Estimation } from '../../src/lib/domain/estimate';
import { IMPORTANCES } from '../../src/lib/domain/importance';
import { toLevel, type Level } from '../../src/lib/domain/level';
import type { PlanInput } from '../../src/lib/domain/prospect';
import type { Prerequisite, Quiz, SkillLevel, Task, Transfer } from '../../src/lib/domain/quiz';
import type { PlanSettings } from '../../src/lib/domain/settings';
import { aMixedEstimation, aQuiz, aSkill, aTask, TODAY } from './builders';

/** A pathway and a person. */
export type Pair = PlanInput;

const level = (min: number, max: number): fc.Arbitrary<Level> => fc.integer({ min, max }).map(toLevel);

const skillShape = fc.record({
	view: fc.constantFrom('transferable', 'to-learn'),
	target: level(0, 4),
	above: fc.nat({ max: 1 }),
	importance: fc.constantFrom(...IMPORTANCES)
});

const taskShape = fc.record({
	nodes: fc.array(fc.nat(), { minLength: 0, maxLength: 3 }),
	hours: fc.array(
		fc.integer({ min: 1, max: 120 }).map((quarters) => quarters / 4),
		{ minLength: 4, maxLength: 4 }
	),
	practice: fc.boolean(),
	origin: fc.constantFrom('guide', 'guide', 'added'),
	phase: fc.integer({ min: 1, max: 3 }),
	after: fc.option(fc.nat(), { nil: undefined }),
	needs: fc.array(fc.nat(), { maxLength: 1 }),
	fixedHours: fc.constantFrom(0, 0, 0, 7.5),
	minWeeks: fc.constantFrom(0, 0, 0, 0, 3)
});

const edgeShape = fc.record({
	from: fc.nat(),
	to: fc.nat(),
	strength: fc.constantFrom('hard', 'hard', 'soft'),
	credit: fc.constantFrom(0.1, 0.25, 0.5)
});

/**
 * A quiz of two to five skills. Skill levels stand in one random line that keeps the levels of a skill in order;
 * prerequisites point forwards in it, a task trains neighbours in it, and whatever would still make tasks wait for
 * each other in a circle is left out.
 */
export const arbitraryQuiz: fc.Arbitrary<Quiz> = fc
	.record({
		skills: fc.array(skillShape, { minLength: 2, maxLength: 5 }),
		line: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
		tasks: fc.array(taskShape, { minLength: 1, maxLength: 10 }),
		prerequisites: fc.array(edgeShape, { maxLength: 6 }),
		transfers: fc.array(edgeShape, { maxLength: 4 })
	})
	.map(({ skills, line, tasks, prerequisites, transfers }) => {
		const ids = skills.map((_, index) => `s${index}`);
		const nodes = inLine(ids, line);
		const quiz = aQuiz({
			skills: skills.map(({ view }, index) => aSkill(`s${index}`, { view })),
			targets: ['entry', 'later'].map((id) => ({
				id,
				name: id,
				description: id,
				requirements: skills.map(({ target, above, importance }, index) => ({
					skill: `s${index}`,
					level: toLevel(Math.min(4, target + (id === 'later' ? above : 0))),
					importance
				}))
			})),
			oneYearTarget: 'later',
			prerequisites: [],
			transfers: transfers.flatMap((edge): Transfer[] => {
				const [from, to] = [nodes[edge.from % nodes.length], nodes[edge.to % nodes.length]];
				if (from === undefined || to === undefined || from.skill === to.skill) return [];
				return [{ from, to, credit: edge.credit, why: `${from.skill} helps ${to.skill}` }];
			}),
			tasks: []
		});
		const made = tasks.map((shape, index) => makeTask(shape, index, nodes, tasks));
		const covered = nodes.flatMap((node, index) =>
			made.some((task) => task.reaches.some((at) => at.skill === node.skill && at.level === node.level))
				? []
				: [aTask(`c${index}`, { trains: [{ ...node, hours: 4 + index }], phase: 1 + (index % 3) })]
		);
		const edges = prerequisites.flatMap((edge): Prerequisite[] => {
			const [a, b] = [edge.from % nodes.length, edge.to % nodes.length].toSorted((x, y) => x - y);
			const [needs, before] = [nodes[a ?? 0], nodes[b ?? 0]];
			if (needs === undefined || before === undefined || needs.skill === before.skill) return [];
			return [{ needs, before, strength: edge.strength, why: `${needs.skill} first` }];
		});
		return withPhases(withoutCircles({ ...quiz, tasks: [...made, ...covered], prerequisites: edges }));
	});

/** Distributions with anything from certainty to no idea, low levels rather than high ones. */
export const arbitraryDistribution: fc.Arbitrary<Distribution> = fc
	.tuple(...[20, 12, 8, 4, 3].map((max) => fc.nat({ max })))
	.map((weights): Distribution => {
		const total = weights.reduce((sum, weight) => sum + weight, 0);
		const [a = 0, b = 0, c = 0, d = 0, e = 0] = total === 0 ? [1, 1, 1, 1, 1] : weights;
		const sum = a + b + c + d + e;
		return [a / sum, b / sum, c / sum, d / sum, e / sum];
	});

/** What the answers of somebody might say: three kinds of person, each with a distribution per skill. */
export function arbitraryEstimation(quiz: Quiz): fc.Arbitrary<Estimation> {
	const count = quiz.skills.length;
	const node = fc.array(arbitraryDistribution, { minLength: count, maxLength: count });
	return fc
		.tuple(
			fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
			fc.tuple(node, node, node)
		)
		.map(([weights, nodes]) => aMixedEstimation(quiz, weights, nodes));
}

/** Settings a person might make for a quiz: any pace, time off, ticks, drops, own order, contested levels. */
export function arbitrarySettings(quiz: Quiz): fc.Arbitrary<PlanSettings> {
	const ids = quiz.tasks.map(({ id }) => id);
	const skills = quiz.skills.map(({ id }) => id);
	const few = (from: readonly string[], maxLength: number) =>
		fc.uniqueArray(fc.constantFrom(...from), { maxLength });
	return fc
		.record({
			target: fc.constantFrom('entry', 'entry', 'later'),
			hoursPerWeek: fc.integer({ min: 1, max: 60 }),
			weekdays: fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 1, maxLength: 7 }),
			timeOff: fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 14 })), { maxLength: 2 }),
			start: fc.integer({ min: -20, max: 20 }),
			deadline: fc.option(fc.integer({ min: -10, max: 300 }), { nil: undefined }),
			niceToHaves: fc.constantFrom('keep', 'keep', 'drop'),
			importance: fc.dictionary(fc.constantFrom(...skills), fc.constantFrom(...IMPORTANCES), { maxKeys: 2 }),
			contested: fc.dictionary(fc.constantFrom(...skills), level(0, 4), { maxKeys: 1 }),
			done: few(ids, 2),
			logged: fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max: 40 }), { maxKeys: 2 }),
			dropped: few(ids, 1),
			ownOrder: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: few(ids, 4) })
		})
		.map((made) => ({
			target: made.target,
			pace: {
				hoursPerWeek: made.hoursPerWeek,
				weekdays: made.weekdays,
				timeOff: made.timeOff.map(([from, days]) => ({
					from: addDays(TODAY, from),
					to: addDays(TODAY, from + days)
				}))
			},
			startDay: addDays(TODAY, made.start),
			...(made.deadline === undefined ? {} : { deadline: addDays(TODAY, made.deadline) }),
			niceToHaves: made.niceToHaves,
			importance: { ...made.importance },
			contested: Object.fromEntries(
				Object.entries(made.contested).map(([skill, at]) => [skill, { level: at, on: TODAY }])
			),
			done: Object.fromEntries(made.done.map((id) => [id, { on: TODAY }])),
			loggedHours: { ...made.logged },
			dropped: made.dropped,
			ownOrder: made.ownOrder
		}));
}

/** A pathway and a person with settings of their own. */
export const arbitraryPair: fc.Arbitrary<Pair> = arbitraryQuiz.chain((quiz) =>
	fc.record({
		quiz: fc.constant(quiz),
		estimation: arbitraryEstimation(quiz),
		settings: arbitrarySettings(quiz),
		today: fc.constant(TODAY),
		notRelevant: fc
			.uniqueArray(fc.constantFrom(...quiz.skills.map(({ id }) => id)), { maxLength: 1 })
			.map((ids) => new Set(ids))
	})
);

/** All levels of all skills in one line, the levels of a skill in order. */
function inLine(skills: readonly string[], keys: readonly number[]): readonly SkillLevel[] {
	const left = new Map(skills.map((skill) => [skill, 1]));
	const line: SkillLevel[] = [];
	for (let turn = 0; left.size > 0; turn++) {
		const open = [...left.keys()];
		const skill = open[(keys[turn % keys.length] ?? 0) % open.length] ?? '';
		const next = left.get(skill) ?? 4;
		line.push({ skill, level: toLevel(next) });
		if (next === 4) left.delete(skill);
		else left.set(skill, next + 1);
	}
	return line;
}

type TaskShape = typeof taskShape extends fc.Arbitrary<infer Shape> ? Shape : never;

function makeTask(
	shape: TaskShape,
	index: number,
	nodes: readonly SkillLevel[],
	all: readonly TaskShape[]
): Task {
	const trained = [...new Set(shape.nodes.map((node) => node % nodes.length))].flatMap((at, place) => {
		const node = nodes[at];
		return node === undefined ? [] : [{ ...node, hours: shape.hours[place] ?? 1 }];
	});
	const guides = all.flatMap(({ origin }, other) => (origin === 'guide' ? [`t${other}`] : []));
	const after = shape.after === undefined ? undefined : guides[shape.after % Math.max(1, guides.length)];
	return aTask(`t${index}`, {
		origin: shape.origin,
		phase: shape.phase,
		...(shape.origin === 'added' && after !== undefined ? { after } : {}),
		...(shape.origin === 'added' ? { why: 'The guide leaves it out.' } : {}),
		needsTasks: index === 0 ? [] : shape.needs.map((need) => `t${need % index}`),
		trains: trained,
		reaches: shape.practice ? [] : trained.map(({ skill, level: at }) => ({ skill, level: at })),
		fixedHours: shape.fixedHours,
		optional: shape.fixedHours > 0,
		minWeeks: shape.minWeeks
	});
}

function withPhases(quiz: Quiz): Quiz {
	return {
		...quiz,
		phases: [1, 2, 3].map((number) => ({
			number,
			title: `Phase ${number}`,
			weeks: 4,
			tasks: quiz.tasks.filter((task) => task.origin === 'guide' && task.phase === number).map(({ id }) => id)
		}))
	};
}

/**
 * The quiz without what would make tasks wait for each other in a circle: task by task and prerequisite by
 * prerequisite, kept only when no circle appears. Written apart from `precedence.ts` on purpose.
 */
function withoutCircles(quiz: Quiz): Quiz {
	let kept: Quiz = { ...quiz, tasks: [], prerequisites: [] };
	const keep = (candidate: Quiz): void => {
		if (!hasCircle(candidate)) kept = candidate;
	};
	for (const task of quiz.tasks) {
		const known = task.needsTasks.filter((id) => kept.tasks.some((other) => other.id === id));
		keep({ ...kept, tasks: [...kept.tasks, { ...task, needsTasks: known }] });
	}
	for (const edge of quiz.prerequisites) keep({ ...kept, prerequisites: [...kept.prerequisites, edge] });
	const ids = new Set(kept.tasks.map(({ id }) => id));
	return {
		...kept,
		tasks: kept.tasks.map(({ after, ...task }) =>
			after !== undefined && ids.has(after) ? { ...task, after } : task
		)
	};
}

/** Pairs of tasks of which the first has to come before the second when everything is open. */
export function mustPrecede({
	tasks,
	prerequisites
}: Pick<Quiz, 'tasks' | 'prerequisites'>): (first: Task, then: Task) => boolean {
	const reaches = (task: Task, node: SkillLevel) =>
		task.reaches.some((at) => at.skill === node.skill && at.level === node.level);
	const trains = (task: Task, node: SkillLevel) =>
		task.trains.some((at) => at.skill === node.skill && at.level === node.level);
	const known = new Set(tasks);
	return (first, then) =>
		known.has(first) &&
		first.id !== then.id &&
		(then.needsTasks.includes(first.id) ||
			prerequisites.some(
				({ needs, before, strength }) => strength === 'hard' && reaches(first, needs) && trains(then, before)
			) ||
			first.reaches.some(
				({ skill, level: at }) => at < 4 && trains(then, { skill, level: toLevel(at + 1) })
			));
}

function hasCircle(quiz: Quiz): boolean {
	const precedes = mustPrecede(quiz);
	let left = quiz.tasks;
	for (;;) {
		const free = left.filter((task) => !left.some((other) => precedes(other, task)));
		if (left.length === 0) return false;
		if (free.length === 0) return true;
		left = left.filter((task) => !free.includes(task));
	}
}
