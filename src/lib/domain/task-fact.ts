import type { Quiz, Task, TaskId } from './quiz';
import type { Roadmap } from './roadmap';

/** Facts of a task that a rendering needs, so that a report can be rendered without the quiz. */
export interface TaskFact {
	readonly id: TaskId;
	readonly title: string;
	readonly origin: 'guide' | 'added';
	readonly phase: number;
	readonly asGiven?: string;
	readonly resources: readonly {
		readonly title: string;
		readonly url?: string;
		readonly cost: 'free' | 'paid' | 'free to audit';
	}[];
}

/** The facts of every task a roadmap names, by id, in the order of the quiz. */
export function factsOf(
	quiz: Pick<Quiz, 'tasks' | 'resources'>,
	roadmap: Roadmap
): Readonly<Record<TaskId, TaskFact>> {
	const { steps, skips, done, dropped, later, deadline } = roadmap;
	// What the reasons of a step name is open as well, or what an added task comes after.
	const open = new Set(steps.map(({ task }) => task));
	const named = new Set([
		...open,
		...quiz.tasks.flatMap(({ id, origin, after = id }) =>
			open.has(id) && origin === 'added' ? [after] : []
		),
		...[...skips, ...done].map(({ task }) => task),
		...steps.flatMap(({ needs, unlocks }) => [...needs, ...unlocks]),
		...dropped,
		...later.flatMap(({ tasks }) => tasks),
		...('droppable' in deadline ? deadline.droppable.map(({ task }) => task) : [])
	]);
	return Object.fromEntries(
		quiz.tasks.filter(({ id }) => named.has(id)).map((task) => [task.id, factOf(task, quiz.resources)])
	);
}

/** Facts told so far: plans are drawn up again and again, their tasks stay the same, and so does what shows them. */
const told = new WeakMap<Quiz['resources'], Map<Task, TaskFact>>();

function factOf(task: Task, resources: Quiz['resources']): TaskFact {
	const known = told.get(resources) ?? new Map<Task, TaskFact>();
	told.set(resources, known);
	const fact = known.get(task) ?? makeFact(task, resources);
	known.set(task, fact);
	return fact;
}

function makeFact(task: Task, resources: Quiz['resources']): TaskFact {
	const { id, title, origin, phase, asGiven } = task;
	return {
		id,
		title,
		origin,
		phase,
		...(asGiven === undefined ? {} : { asGiven }),
		resources: task.resources.flatMap((wanted) =>
			resources
				.filter((resource) => resource.id === wanted)
				.map(({ title, url, cost }) => ({ title, ...(url === undefined ? {} : { url }), cost }))
		)
	};
}
