import { describe, expect, test } from 'vitest';
import { compareAttempts } from '../../src/lib/domain/comparison';
import { dropTask, logHours, tickTask } from '../../src/lib/domain/plan-change';
import type { Quiz } from '../../src/lib/domain/quiz';
import { recheckOffers } from '../../src/lib/domain/recheck';
import { parseRecord } from '../../src/lib/domain/record-parser';
import { assess } from '../../src/lib/domain/report';
import type { Response } from '../../src/lib/domain/response';
import { seenReport, whatChanged } from '../../src/lib/domain/seen-report';
import { nextCheck } from '../../src/lib/domain/selection';
import { toCsv } from '../../src/lib/export/csv';
import { eveningTimes } from '../../src/lib/export/evening';
import { toCalendar, toEveningCalendar } from '../../src/lib/export/ics';
import { toMarkdown } from '../../src/lib/export/markdown';
import * as sentence from '../../src/lib/export/sentence';
import { writeReport } from '../../src/lib/export/written-report';
import { EXAMPLE_DAY, exampleRecord } from '../../src/lib/server/example-person';
import { loadQuiz } from '../../src/lib/server/quiz-files';
import {
	aQuiz,
	aReport,
	aRoadmap,
	aTarget,
	aTask,
	anAttempt,
	someSettings,
	TODAY
} from '../support/builders';

/**
 * Unusual states in which something untrue was said once: each of these failed first.
 */

const quiz = loadQuiz('backend-developer-to-ai-platform-engineer');
const record = exampleRecord(quiz);
const withSettings = (change: object) => ({ ...record, settings: { ...record.settings, ...change } });
const rating = (skill: string, level: 0 | 1 | 2 | 3 | 4): Response => ({
	kind: 'rating',
	skill,
	answer: { type: 'level', level },
	at: record.startedAt,
	tookMs: 1
});
const lacking = (id: string): Quiz => ({
	...quiz,
	contentHash: 'edited',
	skills: quiz.skills.filter((s) => s.id !== id),
	targets: quiz.targets.map((t) => ({ ...t, requirements: t.requirements.filter((r) => r.skill !== id) })),
	tasks: quiz.tasks
		.map((t) => ({
			...t,
			trains: t.trains.filter((x) => x.skill !== id),
			reaches: t.reaches.filter((x) => x.skill !== id)
		}))
		.filter((t) => t.trains.length > 0 || t.fixedHours > 0),
	prerequisites: quiz.prerequisites.filter((p) => p.needs.skill !== id && p.before.skill !== id),
	transfers: quiz.transfers.filter((p) => p.from.skill !== id && p.to.skill !== id)
});

test('a first day that is past is said with the day the plan counts from, and no file starts before that', () => {
	const settings = { ...record.settings, startDay: '2026-03-03' };
	const report = assess(quiz, { ...record, settings }, EXAMPLE_DAY);
	const day = sentence.dayText(EXAMPLE_DAY);
	const says = `from ${day} (the first day set, 3 March 2026, is past).`;
	expect(toMarkdown(report)).toContain(says);
	expect(writeReport(report).plan.terms.join(' ')).toContain(says);
	const ofToday = assess(quiz, { ...record, settings: { ...settings, startDay: EXAMPLE_DAY } }, EXAMPLE_DAY);
	expect(toCalendar(report)).toBe(toCalendar(ofToday));
	expect(toCsv(report)).toBe(toCsv(ofToday));
	const times = eveningTimes(report, 1140);
	expect(toEveningCalendar(report, times)).toBe(toEveningCalendar(ofToday, times));
});

test('a step whose planned hours are all spent says the same in every file', () => {
	const [{ task } = { task: '' }] = assess(quiz, record, EXAMPLE_DAY).roadmap.steps;
	const report = assess(quiz, { ...record, settings: logHours(record.settings, task, 400) }, EXAMPLE_DAY);
	const place = report.roadmap.steps.findIndex((step) => step.task === task);
	const says = 'All its planned hours are spent; it is open until it is ticked as done.';
	const hours = 'about 400 h spent, none left';
	for (const [name, file] of [
		['Markdown', toMarkdown(report)],
		[
			'calendar',
			toCalendar(report)
				.replace(/\r\n /g, '')
				.replace(/\\([,;])/g, '$1')
		],
		['table', toCsv(report)]
	] as const) {
		expect(file, name).toContain(says);
		if (name !== 'table') expect(file, name).toContain(hours);
		expect(file, name).not.toContain('no time');
	}
	const step = writeReport(report).plan.steps[place];
	expect(step).toMatchObject({ hours });
	expect(step?.telling[0]).toBe(says);
});

describe('a skill that left the pathway', () => {
	test('notes about the attempt', () =>
		expect(() => sentence.attemptNotes(assess(lacking('gpu-computing'), record, EXAMPLE_DAY))).not.toThrow());
	test('a check of an unknown skill in a link or file', () => {
		const bogus = {
			...record,
			responses: [
				...record.responses,
				{
					kind: 'check' as const,
					item: 'nope',
					skill: 'nope',
					version: 'v',
					answer: { type: 'unknown' as const },
					shown: [0, 1],
					at: record.startedAt,
					tookMs: 0
				}
			]
		};
		expect(parseRecord(bogus).ok).toBe(true);
		expect(() => sentence.attemptNotes(assess(quiz, bogus, EXAMPLE_DAY))).not.toThrow();
	});
	test('the comparison names only skills that the later report has', () => {
		const now = assess(lacking('gpu-computing'), record, EXAMPLE_DAY);
		const known = new Set(now.skills.map(({ skill }) => skill));
		for (const { because } of compareAttempts(assess(quiz, record, EXAMPLE_DAY), now).plan)
			for (const skill of because) expect(known).toContain(skill);
	});
});
describe('readiness today', () => {
	const at = (pace: object, more: object = {}) => {
		const q = aQuiz();
		return assess(
			q,
			anAttempt(q, {
				settings: someSettings(q, {
					pace: { hoursPerWeek: 10, weekdays: [0, 1, 2, 3, 4, 5, 6], timeOff: [], ...pace },
					...more
				})
			}),
			TODAY
		);
	};
	test('does not depend on the pace', () =>
		expect(at({ hoursPerWeek: 60, weekdays: [1] }).roadmap.readiness.today).toBe(
			at({}).roadmap.readiness.today
		));
	test('nor does "You are past 80 %"', () =>
		expect(sentence.readinessSentence(at({ hoursPerWeek: 60, weekdays: [1] }))).not.toContain('past 80 %'));
	test('hours noted without a tick reach no level', () =>
		expect(at({}, { loggedHours: { 'python-1': 100 } }).roadmap.readiness.today).toBe(
			at({}).roadmap.readiness.today
		));
});
describe('re-checks', () => {
	test('none is offered for a skill without an unseen item', () => {
		const gpu = quiz.skills.find(({ id }) => id === 'gpu-computing')!;
		const checks = gpu.items
			.filter((i) => i.level <= 1)
			.map((i, k): Response => ({
				kind: 'check',
				item: i.id,
				skill: gpu.id,
				version: i.version,
				answer: k % 2 === 1 ? { type: 'unknown' } : { type: 'option', option: i.key, confidence: 'not-sure' },
				shown: [0, 1, 2, 3],
				at: record.startedAt,
				tookMs: 1
			}));
		const responses = [...quiz.skills.map(({ id }) => rating(id, 1)), ...checks];
		const again: readonly Response[] = [
			...responses,
			{ kind: 'recheck', skill: gpu.id, at: record.startedAt },
			rating(gpu.id, 1)
		];
		expect(nextCheck(quiz, again, { mode: 'adaptive' })).toEqual({ kind: 'enough', why: 'no-items' }); // true: nothing can be asked
		expect(assess(quiz, { ...record, responses: again }, EXAMPLE_DAY).skills.at(-1)?.checks).toBe(0); // true: three checks are lost
		expect(
			recheckOffers(assess(quiz, { ...record, responses }, EXAMPLE_DAY)).map(({ skill }) => skill)
		).not.toContain(gpu.id);
	});
});
describe('deadlines', () => {
	test('nothing left to do and the day is past', () => {
		const { steps } = assess(quiz, record, EXAMPLE_DAY).roadmap;
		const settings = steps.reduce((all, { task }) => tickTask(all, task, EXAMPLE_DAY), record.settings);
		const done = assess(quiz, { ...record, settings: { ...settings, deadline: '2026-10-15' } }, EXAMPLE_DAY);
		expect(done.roadmap.steps).toEqual([]);
		expect(sentence.deadlineSentence(done)).not.toContain('too tight');
	});
	test('a day that is past is no matter of calendar time', () =>
		expect(
			sentence.deadlineSentence(assess(quiz, withSettings({ deadline: '2026-10-15' }), EXAMPLE_DAY))
		).not.toContain('need their time on the calendar'));
	test('nor are more than 60 hours a week, where no step takes calendar time', () => {
		const q = aQuiz();
		const r = aReport(q, anAttempt(q, { settings: someSettings(q, { deadline: '2026-11-25' }) }));
		expect(r.roadmap.deadline).toMatchObject({ hoursPerWeekNeeded: 107 });
		expect(sentence.deadlineSentence(r)).not.toContain('need their time on the calendar');
	});
});
describe('own order', () => {
	test('its cost is a number', () => {
		const q = aQuiz({
			prerequisites: [],
			tasks: [
				aTask('learn', { trains: [{ skill: 'python', level: 1, hours: 10 }] }),
				aTask('jobs', { fixedHours: 20, optional: true })
			],
			targets: [aTarget(['python', 'serving', 'gpu'], 1)]
		});
		const r = aReport(
			q,
			anAttempt(q, { settings: someSettings(q, { loggedHours: { learn: 10 }, ownOrder: ['jobs', 'learn'] }) })
		);
		expect(sentence.orderSentence(r)).not.toContain('Infinity');
		expect(JSON.parse(JSON.stringify(r.roadmap.order)).cost).not.toBeNull();
	});
	test('is not claimed when none of its tasks is open', () => {
		const task = assess(quiz, record, EXAMPLE_DAY).roadmap.steps[0]!.task;
		expect(
			assess(
				quiz,
				{ ...record, settings: { ...tickTask(record.settings, task, EXAMPLE_DAY), ownOrder: [task] } },
				EXAMPLE_DAY
			).roadmap.order.kind
		).toBe('best');
	});
});
describe('comparison and what changed', () => {
	test('a task that was only left out before is not new because of a skill', () => {
		const base = assess(quiz, record, EXAMPLE_DAY);
		const task = base.roadmap.steps[0]!.task;
		const before = assess(quiz, { ...record, settings: dropTask(record.settings, task) }, EXAMPLE_DAY);
		expect(before.skills).toEqual(base.skills);
		expect(compareAttempts(before, base).plan.flatMap(({ because }) => because)).toEqual([]);
	});
	test('a skill that is no longer relevant has no level to compare', () => {
		const rated = record.responses.filter(({ kind }) => kind === 'rating');
		const now = rated.map((r): Response =>
			r.skill === 'api-development' && r.kind === 'rating' ? { ...r, answer: { type: 'not-relevant' } } : r
		);
		const [a, b] = [
			assess(quiz, { ...record, responses: rated }, EXAMPLE_DAY),
			assess(quiz, { ...record, responses: now }, EXAMPLE_DAY)
		];
		expect(
			compareAttempts(a, b).levels.filter(
				({ skill, trend }) => skill === 'api-development' && trend !== 'same'
			)
		).toEqual([]);
		expect(whatChanged(seenReport(a), b).levels.filter(({ skill }) => skill === 'api-development')).toEqual(
			[]
		);
	});
});
describe('what is said of evidence', () => {
	test('a level against the checks is not what the answers show', () => {
		const r = assess(
			quiz,
			withSettings({ contested: { 'kubernetes-for-ml': { level: 4, on: EXAMPLE_DAY } } }),
			EXAMPLE_DAY
		);
		expect(r.skills.find(({ skill }) => skill === 'kubernetes-for-ml')?.contested?.estimated).toBe(1);
		const said = r.roadmap.steps
			.flatMap(({ reasons }) => reasons)
			.filter((x) => x.code === 'shortened-by-knowledge' && x.skill === 'kubernetes-for-ml');
		expect(
			said.map((x) => sentence.reasonSentence(r, x)).filter((t) => t.includes('your answers already show'))
		).toEqual([]);
	});
	test('what nobody rated is not "self-rated only"', () => {
		const responses = quiz.skills.slice(1).map(({ id }) => rating(id, 4));
		const r = assess(quiz, { ...record, responses }, EXAMPLE_DAY);
		expect(r.skills[0]?.basis).toBe('none');
		const skips = r.roadmap.skips.filter(({ known }) =>
			known.every(({ skill }) => skill === 'api-development')
		);
		expect(
			skips.map((skip) => sentence.skipSentence(r, skip)).filter((t) => t.includes('self-rated only'))
		).toEqual([]);
	});
	test('the level of an unanswered skill is not that of anybody', () => {
		const of = (level: 0 | 4) =>
			assess(
				quiz,
				{ ...record, responses: quiz.skills.slice(1).map(({ id }) => rating(id, level)) },
				EXAMPLE_DAY
			).skills[0]!;
		expect(of(0).level).not.toBe(of(4).level); // true: 1 and 3
		expect(sentence.calibrationSentence(of(4))).not.toContain('anybody');
	});
	test('nothing rests on ratings that were all skipped', () => {
		const responses = quiz.skills.map(({ id }): Response => ({
			kind: 'rating',
			skill: id,
			answer: { type: 'skipped' },
			at: record.startedAt,
			tookMs: 1
		}));
		expect(sentence.checksSentence(assess(quiz, { ...record, responses }, EXAMPLE_DAY))).not.toContain(
			'your own ratings'
		);
	});
});
test('the day an attempt was taken is never after today', () => {
	// 17:20 on 1 November in Los Angeles
	const r = assess(
		quiz,
		{ ...record, startedAt: '2026-11-02T01:00:00.000Z', finishedAt: '2026-11-02T01:20:00.000Z' },
		'2026-11-01',
		'2026-11-01'
	);
	expect(r.attempt.takenOn <= r.today).toBe(true);
});
describe('levels of one skill in order', () => {
	const q = aQuiz({
		targets: [aTarget(['python', 'serving', 'gpu'], 3)],
		prerequisites: [
			{
				needs: { skill: 'python', level: 3 },
				before: { skill: 'serving', level: 1 },
				strength: 'hard',
				why: 'x'
			}
		],
		tasks: ['python', 'serving', 'gpu'].flatMap((skill) =>
			([1, 2, 3] as const).map((level) =>
				aTask(`${skill}-${level}`, {
					trains: [{ skill, level, hours: level === 1 && skill === 'python' ? 80 : 5 }]
				})
			)
		)
	});
	test.each([{ dropped: ['python-2'] }, { done: { 'python-2': { on: TODAY } } }])(
		'level 1 stands before level 3: %o',
		(change) => {
			const order = aRoadmap(q, [0, 0, 0], change).steps.map(({ task }) => task);
			expect(order.indexOf('python-1')).toBeLessThan(order.indexOf('python-3'));
		}
	);
});
test('"Later" starts where the person stands', () => {
	const q = aQuiz({
		targets: [aTarget(['python', 'serving', 'gpu'], 1), aTarget(['python', 'serving', 'gpu'], 4, 'later')],
		oneYearTarget: 'later'
	});
	const r = aReport(
		q,
		anAttempt(q, { settings: someSettings(q, { contested: { python: { level: 3, on: TODAY } } }) })
	);
	expect(r.roadmap.later.find(({ skill }) => skill === 'python')?.from).toBe(3);
});
