import { levelName } from '../domain/level';
import type { TaskId } from '../domain/quiz';
import type { MoveCause, Reason } from '../domain/reason';
import type { Report, TaskFact } from '../domain/report';
import { countText, hoursText, listText } from './sentence-figure';
import { importanceText, intervalText, skillOf } from './sentence-level';

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
		tasks.map((id) => `‘${plainTitle(taskOf(report, id).title)}’`),
		NAMED_TASKS
	);
}

/** One reason of a step as a sentence. */
export function reasonSentence(report: Report, reason: Reason): string {
	switch (reason.code) {
		case 'closes-gap':
			return `Brings ${skillOf(report, reason.skill).name} from ${levelName(reason.from)} to ${levelName(reason.to)}, ${importanceText(reason.importance)}.`;
		case 'unlocks':
			return `Opens the way to ${taskListText(report, reason.tasks)}.`;
		case 'waits-for':
			return `Builds on ${taskListText(report, reason.tasks)}, so it comes after.`;
		case 'quick-win':
			return `A quick win: ${hoursText(reason.hours)} for a step that counts.`;
		case 'shortened-by-transfer':
			return `Shorter by ${hoursText(reason.hours)}, because you bring ${skillOf(report, reason.from.skill).name} at ${levelName(reason.from.level)}. ${closed(reason.why)}`;
		case 'shortened-by-knowledge':
			return `Shorter by ${hoursText(reason.hours)}, because your answers show that you know part of ${skillOf(report, reason.skill).name} up to ${levelName(reason.level)}.`;
		case 'uncertain':
			return `You may know some of this already: your answers leave ${intervalText(reason)} open in ${skillOf(report, reason.skill).name}. A short re-check would tell.`;
		case 'practice':
			return `Practice that makes ${levelName(reason.level)} in ${skillOf(report, reason.skill).name} hold.`;
		case 'takes-calendar-time':
			return `Needs at least ${countText(reason.weeks, 'week')} on the calendar at any pace; other steps can run beside it.`;
		case 'job-search':
			return 'Part of finding the job; no skill makes it shorter.';
		case 'added':
			return `Not in the guide; added by us${reason.after === undefined ? '' : ` after ${taskListText(report, [reason.after])}`}. ${closed(reason.why)}`;
		case 'contested':
			return `You set ${skillOf(report, reason.skill).name} to ${levelName(reason.level)} yourself, and this step follows that.`;
		case 'earlier-than-guide':
			return `${countText(reason.places, 'place')} earlier than in the guide: ${causeText(report, reason.cause, reason.tasks)}.`;
		case 'later-than-guide':
			return `${countText(reason.places, 'place')} later than in the guide: ${causeText(report, reason.cause, reason.tasks)}.`;
		case 'as-in-guide':
			return 'Stands where the guide has it.';
	}
}

function causeText(report: Report, cause: MoveCause, tasks: readonly TaskId[]): string {
	const named = tasks.length === 0 ? undefined : taskListText(report, tasks);
	switch (cause) {
		case 'needed-by':
			return named === undefined
				? 'later steps build on it'
				: `${named} ${tasks.length === 1 ? 'builds' : 'build'} on it`;
		case 'waits-for':
			return named === undefined ? 'it builds on other steps' : `it builds on ${named}`;
		case 'more-value-per-hour':
			return `it brings you more for its hours${named === undefined ? '' : ` than ${named}`}`;
		case 'less-value-per-hour':
			return named === undefined
				? 'other steps bring you more for their hours'
				: `${named} ${tasks.length === 1 ? 'brings' : 'bring'} you more for the hours`;
		case 'own-move':
			return 'you moved it';
	}
}

/** A title inside a sentence: without its closing full stop. */
function plainTitle(title: string): string {
	return title.replace(/\.\s*$/, '');
}

/** An author's sentence, closed by a full stop. */
function closed(text: string): string {
	return /[.!?]\s*$/.test(text) ? text.trim() : `${text.trim()}.`;
}
