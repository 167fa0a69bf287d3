import type { MoveResult } from '../../domain/own-order';
import type { TaskId } from '../../domain/quiz';
import type { Report } from '../../domain/report';
import { dayRangeText, taskListText } from '../../export/sentence';

/** What is said after a change to the plan: one sentence for the eye and for the screen reader. */

/** The plan after a change: when it is done now. */
export function plannedText(report: Report): string {
	return report.roadmap.steps.length === 0
		? 'Plan updated.'
		: `Plan updated: done ${dayRangeText(report.roadmap.finish)}.`;
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
