import type { Quiz, Task } from './quiz';

/**
 * All tasks as the guide would have them: its own by phase and position, each added task after the guide task it
 * names (without one: at the end of its phase). Depends on ids only where nothing else decides, never on the
 * order of `quiz.tasks`.
 */
export function guideOrder(quiz: Pick<Quiz, 'phases' | 'tasks'>): readonly Task[] {
	const byId = new Map(quiz.tasks.map((task) => [task.id, task]));
	const added = quiz.tasks
		.filter((task) => task.origin === 'added')
		.toSorted((a, b) => a.phase - b.phase || compare(a.id, b.id));
	const order = new Set<Task>();
	const put = (task: Task | undefined): void => {
		if (task === undefined || order.has(task)) return;
		order.add(task);
		for (const follower of added) if (follower.after === task.id) put(follower);
	};
	for (const phase of quiz.phases.toSorted((a, b) => a.number - b.number)) {
		for (const id of phase.tasks) put(byId.get(id));
		for (const task of added) if (task.after === undefined && task.phase === phase.number) put(task);
	}
	for (const task of quiz.tasks.toSorted((a, b) => a.phase - b.phase || compare(a.id, b.id))) put(task);
	return [...order];
}

/** Compares ids by code unit, the same in every locale. */
function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
