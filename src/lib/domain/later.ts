import { medianLevel } from './estimate';
import { LEVELS } from './level';
import { isScheduled, probabilityNeeded } from './loss';
import type { Demand } from './demand';
import { guideOrder } from './guide-order';
import type { Quiz } from './quiz';
import type { LaterLevel } from './roadmap';
import type { PlanSettings } from './settings';

/**
 * Levels between the target and the one-year target that the person does not have yet: learned on the job,
 * undated, with the open tasks that lead there.
 */
export function laterLevels(
	quiz: Quiz,
	demands: readonly Demand[],
	{ done, dropped }: Pick<PlanSettings, 'done' | 'dropped'>
): readonly LaterLevel[] {
	const tasks = guideOrder(quiz).filter(({ id }) => done[id] === undefined && !dropped.includes(id));
	return demands.flatMap(({ skill, probabilities, target, oneYear }) => {
		if (oneYear <= target || !isScheduled(probabilityNeeded(probabilities, oneYear))) return [];
		const leading = tasks.filter(({ trains }) =>
			trains.some(
				(training) => training.skill === skill && training.level > target && training.level <= oneYear
			)
		);
		const from = LEVELS.findLast(
			(level) => level < oneYear && level <= Math.max(target, medianLevel(probabilities))
		);
		return [{ skill, from: from ?? target, to: oneYear, tasks: leading.map(({ id }) => id) }];
	});
}
