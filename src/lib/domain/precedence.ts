import { LEVELS, type Level } from './level';
import type { Quiz, SkillId, Task, TaskId } from './quiz';
import type { Work } from './work';

/** A pair of indices into the open work: `first` is done before `then` starts. */
export type TaskEdge = readonly [first: number, then: number];

/**
 * What must come before what among the open tasks:
 * - a hard prerequisite binds the tasks that reach `needs` to the tasks that train `before`;
 * - within a skill, the tasks that reach a level come before those that train the next one, past levels whose tasks
 *   are ticked or left out;
 * - `needsTasks` as written, passed on through tasks that are not in the plan; a ticked task satisfies it.
 * Only planned levels bind: what is known, ticked or not wanted is satisfied.
 */
export function precedenceOf(
	quiz: Pick<Quiz, 'prerequisites' | 'tasks'>,
	open: readonly Work[],
	done: ReadonlySet<TaskId>
): readonly TaskEdge[] {
	const planned = open.map(({ modules }) => modules.filter(({ scheduled }) => scheduled));
	const trainers = new Map<string, number[]>();
	for (const [index, modules] of planned.entries()) {
		for (const name of new Set(modules.map(nameOf)))
			trainers.set(name, [...(trainers.get(name) ?? []), index]);
	}
	const training = (skill: SkillId, level: Level): readonly number[] =>
		trainers.get(nameOf({ skill, level })) ?? [];
	const reaching = (skill: SkillId, level: Level): readonly number[] =>
		training(skill, level).filter((index) => reaches(open[index]?.task, skill, level));
	const skills = [...new Set(planned.flatMap((modules) => modules.map(({ skill }) => skill)))];

	const edges: TaskEdge[] = [];
	const bind = (firsts: readonly number[], thens: readonly number[]): void => {
		for (const first of firsts) for (const then of thens) if (first !== then) edges.push([first, then]);
	};
	for (const { needs, before, strength } of quiz.prerequisites) {
		if (strength === 'soft') continue;
		bind(reaching(needs.skill, needs.level), training(before.skill, before.level));
	}
	for (const skill of skills) {
		let below: readonly number[] = [];
		for (const level of LEVELS) {
			bind(below, training(skill, level));
			const reached = reaching(skill, level);
			// A level that tasks lead to, but none of the plan, was ticked or left out: what is below it still comes first.
			if (reached.length > 0 || !quiz.tasks.some((task) => reaches(task, skill, level))) below = reached;
		}
	}
	const indexOf = new Map(open.map(({ task }, index) => [task.id, index]));
	const byId = new Map(quiz.tasks.map((task) => [task.id, task]));
	for (const [index, { task }] of open.entries()) {
		bind(openNeeds(task, byId, indexOf, done), [index]);
	}
	return distinct(edges);
}

function nameOf({ skill, level }: { readonly skill: SkillId; readonly level: Level }): string {
	return `${skill} ${level}`;
}

/** Whether a task is among those that reach a level. */
export function reaches(task: Task | undefined, skill: SkillId, level: Level): boolean {
	return task?.reaches.some((reached) => reached.skill === skill && reached.level === level) ?? false;
}

/** Direct edges only: those that no chain of others implies. */
export function withoutImplied(edges: readonly TaskEdge[]): readonly TaskEdge[] {
	const next = new Map<number, number[]>();
	for (const [first, then] of edges) next.set(first, [...(next.get(first) ?? []), then]);
	const known = new Map<number, ReadonlySet<number>>();
	/** All that comes after an index, near or far. */
	const after = (index: number): ReadonlySet<number> => {
		const found = known.get(index);
		if (found !== undefined) return found;
		const all = new Set<number>();
		known.set(index, all);
		for (const then of next.get(index) ?? []) {
			all.add(then);
			for (const later of after(then)) all.add(later);
		}
		return all;
	};
	return edges.filter(
		([first, then]) => !(next.get(first) ?? []).some((middle) => middle !== then && after(middle).has(then))
	);
}

function openNeeds(
	task: Task,
	byId: ReadonlyMap<TaskId, Task>,
	indexOf: ReadonlyMap<TaskId, number>,
	done: ReadonlySet<TaskId>
): readonly number[] {
	const found = new Set<number>();
	const seen = new Set<TaskId>();
	const waiting = [...task.needsTasks];
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		if (seen.has(id) || done.has(id)) continue;
		seen.add(id);
		const index = indexOf.get(id);
		if (index !== undefined) found.add(index);
		else waiting.push(...(byId.get(id)?.needsTasks ?? []));
	}
	return [...found];
}

function distinct(edges: readonly TaskEdge[]): readonly TaskEdge[] {
	const seen = new Map(edges.map((edge) => [`${edge[0]} ${edge[1]}`, edge]));
	return [...seen.values()].toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
}
