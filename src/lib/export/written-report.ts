import { levelName } from '../domain/level';
import type { Report, SkillResult, TaskFact } from '../domain/report';
import type { Step } from '../domain/roadmap';
import { plainLine } from './plain-line';
import {
	attemptNotes,
	basisText,
	AGREEMENT,
	calibrationSentence,
	checksSentence,
	dayText,
	deadlineSentence,
	droppedSentence,
	gapSentence,
	gapsSentence,
	headline,
	hoursText,
	intervalText,
	laterText,
	limitSentences,
	listText,
	orderSentence,
	paceSentence,
	radarSentence,
	readinessSentence,
	readinessTodaySentence,
	reasonSentences,
	shareText,
	skillOf,
	skipSentence,
	spentSentence,
	stepDatesText,
	stepHoursText,
	strengthSentence,
	strengthsSentence,
	taskOf
} from './sentence';
import { stepReasons } from './step-reasons';
import { webAddress } from './web-address';

/**
 * The report in words: every line a written format shows, in order, as plain one-line texts. Markdown and
 * PDF lay out this one value, so they cannot say different things.
 */
export interface WrittenReport {
	readonly title: string;
	/** Who took what when: one line under the title. */
	readonly about: string;
	readonly summary: readonly string[];
	/** What is there and what is missing, a sentence each; often the two lines a reader in a hurry wants. */
	readonly short: readonly string[];
	/** Notes about the attempt as a whole; often empty. */
	readonly notes: readonly string[];
	readonly radar: string;
	readonly levels: readonly LevelRow[];
	readonly strengths: readonly Remark[];
	readonly gaps: readonly Remark[];
	readonly comparisons: readonly Remark[];
	readonly checks: string;
	readonly plan: {
		/** Order, pace and deadline; sentences. */
		readonly terms: readonly string[];
		readonly steps: readonly WrittenStep[];
	};
	readonly skips: readonly Remark[];
	readonly done: readonly string[];
	readonly dropped: string;
	readonly later: readonly string[];
	readonly readiness: readonly ReadinessRow[];
	readonly limits: readonly string[];
}

/** A row of the level table. Levels by name; `target` is empty where the skill is not relevant. */
export interface LevelRow {
	readonly skill: string;
	readonly group: string;
	readonly rated: string;
	readonly level: string;
	readonly interval: string;
	readonly target: string;
	readonly importance: string;
	readonly basis: string;
	/** Hours of the plan that go into the skill; empty where nothing is missing. */
	readonly hours: string;
}

/** Something said about a named thing. */
export interface Remark {
	readonly name: string;
	readonly text: string;
}

export interface WrittenStep {
	readonly number: number;
	readonly title: string;
	readonly dates: string;
	readonly hours: string;
	/** "Guide, phase 2" or "Added by us". */
	readonly origin: string;
	/** First what is to be said of hours that are all spent. */
	readonly reasons: readonly string[];
	/** The reasons once more, in two parts: the one or two that tell most, and the rest. */
	readonly telling: readonly string[];
	readonly others: readonly string[];
	readonly resources: readonly WrittenResource[];
}

export interface WrittenResource {
	readonly title: string;
	readonly url?: string;
	/** "free", "paid", "free to audit". */
	readonly cost: string;
}

/** Readiness on a day, as bands, in the personal order and in the guide's. */
export interface ReadinessRow {
	readonly day: string;
	readonly personal: string;
	readonly guide: string;
}

/** Days of the readiness table: today, then the end of each quarter of the plan. */
const READINESS_PARTS = 4;

/** Puts a report into words. */
export function writeReport(report: Report): WrittenReport {
	const { roadmap, quiz, attempt } = report;
	return {
		title: plainLine(quiz.title),
		about: `Assessment of ${dayText(attempt.takenOn)}; plan as of ${dayText(report.today)}.`,
		summary: lines([headline(report), readinessTodaySentence(report), readinessSentence(report)]),
		short: lines([strengthsSentence(report), gapsSentence(report)]),
		notes: lines(attemptNotes(report)),
		radar: plainLine(radarSentence(report)),
		levels: report.skills.map((result) => levelRow(report, result)),
		strengths: report.strengths.map((strength) =>
			remark(skillOf(report, strength.skill).name, strengthSentence(report, strength))
		),
		gaps: report.gaps.map((gap) => remark(skillOf(report, gap.skill).name, gapSentence(report, gap))),
		comparisons: comparisons(report),
		checks: checksSentence(report),
		plan: {
			terms: lines([orderSentence(report), paceSentence(report), deadlineSentence(report)]),
			steps: roadmap.steps.map((step, index) => writeStep(report, step, index + 1))
		},
		skips: roadmap.skips.map((skip) => remark(taskOf(report, skip.task).title, skipSentence(report, skip))),
		done: roadmap.done.map(({ task, on }) => plainLine(`${taskOf(report, task).title} (${dayText(on)})`)),
		dropped: plainLine(droppedSentence(report)),
		later: roadmap.later.map((level) => plainLine(laterText(report, level))),
		readiness: readinessRows(report),
		limits: lines(limitSentences(report))
	};
}

function levelRow(report: Report, result: SkillResult): LevelRow {
	const gap = report.gaps.find(({ skill }) => skill === result.skill);
	const relevant = result.relevance === 'relevant';
	return {
		skill: plainLine(result.name),
		group: result.view === 'transferable' ? 'Carries over' : 'Added by the role',
		rated: result.rated === undefined ? '' : levelName(result.rated),
		level: relevant ? levelName(result.level) : '',
		interval: relevant ? intervalText(result.interval) : '',
		target: relevant ? levelName(result.target) : '',
		importance: relevant ? `${result.importance}${result.ownImportance === 'yes' ? ' (yours)' : ''}` : '',
		basis: basisText(result),
		hours: gap === undefined ? '' : hoursText(gap.hours)
	};
}

/** Skills of which the same is said share one remark; where rating and checks agree comes last. */
function comparisons({ skills }: Report): readonly Remark[] {
	const relevant = skills.filter((result) => result.relevance === 'relevant');
	const agrees = (result: SkillResult) =>
		result.calibration.verdict === 'agrees' && result.contested === undefined && result.rated !== undefined;
	const texts = relevant
		.toSorted((a, b) => Number(agrees(a)) - Number(agrees(b)))
		.map((result) => [agrees(result) ? AGREEMENT : calibrationSentence(result), result.name] as const);
	return [...new Set(texts.map(([text]) => text))].map((text) =>
		remark(listText(texts.flatMap(([other, name]) => (other === text ? [name] : []))), text)
	);
}

function writeStep(report: Report, step: Step, number: number): WrittenStep {
	const task = taskOf(report, step.task);
	const { telling, others } = stepReasons(report, step);
	return {
		number,
		title: plainLine(task.title),
		dates: stepDatesText(step),
		hours: stepHoursText(step),
		origin: task.origin === 'guide' ? `Guide, phase ${task.phase}` : 'Added by us',
		reasons: lines([spentSentence(step), ...reasonSentences(report, step.reasons)]),
		telling: lines([spentSentence(step), ...telling]),
		others: lines(others),
		resources: task.resources.map(writeResource)
	};
}

function writeResource({ title, url, cost }: TaskFact['resources'][number]): WrittenResource {
	const address = webAddress(url);
	return { title: plainLine(title), cost, ...(address === undefined ? {} : { url: address }) };
}

function readinessRows({ roadmap }: Report): readonly ReadinessRow[] {
	const { personal, guide } = roadmap.readiness;
	const days = [...new Set([...personal, ...guide].map((point) => point.day))].sort();
	if (days.length < 2) return [];
	const picked = new Set(
		Array.from({ length: READINESS_PARTS + 1 }, (_, part) =>
			Math.round(((days.length - 1) * part) / READINESS_PARTS)
		)
	);
	const at = (points: typeof personal, day: string) =>
		shareText(points.findLast((point) => point.day <= day)?.readiness ?? roadmap.readiness.today);
	return days
		.filter((_, index) => picked.has(index))
		.map((day) => ({ day: dayText(day), personal: at(personal, day), guide: at(guide, day) }));
}

function remark(name: string, text: string): Remark {
	return { name: plainLine(name), text: plainLine(text) };
}

function lines(texts: readonly string[]): readonly string[] {
	return texts.map(plainLine).filter((text) => text !== '');
}
