import type { TaskId } from './quiz';
import type { Roadmap, Step } from './roadmap';

/** One place up (earlier) or down (later). */
export type MoveDirection = 'up' | 'down';

/**
 * Moved: the whole order to keep as `settings.ownOrder`. Refused: why, and the tasks that stand in the way.
 * - `at-the-edge`: it is the first or the last step already;
 * - `needs`: the step before it has to be done first;
 * - `needed-by`: the step after it waits for this one;
 * - `calendar`: it, or the step it would change places with, waits for a task that takes calendar time.
 */
export type MoveResult =
	| { readonly result: 'moved'; readonly ownOrder: readonly TaskId[] }
	| {
			readonly result: 'refused';
			readonly why: 'at-the-edge' | 'needs' | 'needed-by' | 'calendar';
			readonly tasks: readonly TaskId[];
	  };

/** Moves a step of a plan by one place, or says why it cannot move. Throws when the task is not a step of the plan. */
export function moveStep(
	{ steps }: Pick<Roadmap, 'steps'>,
	task: TaskId,
	direction: MoveDirection
): MoveResult {
	const place = steps.findIndex((step) => step.task === task);
	if (place < 0) throw new Error(`Not a step of the plan: ${task}`);
	const upper = direction === 'up' ? place - 1 : place;
	const [before, after] = [steps[upper], steps[upper + 1]];
	if (before === undefined || after === undefined) return refused('at-the-edge', []);
	if (after.needs.includes(before.task)) {
		return direction === 'up' ? refused('needs', [before.task]) : refused('needed-by', [after.task]);
	}
	const awaited = stillRunning(after, before, steps);
	if (awaited.length > 0) return refused('calendar', awaited);
	const order = steps.map((step) => step.task);
	return { result: 'moved', ownOrder: order.toSpliced(upper, 2, after.task, before.task) };
}

/** What `step` needs and is not finished when `other` starts. */
function stillRunning(step: Step, other: Step, steps: readonly Step[]): readonly TaskId[] {
	return steps
		.filter(({ task, finish }) => step.needs.includes(task) && finish.likely > other.start)
		.map(({ task }) => task);
}

function refused(
	why: Extract<MoveResult, { result: 'refused' }>['why'],
	tasks: readonly TaskId[]
): MoveResult {
	return { result: 'refused', why, tasks };
}
