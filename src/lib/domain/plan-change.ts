import type { Day } from './calendar';
import type { Importance } from './importance';
import type { Level } from './level';
import type { SkillId, TaskId } from './quiz';
import { MOST_HOURS_SPENT, type PlanSettings } from './settings';

/**
 * What a person can do to their plan, each as settings in, settings out. None of it touches an answer or an
 * estimate; the plan is computed from the new settings.
 */

/** The task is done: its hours leave the plan and what waits for it may start. */
export function tickTask(settings: PlanSettings, task: TaskId, on: Day): PlanSettings {
	return { ...settings, done: { ...settings.done, [task]: { on } } };
}

/** The task is open again. */
export function untickTask(settings: PlanSettings, task: TaskId): PlanSettings {
	return { ...settings, done: without(settings.done, task) };
}

/** Hours spent on a task so far, in total, at most {@link MOST_HOURS_SPENT}; zero forgets them. */
export function logHours(settings: PlanSettings, task: TaskId, hours: number): PlanSettings {
	const spent = Math.min(hours, MOST_HOURS_SPENT);
	const loggedHours =
		spent > 0 ? { ...settings.loggedHours, [task]: spent } : without(settings.loggedHours, task);
	return { ...settings, loggedHours };
}

/** The task leaves the plan, with the levels it would have brought. */
export function dropTask(settings: PlanSettings, task: TaskId): PlanSettings {
	return settings.dropped.includes(task) ? settings : { ...settings, dropped: [...settings.dropped, task] };
}

/** The task comes back into the plan. */
export function restoreTask(settings: PlanSettings, task: TaskId): PlanSettings {
	return { ...settings, dropped: settings.dropped.filter((dropped) => dropped !== task) };
}

/** The person's own order of the open tasks; an empty one goes back to the best order. */
export function arrangeTasks(settings: PlanSettings, order: readonly TaskId[]): PlanSettings {
	return { ...settings, ownOrder: order };
}

/** The person sets a level against the estimate. */
export function contestLevel(
	settings: PlanSettings,
	skill: SkillId,
	level: Level,
	on: Day,
	reason: string
): PlanSettings {
	const said = reason.trim();
	const contested = { level, on, ...(said === '' ? {} : { reason: said }) };
	return { ...settings, contested: { ...settings.contested, [skill]: contested } };
}

/** The estimate counts again. */
export function acceptEstimate(settings: PlanSettings, skill: SkillId): PlanSettings {
	return { ...settings, contested: without(settings.contested, skill) };
}

/** The person's own importance of a skill; undefined goes back to the target's. */
export function weighSkill(
	settings: PlanSettings,
	skill: SkillId,
	importance: Importance | undefined
): PlanSettings {
	const own =
		importance === undefined
			? without(settings.importance, skill)
			: { ...settings.importance, [skill]: importance };
	return { ...settings, importance: own };
}

function without<Value>(
	values: Readonly<Record<string, Value>>,
	key: string
): Readonly<Record<string, Value>> {
	return Object.fromEntries(Object.entries(values).filter(([other]) => other !== key));
}
