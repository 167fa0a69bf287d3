import * as z from 'zod/mini';
import { CALIBRATION_VERDICTS } from '../domain/calibration';
import { IMPORTANCES } from '../domain/importance';
import { LEVELS } from '../domain/level';
import { MODES } from '../domain/record';
import { recordSchema } from '../domain/record-parser';
import type { Report } from '../domain/report';
import { RESULT_FORMAT, RESULT_KIND } from './json';

/**
 * The form of the result file, for programs that read it: `static/schemas/result.schema.json` is generated from
 * this. Nothing is parsed with it; only the record is ever read back, by its own parser.
 */

const about = (text: string) => z.describe(text);
const text = z.string();
const day = z.iso.date();
const share = z.number().check(z.gte(0), z.lte(1));
const hours = z.number().check(z.gte(0));
const count = z.int().check(z.gte(0));
const level = z.literal(LEVELS).check(about('0 New to me, 1 Aware, 2 Working, 3 Practised, 4 Expert'));
const importance = z.enum(IMPORTANCES);
const skillLevel = z.strictObject({ skill: text, level });
const tasks = z.array(text).check(about('Ids of tasks'));

const days = z.strictObject({ low: day, likely: day, high: day });
const cause = z.enum(['needed-by', 'waits-for', 'more-value-per-hour', 'less-value-per-hour', 'own-move']);

const reason = z.discriminatedUnion('code', [
	z.strictObject({ code: z.literal('closes-gap'), skill: text, importance, from: level, to: level }),
	z.strictObject({ code: z.literal('unlocks'), tasks }),
	z.strictObject({ code: z.literal('waits-for'), tasks }),
	z.strictObject({ code: z.literal('quick-win'), hours }),
	z.strictObject({
		code: z.literal('shortened-by-transfer'),
		from: skillLevel,
		to: skillLevel,
		hours,
		why: text
	}),
	z.strictObject({ code: z.literal('shortened-by-knowledge'), skill: text, level, hours }),
	z.strictObject({ code: z.literal('uncertain'), skill: text, low: level, high: level, hours }),
	z.strictObject({ code: z.literal('not-asked'), skill: text, level, hours }),
	z.strictObject({ code: z.literal('shortened-otherwise'), hours }),
	z.strictObject({ code: z.literal('practice'), skill: text, level }),
	z.strictObject({ code: z.literal('takes-calendar-time'), weeks: z.number() }),
	z.strictObject({ code: z.literal('job-search'), hours }),
	z.strictObject({ code: z.literal('added'), after: z.exactOptional(text), why: text }),
	z.strictObject({ code: z.literal('contested'), skill: text, level }),
	z.strictObject({ code: z.literal('earlier-than-guide'), places: count, cause, tasks }),
	z.strictObject({ code: z.literal('later-than-guide'), places: count, cause, tasks }),
	z.strictObject({ code: z.literal('as-in-guide') })
]);

const skill = z.strictObject({
	skill: text,
	name: text,
	short: text,
	view: z.enum(['transferable', 'to-learn']),
	rated: z.exactOptional(level),
	level,
	interval: z
		.strictObject({ low: level, high: level })
		.check(about('Shortest run of levels that holds at least 90 %')),
	probabilities: z.tuple([share, share, share, share, share]).check(about('Of the levels 0 to 4')),
	basis: z.enum(['none', 'rated', 'checked']),
	checks: count,
	unseen: count.check(about('Checks up to the target that were never shown')),
	missed: z.array(text),
	target: level,
	oneYearTarget: level,
	importance,
	ownImportance: z.enum(['yes', 'no']),
	contested: z.exactOptional(z.strictObject({ estimated: level, reason: z.exactOptional(text) })),
	relevance: z.enum(['relevant', 'not-relevant']),
	calibration: z.strictObject({
		skill: text,
		verdict: z.enum(CALIBRATION_VERDICTS),
		rated: z.exactOptional(level),
		certainty: share
	})
});

const moduleWork = z.strictObject({
	skill: text,
	level,
	fullHours: hours,
	probabilityNeeded: share,
	scheduled: z.boolean(),
	credit: z.number().check(z.gte(0), z.lte(0.5)),
	transferFrom: z.exactOptional(skillLevel),
	hours
});

const step = z.strictObject({
	task: text,
	fullHours: hours,
	hours: hours.check(about('Hours left for this person')),
	loggedHours: hours,
	modules: z.array(moduleWork),
	start: day,
	finish: days,
	places: z.int().check(about('Places earlier (positive) or later than in the guide')),
	uncertain: z.boolean(),
	needs: tasks,
	unlocks: tasks,
	attains: z.array(skillLevel),
	reasons: z.array(reason).check(z.minLength(1))
});

const droppable = z.array(z.strictObject({ task: text, hours, readinessLost: z.number() }));
const tight = { hoursPerWeekNeeded: hours, droppable };
const curve = z.array(z.strictObject({ day, readiness: share }));

const roadmap = z.strictObject({
	steps: z.array(step),
	skips: z.array(
		z.strictObject({
			task: text,
			hoursSaved: hours,
			known: z.array(z.strictObject({ skill: text, level, probability: share, checks: count }))
		})
	),
	done: z.array(z.strictObject({ task: text, on: day })),
	dropped: tasks,
	later: z.array(z.strictObject({ skill: text, from: level, to: level, tasks })),
	hours: z.strictObject({ low: hours, likely: hours, high: hours }),
	finish: days,
	order: z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('best') }),
		z.strictObject({ kind: z.literal('bounded'), atMost: z.number() }),
		z.strictObject({ kind: z.literal('own'), cost: z.number() })
	]),
	readiness: z.strictObject({
		today: share,
		personal: curve,
		guide: curve,
		personal80: z.exactOptional(day),
		guide80: z.exactOptional(day)
	}),
	deadline: z.discriminatedUnion('verdict', [
		z.strictObject({ verdict: z.literal('none') }),
		z.strictObject({ verdict: z.literal('holds'), spareDays: z.int() }),
		z.strictObject({ verdict: z.literal('before-start') }),
		z.strictObject({ verdict: z.literal('at-risk'), ...tight }),
		z.strictObject({ verdict: z.literal('too-tight'), ...tight })
	])
});

const taskFact = z.strictObject({
	id: text,
	title: text,
	origin: z.enum(['guide', 'added']),
	phase: count,
	asGiven: z.exactOptional(text),
	resources: z.array(
		z.strictObject({
			title: text,
			url: z.exactOptional(text),
			cost: z.enum(['free', 'paid', 'free to audit'])
		})
	)
});

const report = z.strictObject({
	format: z.literal(1),
	quiz: z.strictObject({
		id: text,
		title: text,
		fromRole: text,
		toRole: text,
		guideHoursPerWeek: z.number()
	}),
	contentHash: text,
	attempt: z.strictObject({ id: text, takenOn: day, mode: z.enum(MODES) }),
	today: day,
	settings: recordSchema.shape.settings,
	target: z.strictObject({
		id: text,
		name: text,
		others: z.array(z.strictObject({ id: text, name: text }))
	}),
	skills: z.array(skill),
	person: z.strictObject({ bias: z.number(), overRates: share, underRates: share, careless: share }),
	checks: z.strictObject({ right: count, wrong: count, unknown: count, skipped: count }),
	gaps: z.array(z.strictObject({ skill: text, level, target: level, importance, probability: share, hours })),
	strengths: z.array(z.strictObject({ skill: text, level, target: level, probability: share })),
	roadmap,
	tasks: z.record(text, taskFact),
	setAside: z.array(z.strictObject({ skill: text, item: text })),
	expectedMisallocation: z.number().check(about('Weeks of the guide'))
});

/** Any report has this form: the compiler checks that the two say the same. */
export const reportSchema: z.ZodMiniType<Report, Report> = report;

/** The whole result file. */
export const resultFileSchema = z.strictObject({
	kind: z.literal(RESULT_KIND),
	format: z.literal(RESULT_FORMAT),
	asOf: day.check(about('Day the figures of the report belong to')),
	record: recordSchema.check(about('Answers, settings and ticks: all that is read back')),
	report: report.check(about('Computed from the record; never read back'))
});

/** The JSON Schema of the result file, draft 2020-12, as the text of `static/schemas/result.schema.json`. */
export function makeResultSchema(): string {
	const schema = z.toJSONSchema(resultFileSchema, { io: 'output', reused: 'ref' });
	return `${JSON.stringify({ title: 'A Crosswalk result', ...schema }, undefined, 2)}\n`;
}
