import { isPlanned, type Demand } from './demand';
import type { Estimates } from './estimate';
import { guideOrder } from './guide-order';
import { probabilityNeeded as needed } from './loss';
import type { Quiz, SkillId, Task, TaskId } from './quiz';
import type { DoneStep, ModuleWork, Skip } from './roadmap';
import type { PlanSettings } from './settings';
import { creditFor } from './transfer';

/** An open task with what is left of it for this person. */
export interface Work {
	readonly task: Task;
	readonly modules: readonly ModuleWork[];
	readonly fullHours: number;
	readonly loggedHours: number;
	/** Hours left. */
	readonly hours: number;
}

/** A task that completes no planned level is left out when less than this share of it is planned. */
const LEAST_SHARE = 0.4;

/** Every task of the quiz, sorted into what it means for this plan. Lists are in the guide's order. */
export interface Workload {
	readonly open: readonly Work[];
	readonly skips: readonly Skip[];
	readonly done: readonly DoneStep[];
	readonly dropped: readonly TaskId[];
}

/** Hours are kept to the hundredth, so that sums add up and orders compare exactly. */
export function roundHours(hours: number): number {
	return Math.round(hours * 100) / 100;
}

/**
 * The remaining work: hours left of a task = sum over its planned modules of hours x P(needed) x (1 - credit),
 * plus fixed hours, minus hours logged, never below 0. A task whose wanted levels are known is a skip, also when a
 * small rest of it, that completes nothing, is not; one that trains only above the target is in no list.
 */
export function workloadOf(
	quiz: Quiz,
	estimation: Estimates,
	demands: readonly Demand[],
	settings: PlanSettings
): Workload {
	const bySkill = new Map(demands.map((demand) => [demand.skill, demand]));
	const checks = new Map(estimation.estimates.map((estimate) => [estimate.skill, estimate.checks]));
	const open: Work[] = [];
	const skips: Skip[] = [];
	const done: DoneStep[] = [];
	const dropped: TaskId[] = [];
	for (const task of guideOrder(quiz)) {
		const tick = settings.done[task.id];
		if (tick !== undefined) {
			done.push({ task: task.id, on: tick.on });
			continue;
		}
		const modules = modulesOf(task, quiz, demands);
		const work = makeWork(task, modules, settings.loggedHours[task.id] ?? 0);
		const planned = task.fixedHours > 0 || isWorthwhile(task, modules);
		if (planned && settings.dropped.includes(task.id)) dropped.push(task.id);
		else if (planned) open.push(work);
		else {
			const skip = skipOf(work, bySkill, checks);
			if (skip !== undefined) skips.push(skip);
		}
	}
	return { open, skips, done, dropped };
}

/** How the hours of a task come about for this person, in the order of `task.trains`. */
export function modulesOf(task: Task, quiz: Quiz, demands: readonly Demand[]): readonly ModuleWork[] {
	const bySkill = new Map(demands.map((demand) => [demand.skill, demand]));
	return task.trains.map((training) => moduleOf(training, quiz, bySkill));
}

function makeWork(task: Task, modules: readonly ModuleWork[], logged: number): Work {
	const fullHours = roundHours(task.trains.reduce((sum, { hours }) => sum + hours, 0) + task.fixedHours);
	const left = modules.reduce((sum, { hours }) => sum + hours, 0) + roundHours(task.fixedHours);
	return {
		task,
		modules,
		fullHours,
		loggedHours: logged,
		hours: roundHours(Math.max(0, left - logged))
	};
}

function moduleOf(
	{ skill, level, hours }: Task['trains'][number],
	quiz: Quiz,
	demands: ReadonlyMap<SkillId, Demand>
): ModuleWork {
	const demand = demands.get(skill);
	if (demand === undefined) throw new Error(`Unknown skill: ${skill}`);
	const { credit, transfer } = creditFor({ skill, level }, quiz.transfers, demands);
	const probabilityNeeded = needed(demand.probabilities, level);
	const scheduled = isPlanned(demand, level);
	return {
		skill,
		level,
		fullHours: hours,
		probabilityNeeded,
		scheduled,
		credit,
		...(transfer === undefined ? {} : { transferFrom: transfer.from }),
		hours: scheduled ? roundHours(hours * probabilityNeeded * (1 - credit)) : 0
	};
}

/**
 * Whether what is planned of a task is worth starting it: it completes a planned level, or a good part of it is
 * left. Nobody reads a book they know for the one page that is new; that page is skipped with it.
 */
function isWorthwhile(task: Task, modules: readonly ModuleWork[]): boolean {
	const planned = modules.filter(({ scheduled }) => scheduled);
	const left = planned.reduce((sum, { fullHours }) => sum + fullHours, 0);
	const whole = modules.reduce((sum, { fullHours }) => sum + fullHours, 0);
	const completes = planned.some(({ skill, level }) =>
		task.reaches.some((reached) => reached.skill === skill && reached.level === level)
	);
	return completes || (left > 0 && left >= LEAST_SHARE * whole);
}

function skipOf(
	{ task, modules }: Work,
	demands: ReadonlyMap<SkillId, Demand>,
	checks: ReadonlyMap<SkillId, number>
): Skip | undefined {
	const wanted = modules.filter(({ skill, level }) => level <= (demands.get(skill)?.planned ?? 0));
	const known = wanted.filter(({ scheduled }) => !scheduled);
	if (known.length === 0) return undefined;
	return {
		task: task.id,
		hoursSaved: roundHours(wanted.reduce((sum, { fullHours }) => sum + fullHours, 0)),
		known: known.map(({ skill, level, probabilityNeeded }) => ({
			skill,
			level,
			probability: 1 - probabilityNeeded,
			checks: checks.get(skill) ?? 0
		}))
	};
}
