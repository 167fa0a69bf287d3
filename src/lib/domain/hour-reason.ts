import { withContested } from './contest';
import { demandsOf, type Demand } from './demand';
import { toLevel, type Level } from './level';
import type { PlanInput, Prospect } from './prospect';
import type { SkillId, Task } from './quiz';
import type { Reason } from './reason';
import type { ModuleWork, Step } from './roadmap';
import type { Appointment } from './schedule';
import { creditFor } from './transfer';
import { modulesOf, roundHours, type Work } from './work';

/** Fewer hours saved than this are not worth a sentence. */
const WORTH_TELLING = 1;

/** A module known with at least this probability is called uncertain. */
const DOUBT = 0.2;

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
	{ hours, modules }: Pick<Step, 'hours' | 'modules'>,
	work: Work
): readonly Reason[] {
	if (hours === 0) return [];
	return [
		...transferReasons(input, prospect.demands, modules),
		...knowledgeReasons(prospect.demands, modules),
		...doubtReasons(prospect, modules),
		...contestReasons(input, work)
	];
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
	if (task.optional && task.fixedHours > 0) reasons.push({ code: 'job-search' });
	if (task.origin === 'added') {
		const after = task.after === undefined ? {} : { after: task.after };
		reasons.push({ code: 'added', ...after, why: task.why ?? '' });
	}
	return reasons;
}

/** Hours a transfer saves over the next best one, a pair of skills at a time. */
function transferReasons(
	{ quiz }: PlanInput,
	demands: readonly Demand[],
	modules: readonly ModuleWork[]
): readonly Reason[] {
	const bySkill = new Map(demands.map((demand) => [demand.skill, demand]));
	const saved = new Map<string, Extract<Reason, { code: 'shortened-by-transfer' }>>();
	for (const { skill, level, fullHours, probabilityNeeded, scheduled, credit } of modules) {
		const { transfer } = creditFor({ skill, level }, quiz.transfers, bySkill);
		if (!scheduled || transfer === undefined) continue;
		const others = quiz.transfers.filter((other) => other !== transfer);
		const otherwise = creditFor({ skill, level }, others, bySkill).credit;
		const hours = fullHours * probabilityNeeded * (credit - otherwise);
		const key = `${transfer.from.skill} ${skill}`;
		const before = saved.get(key);
		saved.set(key, {
			code: 'shortened-by-transfer',
			from: transfer.from,
			to: transfer.to,
			hours: roundHours(hours + (before?.hours ?? 0)),
			why: transfer.why
		});
	}
	return [...saved.values()].filter(({ hours }) => hours >= WORTH_TELLING);
}

/** Hours left out because the levels they lead to are known, a skill at a time. */
function knowledgeReasons(demands: readonly Demand[], modules: readonly ModuleWork[]): readonly Reason[] {
	return demands.flatMap(({ skill, planned }): readonly Reason[] => {
		const known = modules.filter(
			(module) => module.skill === skill && !module.scheduled && module.level <= planned
		);
		const hours = known.reduce((sum, { fullHours, credit }) => sum + fullHours * (1 - credit), 0);
		if (hours < WORTH_TELLING) return [];
		const level = highest(known.map((module) => module.level));
		return [{ code: 'shortened-by-knowledge', skill, level, hours: roundHours(hours) }];
	});
}

/** Skills whose planned hours may turn out to be known. */
function doubtReasons({ estimation }: Prospect, modules: readonly ModuleWork[]): readonly Reason[] {
	return estimation.estimates.flatMap(({ skill, interval }): readonly Reason[] => {
		const doubtful = modules.filter(
			(module) =>
				module.skill === skill &&
				module.scheduled &&
				1 - module.probabilityNeeded >= DOUBT &&
				module.fullHours * (1 - module.probabilityNeeded) * (1 - module.credit) >= WORTH_TELLING
		);
		return doubtful.length === 0
			? []
			: [{ code: 'uncertain', skill, low: interval.low, high: interval.high }];
	});
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
	const demands = demandsOf(quiz, withContested(quiz, estimation, settings), settings, notRelevant);
	return modulesOf(task, quiz, demands).reduce((sum, { hours }) => sum + hours, 0);
}

function skillsOf(modules: readonly ModuleWork[]): readonly SkillId[] {
	return [...new Set(modules.map(({ skill }) => skill))];
}

function highest(levels: readonly Level[]): Level {
	return toLevel(Math.max(...levels));
}
