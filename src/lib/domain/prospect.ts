import type { Situation } from './arrangement';
import { attainmentsOf } from './attainment';
import type { Day } from './calendar';
import { contestedLevels } from './contest';
import { demandsOf, type Demand } from './demand';
import type { Estimates, Estimation } from './estimate';
import { planStart } from './plan-start';
import { precedenceOf } from './precedence';
import type { Quiz, SkillId } from './quiz';
import type { PlanSettings } from './settings';
import { workloadOf, type Workload } from './work';

/** What a plan is made from. */
export interface PlanInput {
	readonly quiz: Quiz;
	/** What the answers say; contested levels of the settings are put on top here. */
	readonly estimation: Estimation;
	readonly settings: PlanSettings;
	readonly today: Day;
	/** Skills the person said are not relevant to them. */
	readonly notRelevant: ReadonlySet<SkillId>;
}

/** A situation together with the rest of the workload. */
export interface Prospect extends Situation {
	readonly demands: readonly Demand[];
	readonly workload: Workload;
	/** The estimates with contested levels in place. */
	readonly estimation: Estimates;
}

/** Everything the plan's order and dates depend on, before it is put in order. */
export function prospectOf({ quiz, estimation, settings, today, notRelevant }: PlanInput): Prospect {
	const contested = contestedLevels(quiz, estimation, settings);
	const demands = demandsOf(quiz, contested, settings, notRelevant);
	const workload = workloadOf(quiz, contested, demands, settings);
	const done = new Set(workload.done.map(({ task }) => task));
	return {
		open: workload.open,
		edges: precedenceOf(quiz, workload.open, done),
		attainments: attainmentsOf(quiz, demands, workload),
		time: { pace: settings.pace, first: planStart({ settings, today }) },
		ownOrder: settings.ownOrder,
		demands,
		workload,
		estimation: contested
	};
}
