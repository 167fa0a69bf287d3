import { isPlanned, type Demand } from './demand';
import { LEVELS, type Level } from './level';
import { probabilityNeeded } from './loss';
import { reaches } from './precedence';
import type { Quiz, SkillLevel, TaskId } from './quiz';
import type { Workload } from './work';

/** Share of a skill's value that arrives with the target itself; the rest is spread over the steps before. */
const TARGET_SHARE = 0.6;

/** A planned level that open tasks lead to, and what it adds to readiness when the last of them is done. */
export interface Attainment extends SkillLevel {
	/** Indices into the open work: all of them have to be done. */
	readonly tasks: readonly number[];
	/** Expected gain in weighted readiness: importance weight x share x P(needed). */
	readonly weight: number;
}

/** What the plan can gain, and where it starts from. `total` is the weight of the whole target profile. */
export interface Attainments {
	readonly open: readonly Attainment[];
	/** Weighted readiness now: expected over the estimate, levels of ticked tasks counted as attained. */
	readonly now: number;
	readonly total: number;
}

/** Share of a skill's value on the step up to `level`: 60 % on the target, the rest spread evenly before it. */
export function valueShare(level: Level, target: Level): number {
	if (level < 1 || level > target) return 0;
	if (target === 1) return 1;
	return level === target ? TARGET_SHARE : (1 - TARGET_SHARE) / (target - 1);
}

/**
 * The levels the plan attains. A level is attained when the last open task that reaches it, or a planned level
 * below it, is done; never when one of those tasks was dropped. Attaining a level settles what was left open about
 * the levels below it: doubt, and steps that no task reaches.
 */
export function attainmentsOf(
	quiz: Pick<Quiz, 'tasks'>,
	demands: readonly Demand[],
	{ open, done, dropped }: Workload
): Attainments {
	const ticked = new Set(done.map(({ task }) => task));
	const left = new Set(dropped);
	const attainments: Attainment[] = [];
	let now = 0;
	let total = 0;
	for (const demand of demands) {
		const steps = LEVELS.filter((level) => level >= 1 && level <= demand.target);
		total += demand.weight * steps.reduce<number>((sum, level) => sum + valueShare(level, demand.target), 0);
		let tasks: readonly number[] = [];
		let doubt = 0;
		let blocked = false;
		for (const level of steps) {
			const needed = probabilityNeeded(demand.probabilities, level);
			const value = demand.weight * valueShare(level, demand.target);
			now += value * (1 - needed);
			doubt += value * needed;
			if (!isPlanned(demand, level)) continue;
			const reaching = tasksReaching(quiz, demand.skill, level);
			blocked ||= reaching.some((id) => left.has(id));
			if (blocked || reaching.length === 0) continue;
			const waiting = open.flatMap(({ task }, index) => (reaches(task, demand.skill, level) ? [index] : []));
			tasks = [...new Set([...tasks, ...waiting])];
			if (tasks.length === 0 && reaching.some((id) => ticked.has(id))) now += doubt;
			else if (tasks.length > 0) attainments.push({ skill: demand.skill, level, tasks, weight: doubt });
			else continue;
			doubt = 0;
		}
	}
	return { open: attainments, now, total };
}

function tasksReaching(quiz: Pick<Quiz, 'tasks'>, skill: string, level: Level): readonly TaskId[] {
	return quiz.tasks.filter((task) => reaches(task, skill, level)).map(({ id }) => id);
}
