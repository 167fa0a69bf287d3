import { HOURS_IN_A_WEEK } from '../domain/calendar';
import { levelName } from '../domain/level';
import { planStart } from '../domain/plan-start';
import { daysAhead } from '../domain/readiness';
import { MOST_HOURS_PER_WEEK } from '../domain/settings';
import type { TaskId } from '../domain/quiz';
import type { Report, SkillResult } from '../domain/report';
import { isSpent } from '../domain/spent';
import type { LaterLevel, Skip, Step } from '../domain/roadmap';
import {
	countText,
	dayRangeText,
	daySpanText,
	dayText,
	hoursRangeText,
	hoursText,
	listText,
	planWeek,
	roundHours,
	unclosed,
	weekHoursText,
	weekdaysText,
	weeksText
} from './sentence-figure';
import { restsOn, skillOf } from './sentence-level';
import { taskListText, taskOf } from './sentence-reason';

/** What is said about the plan as a whole, its steps, what is left out, and when the role is in reach. */

/** Shares of the role's requirements as people say them: a band, because the truth is one. */
const SHARES = [
	[0, 'hardly any'],
	[0.1, 'about a tenth'],
	[0.25, 'about a quarter'],
	[1 / 3, 'about a third'],
	[0.5, 'about half'],
	[2 / 3, 'about two thirds'],
	[0.75, 'about three quarters'],
	[0.9, 'about nine tenths'],
	[1, 'nearly all']
] as const;

/** More steps than this are no advice to leave out. */
const MOST_DROPPED = 5;

/** The result in a sentence or two: what is there, what is left, by when. */
export function headline(report: Report): string {
	const { gaps, strengths, roadmap } = report;
	const asked = gaps.length + strengths.length;
	if (asked === 0) return 'There is nothing to compare yet: no skill of this role was relevant to you.';
	const met =
		gaps.length === 0
			? `You meet all ${asked} requirements of ‘${report.target.name}’.`
			: `You meet ${strengths.length} of ${countText(asked, 'requirement')} of ‘${report.target.name}’.`;
	if (roadmap.steps.length === 0) return `${met} There is nothing left to plan.`;
	if (roadmap.steps.every(isSpent)) {
		const count = roadmap.steps.length;
		return `${met} All planned hours are spent; ${countText(count, 'step')} ${count === 1 ? 'waits' : 'wait'} to be ticked as done.`;
	}
	return (
		`${met} What is left is ${hoursRangeText(roadmap.hours)}. ` +
		`${paceText(report)}, that is done ${dayRangeText(roadmap.finish)}.`
	);
}

/** The pace of the plan: "At 8 h a week". */
export function paceText(report: Report): string {
	return `At ${weekHoursText(report.settings.pace.hoursPerWeek)}`;
}

/** Everything the dates rest on: hours a week, weekdays, first day (and that it is past, where it is), days off. */
export function paceSentence(report: Report): string {
	const { pace, startDay } = report.settings;
	const start = planStart(report);
	const past = start === startDay ? '' : ` (the first day set, ${dayText(startDay)}, is past)`;
	const off = pace.timeOff.map((span) => daySpanText(span.from, span.to));
	const pause = off.length === 0 ? '' : ` Days off: ${listText(off)}.`;
	return `Dates are counted at ${weekHoursText(pace.hoursPerWeek)}, spread over ${weekdaysText(pace.weekdays)}, from ${dayText(start)}${past}.${pause}`;
}

/** Days of a step up to its likely end: "3 to 9 March 2027". */
export function stepDatesText(step: Step): string {
	return daySpanText(step.start, step.finish.likely);
}

/**
 * Hours left of a step, what it would take from nothing where that is more, and what is already done: "about 12 h",
 * "about 12 h of 30 h", "about 12 h of 30 h, about 3 h done"; where all is spent "about 14 h spent, none left".
 */
export function stepHoursText(step: Step): string {
	const { hours, fullHours, loggedHours } = step;
	if (isSpent(step)) return `${hoursText(loggedHours)} spent, none left`;
	const whole = hours > 0 && fullHours - hours - loggedHours >= 1 ? ` of ${roundHours(fullHours)} h` : '';
	const logged = loggedHours > 0 ? `, ${hoursText(loggedHours)} done` : '';
	return `${hoursText(hours)}${whole}${logged}`;
}

/** What it means that all planned hours of a step are spent; empty where some are left. */
export function spentSentence(step: Pick<Step, 'hours' | 'loggedHours'>): string {
	return isSpent(step) ? 'All its planned hours are spent; it is open until it is ticked as done.' : '';
}

/** What a step completes: "Reaches Working in Kubernetes"; empty when it completes no level. */
export function attainsText(report: Report, step: Step): string {
	const levels = step.attains.map(
		({ skill, level }) => `${levelName(level)} in ${skillOf(report, skill).name}`
	);
	return levels.length === 0 ? '' : `Reaches ${listText(levels)}.`;
}

/** Why a task can be left out, with the evidence. */
export function skipSentence(report: Report, skip: Skip): string {
	const highest = skip.known.filter(
		({ skill, level }) => !skip.known.some((other) => other.skill === skill && other.level > level)
	);
	const known = highest.map(({ skill, level, checks }) => {
		const result = skillOf(report, skill);
		return `${result.short} at ${levelName(level)} (${proofText(result, checks)})`;
	});
	const isAnswered = highest.every(({ skill }) => restsOn(skillOf(report, skill)) === 'answers');
	const evidence = known.length === 0 ? '' : `: ${isAnswered ? 'your answers show ' : ''}${listText(known)}`;
	return `Saves ${hoursText(skip.hoursSaved)}${evidence}.`;
}

function proofText(result: SkillResult, checks: number): string {
	switch (restsOn(result)) {
		case 'answers':
			return checks === 0 ? 'self-rated only' : countText(checks, 'check');
		case 'own-level':
			return 'set by you';
		case 'assumption':
			return 'assumed, you gave no answer';
	}
}

/** A level that comes on the job: "Kubernetes from Working to Practised". */
export function laterText(report: Report, later: LaterLevel): string {
	return `${skillOf(report, later.skill).short} from ${levelName(later.from)} to ${levelName(later.to)}`;
}

/** How good the order is, and what that means. */
export function orderSentence(report: Report): string {
	const { order, steps } = report.roadmap;
	if (steps.length < 2) return '';
	switch (order.kind) {
		case 'best':
			return 'This order is proven best: no other order that respects what builds on what brings what the role needs sooner.';
		case 'bounded':
			return `This order is good but not proven best: the best possible one is ahead of it by ${percentText(order.atMost - 1)} at most.`;
		case 'own':
			if (order.cost <= 1.005) return 'You arranged this order yourself, and it is as good as the best one.';
			return order.cost > 2
				? 'You arranged this order yourself. On average it brings what the role needs more than twice as late as the best order would.'
				: `You arranged this order yourself. On average it brings what the role needs ${percentText(order.cost - 1)} later than the best order would.`;
	}
}

/** How much of the role is there today, as a band. */
export function readinessTodaySentence(report: Report): string {
	return `Today you meet ${shareText(report.roadmap.readiness.today)} of what the role asks, weighted by importance.`;
}

/**
 * How much sooner the personal order gets there: always the day on which 80 % of the requirements are reached. Where
 * that day is not the better one, also how much sooner it brings the requirements on average.
 */
export function readinessSentence(report: Report): string {
	const { today, personal, guide, personal80, guide80 } = report.roadmap.readiness;
	if (report.gaps.length + report.strengths.length === 0)
		return 'The role asks nothing of the skills that are relevant to you.';
	if (today >= 0.8) return 'You are past 80 % of the role’s requirements already.';
	if (personal80 === undefined)
		return 'As it stands, this plan does not reach 80 % of the role’s requirements.';
	const start = planStart(report);
	const week = planWeek(start, personal80);
	const reached = `Your order reaches 80 % of the role’s requirements in week ${week} (${dayText(personal80)})`;
	if (guide80 === undefined) return `${reached}.`;
	const guideWeek = planWeek(start, guide80);
	const weeksAhead = daysAhead(personal, guide) / 7;
	const ahead =
		weeksAhead < 0.5 ? '' : `, yet what it asks comes ${weeksText(weeksAhead)} sooner in yours on average`;
	if (guideWeek === week) return `${reached}, in the same week as the guide’s order${ahead}.`;
	if (guideWeek < week) return `${reached}. The guide’s order is there in week ${guideWeek}${ahead}.`;
	return `${reached}, instead of week ${guideWeek} in the guide’s order.`;
}

/** What the deadline means for the plan; empty without one. */
export function deadlineSentence(report: Report): string {
	const { deadline, finish } = report.roadmap;
	if (deadline.verdict === 'none' || report.settings.deadline === undefined) return '';
	const day = dayText(report.settings.deadline);
	if (deadline.verdict === 'before-start') {
		return report.settings.deadline < report.today
			? `Your deadline, ${day}, is past; the plan likely takes until ${dayText(finish.likely)}.`
			: `Your deadline, ${day}, comes before the plan can start; it likely takes until ${dayText(finish.likely)}.`;
	}
	if (deadline.verdict === 'holds') {
		const holds = `Your deadline, ${day}, holds even if the work takes longer than likely`;
		return deadline.spareDays < 4
			? `${holds}.`
			: `${holds}; the likely end is ${weeksText(deadline.spareDays / 7)} earlier.`;
	}
	const verdict =
		deadline.verdict === 'at-risk'
			? `Your deadline, ${day}, may not hold: the plan could take until ${dayText(finish.high)}.`
			: `Your deadline, ${day}, is too tight: the plan likely takes until ${dayText(finish.likely)}.`;
	const drop = droppableText(
		report,
		deadline.droppable.map(({ task }) => task)
	);
	return `${verdict}${paceNeededText(deadline.hoursPerWeekNeeded)}${drop}`;
}

/** What pace would make a deadline hold; a space before. */
function paceNeededText(hoursPerWeek: number): string {
	if (hoursPerWeek >= HOURS_IN_A_WEEK) return ' No number of hours a week would make it hold.';
	return hoursPerWeek > MOST_HOURS_PER_WEEK
		? ` It would take more than ${MOST_HOURS_PER_WEEK} h a week to make it hold.`
		: ` About ${Math.ceil(hoursPerWeek)} h a week would make it hold.`;
}

/** What could be left out for the deadline; where it is too much to name, that it is no way. */
function droppableText(report: Report, tasks: readonly TaskId[]): string {
	if (tasks.length === 0) return '';
	if (tasks.length > MOST_DROPPED) {
		return ` Leaving steps out is no way: ${tasks.length} of ${report.roadmap.steps.length} would have to go.`;
	}
	const titles = tasks.map((id) => `‘${unclosed(taskOf(report, id).title)}’`);
	return ` You could leave out ${listText(titles)}, which ${titles.length === 1 ? 'costs' : 'cost'} the role least.`;
}

/** What the person left out of the plan; empty when nothing. */
export function droppedSentence(report: Report): string {
	const { dropped } = report.roadmap;
	return dropped.length === 0 ? '' : `Left out by you: ${taskListText(report, dropped)}.`;
}

/** A share 0-1 of what the role asks, as a band in words. */
export function shareText(share: number): string {
	if (share >= 1) return 'all';
	return SHARES.reduce((best, next) =>
		Math.abs(next[0] - share) < Math.abs(best[0] - share) ? next : best
	)[1];
}

function percentText(part: number): string {
	return `${Math.max(1, Math.round(part * 100))} %`;
}
