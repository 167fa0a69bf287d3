import { describe, expect, test } from 'vitest';
import { compareAttempts } from '../../src/lib/domain/comparison';
import type { Item, Quiz } from '../../src/lib/domain/quiz';
import { recheckOffers } from '../../src/lib/domain/recheck';
import { measure } from '../../src/lib/domain/measurement';
import { assess, type Attempt } from '../../src/lib/domain/report';
import type { CheckAnswer, Response } from '../../src/lib/domain/response';
import { planRoadmap } from '../../src/lib/domain/plan';
import { seenReport, whatChanged } from '../../src/lib/domain/seen-report';
import { anAttempt, aQuiz, aReport, aSkill, aTask, someSettings, TODAY } from '../support/builders';

const AT = '2026-11-22T18:05:00.000Z';

function anItem(skill: string, level: 1 | 2, subtopic: string): Item {
	return {
		id: `${skill}-${subtopic}`,
		skill,
		version: 'v1',
		level,
		subtopic,
		verifies: 'Knows it.',
		stem: 'Which?',
		options: ['a', 'b', 'c', 'd'].map((text) => ({ text, why: text })),
		key: 0,
		order: 'shuffle',
		explanation: 'It is a.',
		sources: []
	};
}

const quiz: Quiz = aQuiz({
	skills: [
		aSkill('python', { items: [anItem('python', 1, 'lists'), anItem('python', 2, 'typing')] }),
		aSkill('serving', {
			items: ['batching', 'latency', 'limits'].map((topic) => anItem('serving', 1, topic))
		}),
		aSkill('gpu')
	]
});

const rate = (skill: string, level: 0 | 1 | 2 | 3 | 4): Response => ({
	kind: 'rating',
	skill,
	answer: { type: 'level', level },
	at: AT,
	tookMs: 1
});

const answer = (skill: string, subtopic: string, what: CheckAnswer, version = 'v1'): Response => ({
	kind: 'check',
	item: `${skill}-${subtopic}`,
	skill,
	version,
	answer: what,
	shown: [0, 1, 2, 3],
	at: AT,
	tookMs: 1
});

const attempt = (responses: readonly Response[], change: Partial<Attempt> = {}): Attempt =>
	anAttempt(quiz, { responses, ...change });

const beginner = attempt(['python', 'serving', 'gpu'].map((skill) => rate(skill, 0)));

describe('assess', () => {
	test('is a function of its arguments alone', () => {
		expect(JSON.stringify(assess(quiz, beginner, TODAY))).toBe(
			JSON.stringify(assess(structuredClone(quiz), structuredClone(beginner), TODAY))
		);
	});

	test('carries the frame: quiz, attempt, day, target and settings', () => {
		const { finishedAt: _, ...unfinished } = beginner;
		expect(_).toBeDefined();
		const report = assess(quiz, { ...unfinished, startedAt: '2026-11-20T23:30:00.000Z' }, TODAY);
		expect(report).toMatchObject({
			format: 1,
			contentHash: 'content-1',
			attempt: { id: 'attempt-1', takenOn: '2026-11-20', mode: 'adaptive' },
			today: TODAY,
			target: { id: 'entry', others: [] }
		});
		expect(assess(quiz, beginner, TODAY).attempt.takenOn).toBe('2026-11-22');
	});

	test('works with no answer at all, and gives every skill a level and a place', () => {
		const report = assess(quiz, attempt([]), TODAY);
		expect(report.skills.map(({ skill, basis }) => [skill, basis])).toEqual([
			['python', 'none'],
			['serving', 'none'],
			['gpu', 'none']
		]);
		expect([...report.gaps, ...report.strengths]).toHaveLength(3);
		expect(report.roadmap.steps.length).toBeGreaterThan(0);
	});

	test('counts checks by outcome and names what was missed, once', () => {
		const report = assess(
			quiz,
			attempt([
				rate('python', 4),
				answer('python', 'lists', { type: 'option', option: 2, confidence: 'sure' }),
				answer('python', 'typing', { type: 'unknown' })
			]),
			TODAY
		);
		expect(report.checks).toEqual({ right: 0, wrong: 1, unknown: 1, skipped: 0 });
		expect(report.skills[0]).toMatchObject({
			rated: 4,
			checks: 2,
			basis: 'checked',
			missed: ['lists', 'typing'],
			calibration: { verdict: 'checks-lower' }
		});
	});

	test('right and skipped checks are not missed; an answer to another version is set aside', () => {
		const report = assess(
			quiz,
			attempt([
				answer('python', 'lists', { type: 'option', option: 0, confidence: 'sure' }),
				answer('python', 'typing', { type: 'unknown' }, 'v0')
			]),
			TODAY
		);
		expect(report.skills[0]?.missed).toEqual([]);
		expect(report.checks).toEqual({ right: 1, wrong: 0, unknown: 0, skipped: 0 });
		expect(report.setAside).toEqual([{ skill: 'python', item: 'python-typing' }]);
		const skipped = assess(quiz, attempt([answer('python', 'lists', { type: 'skipped' })]), TODAY);
		expect(skipped.checks.skipped).toBe(1);
	});

	test('a contested level is used everywhere and marked, with what the answers said', () => {
		const contested = { gpu: { level: 2 as const, on: TODAY, reason: 'I run three of them.' } };
		const report = assess(quiz, { ...beginner, settings: someSettings(quiz, { contested }) }, TODAY);
		expect(report.skills[2]).toMatchObject({
			level: 2,
			interval: { low: 2, high: 2 },
			probabilities: [0, 0, 1, 0, 0],
			contested: { estimated: 0, reason: 'I run three of them.' }
		});
		expect(report.strengths.map(({ skill }) => skill)).toEqual(['gpu']);
		expect(report.roadmap.skips.map(({ task }) => task)).toEqual(['gpu-1', 'gpu-2']);
	});

	test('a skill that is not relevant is in no gap, no strength, no step', () => {
		const responses = [
			...beginner.responses,
			{ ...rate('gpu', 0), answer: { type: 'not-relevant' } } as Response
		];
		const report = assess(quiz, attempt(responses), TODAY);
		expect(report.skills[2]).toMatchObject({ relevance: 'not-relevant', target: 0 });
		expect([...report.gaps, ...report.strengths].map(({ skill }) => skill)).not.toContain('gpu');
		expect(report.roadmap.steps.flatMap(({ modules }) => modules.map(({ skill }) => skill))).not.toContain(
			'gpu'
		);
	});

	test('gaps are sorted by hours, and their hours are those of the plan', () => {
		const report = assess(quiz, attempt([rate('python', 2), rate('serving', 0), rate('gpu', 0)]), TODAY);
		const hours = report.gaps.map((gap) => gap.hours);
		expect(hours).toEqual(hours.toSorted((a, b) => b - a));
		const planned = report.roadmap.steps
			.flatMap(({ modules }) => modules)
			.filter(({ skill }) => skill === report.gaps[0]?.skill)
			.reduce((sum, module) => sum + module.hours, 0);
		expect(report.gaps[0]?.hours).toBeCloseTo(planned, 2);
	});

	test('knows every task its roadmap names, with resources in the order of the task', () => {
		const resources = ['r1', 'r2'].map((id) => ({
			id,
			status: 'A' as const,
			title: `Book ${id}`,
			cost: 'free' as const,
			checkedOn: TODAY
		}));
		const tasks = quiz.tasks.map((task) => ({ ...task, resources: ['r2', 'r1'] }));
		const report = assess({ ...quiz, resources, tasks }, beginner, TODAY);
		for (const { task, needs, unlocks } of report.roadmap.steps) {
			for (const id of [task, ...needs, ...unlocks]) expect(report.tasks[id]?.title).toBe(`Task ${id}`);
		}
		expect(report.tasks['gpu-1']?.resources.map(({ title }) => title)).toEqual(['Book r2', 'Book r1']);
	});

	test('the plan of a report is the plan of its measurement and settings', () => {
		const { settings, responses } = beginner;
		const input = { ...measure(quiz, responses), quiz, settings, today: TODAY };
		expect(assess(quiz, beginner, TODAY).roadmap).toEqual(planRoadmap(input));
	});
});

describe('compareAttempts', () => {
	const before = assess(quiz, beginner, TODAY);
	const later = (change: Partial<Attempt>) => assess(quiz, { ...beginner, ...change }, TODAY);

	test('an attempt is the same as itself', () => {
		const same = compareAttempts(before, before);
		expect(same.plan).toEqual([]);
		expect(same.levels.map(({ trend }) => trend)).toEqual(['same', 'same', 'same']);
		expect(same).toMatchObject({ comparable: 'yes', hoursBefore: same.hoursNow });
	});

	test('tells a step that was done from one that is known now, and names the skill behind it', () => {
		const now = later({
			settings: someSettings(quiz, {
				done: { 'python-1': { on: TODAY } },
				dropped: ['serving-2'],
				contested: { gpu: { level: 2, on: TODAY } }
			})
		});
		const { plan, levels, hoursNow, hoursBefore } = compareAttempts(before, now);
		expect(plan.map(({ task, fate, because }) => [task, fate, because]).toSorted()).toEqual([
			['gpu-1', 'known-now', ['gpu']],
			['gpu-2', 'known-now', ['gpu']],
			['python-1', 'done', []],
			['serving-2', 'dropped', []]
		]);
		expect(levels.find(({ skill }) => skill === 'gpu')?.trend).toBe('higher');
		expect(hoursNow).toBeLessThan(hoursBefore);
	});

	test('a difference inside both intervals is not called one', () => {
		const unsure = later({ responses: [rate('python', 2), rate('serving', 0), rate('gpu', 0)] });
		const [change] = compareAttempts(before, unsure).levels;
		expect(change).toMatchObject({ skill: 'python', before: 0 });
		expect(change && change.now > change.before).toBe(true);
		expect(['higher', 'cannot-tell']).toContain(change?.trend);
		const widened = {
			...before,
			skills: before.skills.map((skill) => ({ ...skill, interval: { low: 0 as const, high: 4 as const } }))
		};
		const both = {
			...unsure,
			skills: unsure.skills.map((skill) => ({ ...skill, interval: { low: 0 as const, high: 4 as const } }))
		};
		expect(compareAttempts(widened, both).levels[0]?.trend).toBe('cannot-tell');
	});

	test('says when the two cannot be compared as they are', () => {
		expect(compareAttempts(before, { ...before, contentHash: 'other' }).comparable).toBe('content-changed');
		const elsewhere = { ...before, target: { ...before.target, id: 'other' } };
		expect(compareAttempts(before, elsewhere).comparable).toBe('other-target');
	});
});

describe('whatChanged', () => {
	const seen = seenReport(aReport(quiz, beginner));

	test('nothing, when nothing did', () => {
		expect(whatChanged(seen, assess(quiz, beginner, TODAY))).toEqual({
			content: 'same',
			levels: [],
			added: [],
			gone: [],
			hours: [],
			moved: [],
			setAside: []
		});
	});

	test('an edited pathway: new, longer, moved and vanished tasks are named', () => {
		const [first, ...others] = quiz.tasks;
		if (first === undefined) throw new Error('No task');
		const edited: Quiz = {
			...quiz,
			contentHash: 'content-2',
			tasks: [
				...others.filter(({ id }) => id !== 'gpu-2'),
				{ ...first, trains: first.trains.map((training) => ({ ...training, hours: 400 })) },
				aTask('gpu-lab', { trains: [{ skill: 'gpu', level: 2, hours: 4 }] })
			]
		};
		const changed = whatChanged(seen, assess(edited, beginner, TODAY));
		expect(changed.content).toBe('edited');
		expect(changed.added).toEqual(['gpu-lab']);
		expect(changed.gone).toEqual([{ task: 'gpu-2', title: 'Task gpu-2', to: 'no-longer-wanted' }]);
		expect(changed.hours.map(({ task }) => task)).toEqual(['python-1']);
		expect(changed.moved.map(({ task }) => task)).toContain('python-1');
	});

	test('says where a step went', () => {
		const settings = someSettings(quiz, {
			done: { 'python-1': { on: TODAY } },
			dropped: ['serving-1'],
			contested: { gpu: { level: 2, on: TODAY } }
		});
		const changed = whatChanged(seen, assess(quiz, { ...beginner, settings }, TODAY));
		const went = Object.fromEntries(changed.gone.map(({ task, to }) => [task, to]));
		expect(went).toEqual({
			'python-1': 'done',
			'serving-1': 'dropped',
			'gpu-1': 'skipped',
			'gpu-2': 'skipped'
		});
		expect(changed.levels).toEqual([{ skill: 'gpu', before: 0, now: 2 }]);
	});
});

describe('recheckOffers', () => {
	test('offers the skill nobody asked about first, and none where nothing is in doubt', () => {
		const unsure = assess(quiz, attempt([rate('python', 1), rate('gpu', 0)]), TODAY);
		const offers = recheckOffers(unsure);
		expect(offers[0]?.skill).toBe('serving');
		expect(offers.map(({ hoursInDoubt }) => hoursInDoubt)).toEqual(
			offers.map(({ hoursInDoubt }) => hoursInDoubt).toSorted((a, b) => b - a)
		);
		const contested = Object.fromEntries(
			['python', 'serving', 'gpu'].map((skill) => [skill, { level: 0 as const, on: TODAY }])
		);
		const sure = assess(quiz, attempt([], { settings: someSettings(quiz, { contested }) }), TODAY);
		expect(recheckOffers(sure)).toEqual([]);
	});
});
