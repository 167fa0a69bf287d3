import { contestedLevels } from './contest';
import { demandsOf } from './demand';
import { toLevel, type Level } from './level';
import type { PlanInput, Prospect } from './prospect';
import type { SkillId, Task } from './quiz';
import type { Reason } from './reason';
import type { ModuleWork, Step } from './roadmap';
import { savingReasons } from './saving-reason';
import type { Appointment } from './schedule';
import { modulesOf, type Work } from './work';

/** A contested level that changes fewer hours of a task than this is not worth a sentence. */
const WORTH_TELLING = 1;

/** Which levels a step completes, a skill at a time: from one below the lowest to the highest. */
export function gapReasons({ demands }: Prospect, { attains }: Pick<Step, 'attains'>): readonly Reason[] {
	return demands.flatMap(({ skill, importance }): readonly Reason[] => {
		const levels = attains.filter((attained) => attained.skill === skill).map(({ level }) => level);
		if (levels.length === 0) return [];
		const from = toLevel(Math.min(...levels) - 1);
		return [{ code: 'closes-gap', skill, importance, from, to: highest(levels) }];
	});
}

/** Why a step takes as long as it does: what is known, what transfers, what is in doubt, what the person set. */
export function hourReasons(
	input: PlanInput,
	prospect: Prospect,
	step: Pick<Step, 'hours' | 'fullHours' | 'modules'>,
	work: Work
): readonly Reason[] {
	if (step.hours === 0) return [];
	return [...savingReasons(input, prospect, step), ...contestReasons(input, work)];
}

/** Skills a step gives hours to without completing a level of them. */
export function practiceReasons({
	modules,
	attains,
	hours
}: Pick<Step, 'modules' | 'attains' | 'hours'>): readonly Reason[] {
	if (hours === 0) return [];
	const skills = skillsOf(modules).filter((skill) => !attains.some((attained) => attained.skill === skill));
	return skills.flatMap((skill): readonly Reason[] => {
		const levels = modules
			.filter((module) => module.skill === skill && module.hours > 0)
			.map(({ level }) => level);
		return levels.length === 0 ? [] : [{ code: 'practice', skill, level: highest(levels) }];
	});
}

/** Whether a step ends later than its hours because it needs calendar time. */
export function calendarReasons({ worked, finish }: Appointment, { task }: Work): readonly Reason[] {
	return worked < finish ? [{ code: 'takes-calendar-time', weeks: task.minWeeks }] : [];
}

/** Where a step comes from: added by us, or for the job search. */
export function originReasons({ task }: Work): readonly Reason[] {
	const reasons: Reason[] = [];
	if (task.optional && task.fixedHours > 0) reasons.push({ code: 'job-search', hours: task.fixedHours });
	if (task.origin === 'added') {
		const after = task.after === undefined ? {} : { after: task.after };
		reasons.push({ code: 'added', ...after, why: task.why ?? '' });
	}
	return reasons;
}

/** Contested skills that change the hours of a task. */
function contestReasons(input: PlanInput, { task, modules }: Work): readonly Reason[] {
	const contested = Object.entries(input.settings.contested);
	const now = modules.reduce((sum, { hours }) => sum + hours, 0);
	return contested.flatMap(([skill, { level }]): readonly Reason[] => {
		const others = Object.fromEntries(contested.filter(([other]) => other !== skill));
		const before = hoursOf(task, { ...input, settings: { ...input.settings, contested: others } });
		return Math.abs(now - before) < WORTH_TELLING ? [] : [{ code: 'contested', skill, level }];
	});
}

/** Hours of a task's planned modules. */
function hoursOf(task: Task, { quiz, estimation, settings, notRelevant }: PlanInput): number {
	const demands = demandsOf(quiz, contestedLevels(quiz, estimation, settings), settings, notRelevant);
	return modulesOf(task, quiz, demands).reduce((sum, { hours }) => sum + hours, 0);
}

function skillsOf(modules: readonly ModuleWork[]): readonly SkillId[] {
	return [...new Set(modules.map(({ skill }) => skill))];
}

function highest(levels: readonly Level[]): Level {
	return toLevel(Math.max(...levels));
}
