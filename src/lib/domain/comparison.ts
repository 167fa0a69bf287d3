import type { Level } from './level';
import type { SkillId, TaskId } from './quiz';
import type { Report } from './report';

/**
 * How a level changed between two attempts: `higher` or `lower` when one of the two levels lies outside the other
 * attempt's interval; when the levels differ but both intervals hold both, a short quiz cannot tell.
 */
export type LevelTrend = 'higher' | 'lower' | 'same' | 'cannot-tell';

/** One skill in two attempts. */
export interface LevelChange {
	readonly skill: SkillId;
	readonly name: string;
	readonly before: Level;
	readonly now: Level;
	readonly trend: LevelTrend;
}

/** What became of a task between two plans. */
export type TaskFate =
	'done' | 'known-now' | 'dropped' | 'no-longer-wanted' | 'new' | 'open-again' | 'shorter' | 'longer';

/** One task whose part in the plan changed, and the skills whose levels had a part in it. */
export interface PlanChange {
	readonly task: TaskId;
	readonly fate: TaskFate;
	readonly hoursBefore: number;
	readonly hoursNow: number;
	readonly because: readonly SkillId[];
}

/** Two attempts side by side. Hours are those of the whole plan. */
export interface Comparison {
	readonly levels: readonly LevelChange[];
	readonly hoursBefore: number;
	readonly hoursNow: number;
	readonly readinessBefore: number;
	readonly readinessNow: number;
	readonly plan: readonly PlanChange[];
	/** The pathway was edited between the two, or they aim at different targets: then not all differences are yours. */
	readonly comparable: 'yes' | 'content-changed' | 'other-target';
}

/** Fewer hours than this are no change. */
const NOTICEABLE_HOURS = 0.5;

/** Compares an earlier report with a later one: levels, hours, readiness, and what changed in the plan and why. */
export function compareAttempts(before: Report, now: Report): Comparison {
	const levels = levelChanges(before, now);
	return {
		levels,
		hoursBefore: before.roadmap.hours.likely,
		hoursNow: now.roadmap.hours.likely,
		readinessBefore: before.roadmap.readiness.today,
		readinessNow: now.roadmap.readiness.today,
		plan: planChanges(before, now),
		comparable:
			before.contentHash !== now.contentHash
				? 'content-changed'
				: before.target.id !== now.target.id
					? 'other-target'
					: 'yes'
	};
}

function levelChanges(before: Report, now: Report): readonly LevelChange[] {
	return now.skills.flatMap((later): readonly LevelChange[] => {
		const earlier = before.skills.find(({ skill }) => skill === later.skill);
		if (earlier?.relevance !== 'relevant' || later.relevance !== 'relevant') return [];
		const change = { skill: later.skill, name: later.name, before: earlier.level, now: later.level };
		if (earlier.level === later.level) return [{ ...change, trend: 'same' }];
		const up = later.level > earlier.level;
		const clear = up
			? later.level > earlier.interval.high || earlier.level < later.interval.low
			: later.level < earlier.interval.low || earlier.level > later.interval.high;
		return [{ ...change, trend: !clear ? 'cannot-tell' : up ? 'higher' : 'lower' }];
	});
}

function planChanges(before: Report, now: Report): readonly PlanChange[] {
	const [earlier, later] = [hoursByTask(before), hoursByTask(now)];
	const order = [...new Set([...later.keys(), ...earlier.keys()])];
	return order.flatMap((task): readonly PlanChange[] => {
		const fate = fateOf(task, earlier.get(task), later.get(task), before, now);
		if (fate === undefined) return [];
		return [
			{
				task,
				fate,
				hoursBefore: earlier.get(task) ?? 0,
				hoursNow: later.get(task) ?? 0,
				because: movedSkills(task, before, now)
			}
		];
	});
}

function fateOf(
	task: TaskId,
	hoursBefore: number | undefined,
	hoursNow: number | undefined,
	before: Report,
	{ roadmap }: Report
): TaskFate | undefined {
	if (hoursBefore === undefined) return wasPutAway(task, before) ? 'open-again' : 'new';
	if (hoursNow === undefined) {
		if (roadmap.done.some((done) => done.task === task)) return 'done';
		if (roadmap.dropped.includes(task)) return 'dropped';
		return roadmap.skips.some((skip) => skip.task === task) ? 'known-now' : 'no-longer-wanted';
	}
	if (hoursNow <= hoursBefore - NOTICEABLE_HOURS) return 'shorter';
	return hoursNow >= hoursBefore + NOTICEABLE_HOURS ? 'longer' : undefined;
}

/** Whether the person ticked the task or left it out. */
function wasPutAway(task: TaskId, { roadmap }: Report): boolean {
	return roadmap.done.some((done) => done.task === task) || roadmap.dropped.includes(task);
}

/**
 * Skills of the later report the task trains whose probability of being needed differs between the two; none where
 * one of them knows nothing of the task's work.
 */
function movedSkills(task: TaskId, before: Report, now: Report): readonly SkillId[] {
	const [earlier, later] = [chancesOf(task, before), chancesOf(task, now)];
	if (earlier.size === 0 || later.size === 0) return [];
	const skills = new Set<SkillId>();
	for (const [key, { skill, chance }] of new Map([...earlier, ...later])) {
		const other = (later.has(key) ? earlier : later).get(key);
		if (other === undefined || Math.abs(other.chance - chance) > 0.05) skills.add(skill);
	}
	return now.skills.flatMap(({ skill }) => (skills.has(skill) ? [skill] : []));
}

/** Per level step the task trains: the probability that it is needed, as far as the report says. */
function chancesOf(
	task: TaskId,
	{ roadmap }: Report
): ReadonlyMap<string, { readonly skill: SkillId; readonly chance: number }> {
	const step = roadmap.steps.find((each) => each.task === task);
	const skip = roadmap.skips.find((each) => each.task === task);
	const chances =
		step?.modules.map(({ skill, level, probabilityNeeded }) => ({
			skill,
			level,
			chance: probabilityNeeded
		})) ??
		skip?.known.map(({ skill, level, probability }) => ({ skill, level, chance: 1 - probability })) ??
		[];
	return new Map(chances.map(({ skill, level, chance }) => [`${skill} ${level}`, { skill, chance }]));
}

function hoursByTask({ roadmap }: Report): ReadonlyMap<TaskId, number> {
	return new Map(roadmap.steps.map(({ task, hours }) => [task, hours]));
}
