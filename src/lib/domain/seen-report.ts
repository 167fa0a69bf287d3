import type { SkillId, TaskId } from './quiz';
import type { SeenReport } from './record';
import type { Report } from './report';

/** What is different from the report the person saw last. Empty lists when nothing is. */
export interface WhatChanged {
	/** The pathway or its questions were edited since. */
	readonly content: 'same' | 'edited';
	readonly levels: readonly { readonly skill: SkillId; readonly before: number; readonly now: number }[];
	readonly added: readonly TaskId[];
	/** Steps that are no longer open, with the title they had then, and where they went. */
	readonly gone: readonly {
		readonly task: TaskId;
		readonly title: string;
		readonly to: 'done' | 'skipped' | 'dropped' | 'later' | 'no-longer-wanted';
	}[];
	readonly hours: readonly { readonly task: TaskId; readonly before: number; readonly now: number }[];
	/** Steps that stand elsewhere among those that were and are open. */
	readonly moved: readonly { readonly task: TaskId; readonly before: number; readonly now: number }[];
	/** Answers that no longer count because their question changed. */
	readonly setAside: readonly { readonly skill: SkillId; readonly item: string }[];
}

/** Fewer hours than this are no change. */
const NOTICEABLE_HOURS = 0.5;

/** What of a report is kept, frozen, so that a later one can say what changed. */
export function seenReport({ contentHash, today, skills, roadmap, tasks }: Report): SeenReport {
	return {
		contentHash,
		seenOn: today,
		levels: Object.fromEntries(relevant(skills).map(({ skill, level }) => [skill, level])),
		steps: roadmap.steps.map(({ task, hours }) => ({ task, title: tasks[task]?.title ?? task, hours }))
	};
}

/** What changed since a report was last seen. Places count from 1 among the steps open both times. */
export function whatChanged(seen: SeenReport, report: Report): WhatChanged {
	const { roadmap, skills } = report;
	const before = new Map(seen.steps.map((step) => [step.task, step]));
	const now = new Map(roadmap.steps.map((step) => [step.task, step]));
	const stayed = seen.steps.map(({ task }) => task).filter((task) => now.has(task));
	const stays = roadmap.steps.map(({ task }) => task).filter((task) => before.has(task));
	return {
		content: seen.contentHash === report.contentHash ? 'same' : 'edited',
		levels: relevant(skills).flatMap(({ skill, level }) => {
			const then = seen.levels[skill];
			return then === undefined || then === level ? [] : [{ skill, before: then, now: level }];
		}),
		added: roadmap.steps.map(({ task }) => task).filter((task) => !before.has(task)),
		gone: seen.steps
			.filter(({ task }) => !now.has(task))
			.map(({ task, title }) => ({ task, title, to: whereTo(task, report) })),
		hours: stays.flatMap((task) => {
			const [then, left] = [before.get(task)?.hours ?? 0, now.get(task)?.hours ?? 0];
			return Math.abs(then - left) < NOTICEABLE_HOURS ? [] : [{ task, before: then, now: left }];
		}),
		moved: stays.flatMap((task, place) => {
			const then = stayed.indexOf(task);
			return then === place ? [] : [{ task, before: then + 1, now: place + 1 }];
		}),
		setAside: report.setAside
	};
}

/** A skill that is not relevant has no level worth telling. */
function relevant(skills: Report['skills']): Report['skills'] {
	return skills.filter(({ relevance }) => relevance === 'relevant');
}

function whereTo(task: TaskId, { roadmap }: Report): WhatChanged['gone'][number]['to'] {
	if (roadmap.done.some((done) => done.task === task)) return 'done';
	if (roadmap.skips.some((skip) => skip.task === task)) return 'skipped';
	if (roadmap.dropped.includes(task)) return 'dropped';
	return roadmap.later.some(({ tasks }) => tasks.includes(task)) ? 'later' : 'no-longer-wanted';
}
