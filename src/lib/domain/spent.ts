import type { Step } from './roadmap';

/** Whether all planned hours of a step are spent, and it is not ticked: nothing of it is left to plan, and it is open. */
export function isSpent({ hours, loggedHours }: Pick<Step, 'hours' | 'loggedHours'>): boolean {
	return hours === 0 && loggedHours > 0;
}
