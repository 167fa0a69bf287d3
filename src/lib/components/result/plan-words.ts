import type { MoveResult } from '../../domain/own-order';
import type { TaskId } from '../../domain/quiz';
import type { Report } from '../../domain/report';
import { isSpent } from '../../domain/spent';
import type { PlanSettings } from '../../domain/settings';
import { dayText, taskListText } from '../../export/sentence';
import { changeText } from './change-words';

/** What is said after a change to the plan: one sentence for the eye and for the screen reader. */

/** What was decided, against the settings before it, and the plan that follows. */
export function updatedText(before: PlanSettings, report: Report): string {
	return `${changeText(before, report)} ${plannedText(report)}`.trim();
}

/** The plan after a change: when it is done now, and whether a deadline is missed by that. */
export function plannedText({ roadmap: { steps, finish, deadline } }: Report): string {
	if (steps.length === 0) return 'Nothing is left in the plan.';
	if (steps.every(isSpent)) return 'All planned hours are spent; what is left is to tick what is done.';
	const updated = `The plan is done around ${dayText(finish.likely)}.`;
	switch (deadline.verdict) {
		case 'none':
		case 'holds':
			return updated;
		case 'at-risk':
			return `${updated} Your deadline may not hold.`;
		case 'before-start':
		case 'too-tight':
			return `${updated} Your deadline does not hold.`;
	}
}

/** Where a step went, or why it stays. */
export function moveText(report: Report, task: TaskId, move: MoveResult): string {
	const title = taskListText(report, [task]);
	if (move.result === 'moved') {
		return `${title} moved to position ${move.ownOrder.indexOf(task) + 1} of ${move.ownOrder.length}.`;
	}
	const others = taskListText(report, move.tasks);
	const isOne = move.tasks.length === 1;
	switch (move.why) {
		case 'at-the-edge':
			return `Not moved: ${title} stands at the end already.`;
		case 'needs':
			return `Not moved: ${title} builds on ${others}.`;
		case 'needed-by':
			return `Not moved: ${others} ${isOne ? 'builds' : 'build'} on ${title}.`;
		case 'calendar':
			return `Not moved: it has to wait for ${others}, which ${isOne ? 'takes its' : 'take their'} time on the calendar.`;
	}
}
