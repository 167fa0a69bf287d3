import { levelName, type Level } from '../domain/level';
import type { SkillId, TaskId } from '../domain/quiz';
import type { MoveCause, Reason } from '../domain/reason';
import { canRecheck } from '../domain/recheck';
import type { Report, TaskFact } from '../domain/report';
import { capital, closed, countText, hoursText, listText, unclosed } from './sentence-figure';
import { importanceText, intervalText, restsOn, skillOf } from './sentence-level';

/** Why a step stands where it does, or is as long as it is: one sentence per reason code. */

/** Names of tasks in one sentence at most; the rest are counted. */
const NAMED_TASKS = 3;

/** Facts of a task of the report. Throws on an id the report does not hold: that is a bug. */
export function taskOf(report: Report, id: TaskId): TaskFact {
	const found = report.tasks[id];
	if (found === undefined) throw new Error(`No task in the report: ${id}`);
	return found;
}

/** Titles of tasks in quotation marks: "‘A’, ‘B’ and 2 more". */
export function taskListText(report: Report, tasks: readonly TaskId[]): string {
	return listText(
		tasks.map((id) => `‘${unclosed(taskOf(report, id).title)}’`),
		NAMED_TASKS
	);
}

/**
 * The reasons of a step as sentences, in their order. Those that say the same of several skills (practice,
 * doubt, what is known) share one sentence, at the place of the first.
 */
export function reasonSentences(report: Report, reasons: readonly Reason[]): readonly string[] {
	return reasons.flatMap((reason, index) => {
		const alike = reasons.filter(({ code }) => code === reason.code);
		if (alike.length === 1) return [reasonSentence(report, reason)];
		switch (reason.code) {
			case 'practice':
			case 'uncertain':
			case 'shortened-by-knowledge': {
				const isFirst = reasons.findIndex(({ code }) => code === reason.code) === index;
				return isFirst ? [sharedSentence(report, reason.code, alike)] : [];
			}
			default:
				return [reasonSentence(report, reason)];
		}
	});
}

/** One reason of a step as a sentence. */
export function reasonSentence(report: Report, reason: Reason): string {
	switch (reason.code) {
		case 'closes-gap':
			return `Brings ${shortOf(report, reason.skill)} from ${levelName(reason.from)} to ${levelName(reason.to)}, ${importanceText(reason.importance)}.`;
		case 'unlocks':
			return `Opens the way to ${taskListText(report, reason.tasks)}.`;
		case 'waits-for':
			return `Builds on ${taskListText(report, reason.tasks)}.`;
		case 'quick-win':
			return `A quick win: ${hoursText(reason.hours)} for a step that counts.`;
		case 'shortened-by-transfer':
			return `${capital(hoursText(reason.hours))} shorter thanks to ${shortOf(report, reason.from.skill)} at ${levelName(reason.from.level)}. ${closed(reason.why)}`;
		case 'shortened-by-knowledge':
			return `${capital(hoursText(reason.hours))} shorter: ${knownText(report, reason)}.`;
		case 'uncertain':
			return `${capital(hoursText(reason.hours))} taken off because you may know part of it: your answers allow ${intervalText(reason)} in ${shortOf(report, reason.skill)}.${recheckText(report, [reason.skill])}`;
		case 'not-asked':
			return reason.level === 0
				? `${capital(hoursText(reason.hours))} shorter: your plan leaves out ${shortOf(report, reason.skill)}.`
				: `${capital(hoursText(reason.hours))} shorter: your plan stops at ${levelName(reason.level)} in ${shortOf(report, reason.skill)}.`;
		case 'shortened-otherwise':
			return `${capital(hoursText(reason.hours))} shorter for smaller things that you bring or may know already.`;
		case 'practice':
			return `Practice towards ${levelName(reason.level)} in ${shortOf(report, reason.skill)}.`;
		case 'takes-calendar-time':
			return `Needs at least ${countText(reason.weeks, 'week')} on the calendar at any pace; other steps can run beside it.`;
		case 'job-search':
			return `Part of finding the job: ${hoursText(reason.hours)} that no skill makes shorter.`;
		case 'added':
			return `Added by us${reason.after === undefined ? '' : ` after ${taskListText(report, [reason.after])}`}. ${closed(reason.why)}`;
		case 'contested':
			return `You set ${shortOf(report, reason.skill)} to ${levelName(reason.level)} yourself, and this step follows that.`;
		case 'earlier-than-guide':
			return `${countText(reason.places, 'place')} earlier than in the guide: ${earlierCause(report, reason.cause, reason.tasks)}.`;
		case 'later-than-guide':
			return `${countText(reason.places, 'place')} later than in the guide: ${laterCause(report, reason.cause, reason.tasks)}.`;
		case 'as-in-guide':
			return 'Stands where the guide has it.';
	}
}

function sharedSentence(
	report: Report,
	code: 'practice' | 'uncertain' | 'shortened-by-knowledge',
	reasons: readonly Reason[]
): string {
	const proofs = { answers: '', 'own-level': ' (set by you)', assumption: ' (assumed)' } as const;
	const skills = reasons.flatMap((reason) => ('skill' in reason ? [reason.skill] : []));
	const parts = listText(
		reasons.flatMap((reason) => {
			if (reason.code === 'practice') return `${levelName(reason.level)} in ${shortOf(report, reason.skill)}`;
			if (reason.code === 'uncertain') return `${intervalText(reason)} in ${shortOf(report, reason.skill)}`;
			if (reason.code !== 'shortened-by-knowledge') return [];
			return `${hoursText(reason.hours)} for ${shortOf(report, reason.skill)} at ${levelName(reason.level)}${proofs[restsOn(skillOf(report, reason.skill))]}`;
		})
	);
	switch (code) {
		case 'practice':
			return `Practice towards ${parts}.`;
		case 'uncertain':
			return `${capital(hoursText(hoursOf(reasons)))} taken off because you may know part of it: your answers allow ${parts}.${recheckText(report, skills)}`;
		case 'shortened-by-knowledge':
			return skills.every((skill) => restsOn(skillOf(report, skill)) === 'answers')
				? `Shorter by what your answers already show: ${parts}.`
				: `Shorter by what is taken as known: ${parts}.`;
	}
}

/** What makes a level known: "your answers already show Python at Working". */
function knownText(
	report: Report,
	{ skill, level }: { readonly skill: SkillId; readonly level: Level }
): string {
	const known = `${shortOf(report, skill)} at ${levelName(level)}`;
	switch (restsOn(skillOf(report, skill))) {
		case 'answers':
			return `your answers already show ${known}`;
		case 'own-level':
			return `by the level you set, you already know ${known}`;
		case 'assumption':
			return `we assume that you know ${known}; you gave no answer about it`;
	}
}

/** That new questions would settle a doubt, where there are enough of them; begins with a space. */
function recheckText(report: Report, skills: readonly SkillId[]): string {
	return skills.some((skill) => canRecheck(skillOf(report, skill))) ? ' A re-check would tell.' : '';
}

function hoursOf(reasons: readonly Reason[]): number {
	return reasons.reduce((sum, reason) => sum + ('hours' in reason ? reason.hours : 0), 0);
}

/** Why a step comes earlier; `tasks` are those that need it, or those it overtook. */
function earlierCause(report: Report, cause: MoveCause, tasks: readonly TaskId[]): string {
	const named = tasks.length === 0 ? undefined : taskListText(report, tasks);
	const isOne = tasks.length === 1;
	switch (cause) {
		case 'needed-by':
			return named === undefined ? 'later steps build on it' : `${named} ${isOne ? 'builds' : 'build'} on it`;
		case 'waits-for':
			return `${named ?? 'others'} ${isOne ? 'has' : 'have'} to wait for other steps`;
		case 'more-value-per-hour':
			return `it brings you more for its hours${named === undefined ? '' : ` than ${named}`}`;
		case 'less-value-per-hour':
			return `${named ?? 'others'} ${isOne ? 'brings' : 'bring'} you less for the hours`;
		case 'own-move':
			return 'your own order puts it here';
	}
}

/** Why a step comes later; `tasks` are those it waits for, or those that overtook it. */
function laterCause(report: Report, cause: MoveCause, tasks: readonly TaskId[]): string {
	const named = tasks.length === 0 ? undefined : taskListText(report, tasks);
	const isOne = tasks.length === 1;
	switch (cause) {
		case 'needed-by':
			return `other steps need ${named ?? 'something else'} first`;
		case 'waits-for':
			return `it builds on ${named ?? 'other steps'}`;
		case 'more-value-per-hour':
		case 'less-value-per-hour':
			return `${named ?? 'other steps'} ${isOne ? 'brings' : 'bring'} you more for the hours`;
		case 'own-move':
			return 'your own order puts it here';
	}
}

/** Name of a skill inside a sentence about a step: the one on the radar, so that the line stays readable. */
function shortOf(report: Report, skill: SkillId): string {
	return skillOf(report, skill).short;
}
