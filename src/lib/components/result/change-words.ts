import { levelName } from '../../domain/level';
import { planStart } from '../../domain/plan-start';
import type { SkillId, TaskId } from '../../domain/quiz';
import type { Report } from '../../domain/report';
import { isSpent } from '../../domain/spent';
import type { PlanSettings } from '../../domain/settings';
import { dayText, unclosed, weekHoursText } from '../../export/sentence';

/** Characters of a task's title: the sentence stands in a bar that floats above the plan. */
const LONGEST_TITLE = 40;

/**
 * What the person has just decided, one sentence per decision, from the settings before it to those of the report.
 * With it, a change that moves no date is seen and announced too. Empty for the order of the steps, which has words of
 * its own.
 */
export function changeText(before: PlanSettings, report: Report): string {
	const now = report.settings;
	const task = (id: TaskId) => `‘${shortened(unclosed(report.tasks[id]?.title ?? id))}’`;
	const skill = (id: SkillId) => report.skills.find((each) => each.skill === id)?.name ?? id;
	const sentences = [
		before.target === now.target ? '' : `You aim at ‘${report.target.name}’.`,
		before.pace.hoursPerWeek === now.pace.hoursPerWeek ? '' : `At ${weekHoursText(now.pace.hoursPerWeek)}.`,
		isSame(before.pace.weekdays, now.pace.weekdays) ? '' : `${daysText(now.pace.weekdays.length)}.`,
		timeOffText(before, now),
		before.startDay === now.startDay ? '' : startText(report),
		before.deadline === now.deadline ? '' : deadlineText(now),
		before.niceToHaves === now.niceToHaves ? '' : niceToHavesText(now),
		...changed(before.importance, now.importance).map((id) => {
			const own = now.importance[id];
			return own === undefined
				? `${skill(id)} counts as the role has it.`
				: `${skill(id)} counts as ‘${own}’, set by you.`;
		}),
		...changed(before.contested, now.contested).map((id) => {
			const own = now.contested[id];
			return own === undefined
				? `${skill(id)} counts as estimated.`
				: `${skill(id)} counts as ‘${levelName(own.level)}’, set by you.`;
		}),
		...changed(before.done, now.done).map((id) =>
			now.done[id] === undefined ? `${task(id)} is open again.` : `${task(id)} is done.`
		),
		...changed(before.loggedHours, now.loggedHours).map(
			(id) => `${now.loggedHours[id] ?? 0} h noted for ${task(id)}.${spentText(report, id)}`
		),
		...before.dropped.filter((id) => !now.dropped.includes(id)).map((id) => `${task(id)} is back.`),
		...now.dropped.filter((id) => !before.dropped.includes(id)).map((id) => `${task(id)} is left out.`)
	];
	return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The title, or whole words of its beginning and an ellipsis. */
function shortened(title: string): string {
	if (title.length <= LONGEST_TITLE) return title;
	const end = title.lastIndexOf(' ', LONGEST_TITLE);
	return `${title.slice(0, end > 0 ? end : LONGEST_TITLE)} …`;
}

function daysText(days: number): string {
	return days === 1 ? 'You study on one day of the week' : `You study on ${days} days of the week`;
}

function timeOffText({ pace: before }: PlanSettings, { pace: now }: PlanSettings): string {
	if (isSame(before.timeOff, now.timeOff)) return '';
	const [days, spans] = now.timeOff.length > before.timeOff.length ? ['added', now] : ['removed', before];
	const other = spans === now ? before : now;
	const span = spans.timeOff.find((each) => !other.timeOff.some((known) => isSame(known, each)));
	return span === undefined ? '' : `Days off from ${dayText(span.from)} ${days}.`;
}

/** That the hours noted for a task are all that is planned of it; a space before. Empty otherwise. */
function spentText({ roadmap }: Report, task: TaskId): string {
	const isAll = roadmap.steps.some((step) => step.task === task && isSpent(step));
	return isAll ? ' All its planned hours are spent: tick it when it is done.' : '';
}

function startText(report: Report): string {
	const { startDay } = report.settings;
	return planStart(report) === startDay
		? `You start on ${dayText(startDay)}.`
		: `Your first day, ${dayText(startDay)}, is past: the plan counts from today.`;
}

function deadlineText({ deadline }: PlanSettings): string {
	return deadline === undefined ? 'No deadline any more.' : `Your deadline is ${dayText(deadline)}.`;
}

function niceToHavesText({ niceToHaves }: PlanSettings): string {
	switch (niceToHaves) {
		case 'keep':
			return 'What is nice to have is part of the plan.';
		case 'drop':
			return 'What is nice to have is left out.';
	}
}

/** Keys whose value is another one, or is there in one of the two only. */
function changed(
	before: Readonly<Record<string, unknown>>,
	now: Readonly<Record<string, unknown>>
): string[] {
	return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
		(key) => !isSame(before[key], now[key])
	);
}

function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
