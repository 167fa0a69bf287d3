import type { Day } from './calendar';
import { contestedLevels } from './contest';
import { demandsOf } from './demand';
import type { PersonReading } from './estimate';
import { currentResponses, type Evidence } from './evidence';
import { findGaps, findStrengths, type Gap, type Strength } from './gap';
import { expectedMisallocation, findTarget } from './loss';
import { measure, type Measurement } from './measurement';
import { draftRoadmap, withReasons } from './plan';
import type { Quiz, SkillId, TaskId } from './quiz';
import { momentTaken, type Mode, type SessionRecord } from './record';
import type { Response } from './response';
import type { Reason } from './reason';
import type { Roadmap } from './roadmap';
import type { PlanSettings } from './settings';
import { skillResults, type SkillResult } from './skill-result';
import { factsOf, type TaskFact } from './task-fact';

export type { SkillResult } from './skill-result';
export type { TaskFact } from './task-fact';

/** Checks that were answered, for "what it asked". */
export interface CheckCount {
	readonly right: number;
	readonly wrong: number;
	readonly unknown: number;
	readonly skipped: number;
}

/** All of it for one attempt, immutable: everything shown or downloaded is a rendering of this. */
export interface Report {
	readonly format: 1;
	readonly quiz: {
		readonly id: string;
		readonly title: string;
		readonly fromRole: string;
		readonly toRole: string;
		readonly guideHoursPerWeek: number;
	};
	readonly contentHash: string;
	readonly attempt: { readonly id: string; readonly takenOn: Day; readonly mode: Mode };
	readonly today: Day;
	readonly settings: PlanSettings;
	readonly target: {
		readonly id: string;
		readonly name: string;
		readonly others: readonly { readonly id: string; readonly name: string }[];
	};
	/** In axis order. */
	readonly skills: readonly SkillResult[];
	readonly person: PersonReading;
	readonly checks: CheckCount;
	/** Sorted by hours, most first. */
	readonly gaps: readonly Gap[];
	readonly strengths: readonly Strength[];
	readonly roadmap: Roadmap;
	/** Every task named in the roadmap, by id. */
	readonly tasks: Readonly<Record<TaskId, TaskFact>>;
	/** Answers that could not be used because their question changed since. */
	readonly setAside: readonly { readonly skill: SkillId; readonly item: string }[];
	/** Expected weeks of the guide planned wrongly (too much or too little), after the correction for optimism. */
	readonly expectedMisallocation: number;
}

/** What of a record the report is made from. */
export type Attempt = Pick<
	SessionRecord,
	'id' | 'mode' | 'startedAt' | 'finishedAt' | 'responses' | 'settings'
>;

/** A report whose figures stand, with what tells the reasons of its steps. */
export interface Draft {
	/** Every step is without reasons. */
	readonly report: Report;
	/** The reasons of the step at a place of the plan, from 0. */
	readonly reasonsAt: (place: number) => readonly Reason[];
}

/**
 * The whole line in one function: answers to evidence, estimates, gaps, roadmap and report. A function of its
 * arguments alone; the same input gives the same report. `takenOn` is the day of the attempt where the person is.
 */
export function assess(quiz: Quiz, record: Attempt, today: Day, takenOn = utcDayTaken(record)): Report {
	const { report, reasonsAt } = draftReport(quiz, record, today, measure(quiz, record.responses), takenOn);
	return explained(
		report,
		report.roadmap.steps.map((_, place) => reasonsAt(place))
	);
}

/** The report with the reasons of its steps, in the order of the plan. */
export function explained(report: Report, reasons: readonly (readonly Reason[])[]): Report {
	return { ...report, roadmap: withReasons(report.roadmap, reasons) };
}

/**
 * The report without the reasons of its steps, which take most of the time: for a page that shows figures first.
 * `measurement` is that of the record's responses, which stays while settings change.
 */
export function draftReport(
	quiz: Quiz,
	record: Attempt,
	today: Day,
	measurement: Measurement,
	takenOn = utcDayTaken(record)
): Draft {
	const { responses, settings } = record;
	const { estimation: measured, evidence, notRelevant, setAside } = measurement;
	const estimation = contestedLevels(quiz, measured, settings);
	const demands = demandsOf(quiz, estimation, settings, notRelevant);
	const target = findTarget(quiz, settings.target);
	const { roadmap, reasonsAt } = draftRoadmap({
		quiz,
		estimation: measured,
		settings,
		today,
		notRelevant
	});
	const report: Report = {
		format: 1,
		quiz: {
			id: quiz.id,
			title: quiz.title,
			fromRole: quiz.fromRole,
			toRole: quiz.toRole,
			guideHoursPerWeek: quiz.guideHoursPerWeek
		},
		contentHash: quiz.contentHash,
		attempt: {
			id: record.id,
			takenOn,
			mode: record.mode
		},
		today,
		settings,
		target: {
			id: target.id,
			name: target.name,
			others: quiz.targets.filter(({ id }) => id !== target.id).map(({ id, name }) => ({ id, name }))
		},
		skills: skillResults(quiz, measured, estimation, demands, settings, responses),
		person: measured.person,
		checks: countChecks(evidence, responses),
		gaps: findGaps(demands, estimation, roadmap.steps),
		strengths: findStrengths(demands, estimation),
		roadmap,
		tasks: factsOf(quiz, roadmap),
		setAside,
		expectedMisallocation: expectedMisallocation(quiz, estimation, target.id, notRelevant)
	};
	return { report, reasonsAt };
}

/** For who has no other clock than the log's: its instants are in UTC. */
function utcDayTaken(attempt: Attempt): Day {
	return momentTaken(attempt).slice(0, 'YYYY-MM-DD'.length);
}

function countChecks(evidence: readonly Evidence[], log: readonly Response[]): CheckCount {
	const count = (outcome: string): number =>
		evidence.filter((piece) => piece.source === 'checked' && piece.outcome === outcome).length;
	const skipped = currentResponses(log).filter(
		(response) => response.kind === 'check' && response.answer.type === 'skipped'
	).length;
	return { right: count('right'), wrong: count('wrong'), unknown: count('unknown'), skipped };
}
