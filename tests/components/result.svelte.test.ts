import { render, screen, within } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import AnswerList from '../../src/lib/components/result/AnswerList.svelte';
import EarlierAttempts from '../../src/lib/components/result/EarlierAttempts.svelte';
import GapList from '../../src/lib/components/result/GapList.svelte';
import LevelTable from '../../src/lib/components/result/LevelTable.svelte';
import { LivePlan } from '../../src/lib/components/result/live-plan.svelte';
import RoadmapTimeline from '../../src/lib/components/result/RoadmapTimeline.svelte';
import WhatIfPanel from '../../src/lib/components/result/WhatIfPanel.svelte';
import SettingsPanel from '../../src/lib/components/settings/SettingsPanel.svelte';
import { levelName, type Level } from '../../src/lib/domain/level';
import { dropTask, logHours, tickTask } from '../../src/lib/domain/plan-change';
import { measure } from '../../src/lib/domain/measurement';
import type { SessionRecord } from '../../src/lib/domain/record';
import type { RatingAnswer } from '../../src/lib/domain/response';
import { assess, draftReport, explained, type Report } from '../../src/lib/domain/report';
import type { Keeper } from '../../src/lib/storage/keeper.svelte';
import { anAttempt, aQuiz, aReport, aSkill, someSettings, TODAY } from '../support/builders';
import { anAnswer, aRating, aRecord } from '../support/records';
import { aCheck } from '../support/sessions';

const quiz = aQuiz();

const record: SessionRecord = {
	...aRecord(),
	quiz: quiz.id,
	responses: [],
	settings: someSettings(quiz),
	finishedAt: '2026-11-22T18:20:00.000Z',
	position: { stage: 'finished' }
};

const nothing = {
	tick: vi.fn(),
	untick: vi.fn(),
	log: vi.fn(),
	drop: vi.fn(),
	restore: vi.fn(),
	move: vi.fn(),
	recheck: vi.fn()
};

describe('the table beside the radar', () => {
	test('has the numbers of the report, a row header each', () => {
		const report = aReport(quiz);
		render(LevelTable, { report });
		for (const skill of report.skills) {
			const row = screen.getByRole('rowheader', { name: new RegExp(skill.name) }).closest('tr');
			if (row === null) throw new Error(`No row for ${skill.name}`);
			const cells = within(row).getAllByRole('cell');
			expect(cells[0]?.textContent).toContain(levelName(skill.level));
			expect(cells[1]?.textContent).toContain(levelName(skill.target));
		}
	});

	test('says by the order of the role, not of the person, where a skill stands', () => {
		// Who changes roles may lack a skill that carries over, and have one that the role adds.
		render(LevelTable, { report: aReport(quiz) });
		const heads = [...document.querySelectorAll('th[scope=rowgroup]')].map(({ textContent }) => textContent);
		expect(heads).toHaveLength(2);
		for (const head of heads) expect(head).not.toMatch(/\b(you|your|bring|have)\b/i);
	});
});

describe('the plan', () => {
	test('has every step once, in order, with at least one reason', () => {
		const report = aReport(quiz);
		render(RoadmapTimeline, { report, actions: nothing });
		const steps = [...document.querySelectorAll('article')];
		expect(steps.map((step) => step.querySelector('h4')?.textContent?.replace(/\s+/g, ' ').trim())).toEqual(
			report.roadmap.steps.map(({ task }, index) => `${index + 1}. ${report.tasks[task]?.title ?? ''}`)
		);
		expect(steps.every((step) => step.querySelectorAll('.reasons li').length > 0)).toBe(true);
	});

	test('can be ticked and moved with the keyboard', async () => {
		const report = aReport(quiz);
		const [first] = report.roadmap.steps;
		if (first === undefined) throw new Error('A beginner has steps.');
		const title = report.tasks[first.task]?.title ?? '';
		render(RoadmapTimeline, { report, actions: nothing });
		await userEvent.click(page.getByRole('checkbox', { name: `Done: ${title}`, exact: true }));
		expect(nothing.tick).toHaveBeenCalledWith(first.task);
		await userEvent.click(page.getByText(new RegExp(`More .*: ${title}`)).first());
		await userEvent.click(page.getByRole('button', { name: `Move down: ${title}`, exact: true }));
		expect(nothing.move).toHaveBeenCalledWith(first.task, 'down');
		// The focus is looked after for two frames more, and not in the test that follows.
		for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
	});

	test('offers nothing to change where it is only shown', () => {
		render(RoadmapTimeline, { report: aReport(quiz) });
		expect(screen.queryByRole('checkbox')).toBeNull();
		expect(screen.queryByRole('button')).toBeNull();
	});
});

describe('a plan without steps', () => {
	const tasks = quiz.tasks.map(({ id }) => id);
	const everyLevelIsThere = /every level|every other level/;
	const rated = (answers: readonly RatingAnswer[]) =>
		aReport(
			quiz,
			anAttempt(quiz, {
				responses: quiz.skills.map(({ id }, index) => ({
					kind: 'rating',
					skill: id,
					answer: answers[index] ?? { type: 'level', level: 4 },
					at: '2026-11-22T18:05:00.000Z',
					tookMs: 1
				}))
			})
		);

	function show(report: Report) {
		render(RoadmapTimeline, { report, actions: nothing });
		render(GapList, { report });
		return document.body.textContent?.replace(/\s+/g, ' ') ?? '';
	}

	test('says that every level is there when it is', () => {
		const text = show(rated([]));
		expect(text).toContain('every level it asks for is there');
		expect(text).toContain('your answers show every level this role asks for');
	});

	test('of somebody who left all steps out says that levels are missing', () => {
		const settings = tasks.reduce(dropTask, someSettings(quiz));
		const report = aReport(quiz, anAttempt(quiz, { settings }));
		expect(report.gaps).not.toEqual([]);
		const text = show(report);
		expect(text).toContain('you left out steps that lead there');
		expect(text).not.toMatch(everyLevelIsThere);
		expect(text).not.toContain('no time');
		expect(text).not.toContain('The plan starts with');
	});

	test('of a step whose planned hours are all spent says so, and what can be done about it', () => {
		const [task = ''] = tasks;
		const report = aReport(quiz, anAttempt(quiz, { settings: logHours(someSettings(quiz), task, 400) }));
		const text = show(report);
		expect(text).toContain('about 400 h spent, none left');
		expect(text).toContain('All its planned hours are spent; it is open until it is ticked as done.');
		expect(text).toContain(
			'If it needs more time, lower ‘Hours spent so far’ until the plan shows what it still needs'
		);
		expect(text).not.toContain('no time');
	});

	test('of somebody who has done all steps says so', () => {
		const settings = tasks.reduce((all, task) => tickTask(all, task, TODAY), someSettings(quiz));
		const text = show(aReport(quiz, anAttempt(quiz, { settings })));
		expect(text).toContain('you have done them all');
		expect(text).not.toMatch(everyLevelIsThere);
	});

	test('of somebody for whom nothing is relevant claims nothing', () => {
		const text = show(rated(quiz.skills.map(() => ({ type: 'not-relevant' }))));
		expect(text).toContain('Nothing is planned');
		expect(text).not.toMatch(everyLevelIsThere);
		expect(text).not.toContain('at its target yet');
	});

	test('names what is not counted as not relevant', () => {
		const text = show(rated([{ type: 'not-relevant' }]));
		expect(text.match(/apart from what you said is not relevant to you/g)).toHaveLength(2);
	});
});

describe('the steps out of sight', () => {
	const reportAt = (hoursPerWeek: number) => {
		const settings = someSettings(quiz);
		return aReport(
			quiz,
			anAttempt(quiz, { settings: { ...settings, pace: { ...settings.pace, hoursPerWeek } } })
		);
	};
	const [before, after] = [reportAt(5), reportAt(12)];
	const dates = () => [...document.querySelectorAll('.when')].map(({ textContent }) => textContent);

	/** The plan of before, in sight or not. */
	async function showBefore(place: 'in sight' | 'out of sight') {
		// Above the page, where nothing scrolls to it.
		document.body.style.transform = place === 'in sight' ? 'none' : 'translateY(-1000vh)';
		onTestFinished(() => document.body.removeAttribute('style'));
		const { rerender } = render(RoadmapTimeline, { report: before, actions: nothing });
		const list = document.querySelector('ol:has(.step)');
		await new Promise<void>((resolve) => {
			const observer = new IntersectionObserver(([entry]) => {
				if (entry?.isIntersecting === (place === 'in sight')) resolve();
			});
			if (list !== null) observer.observe(list);
			onTestFinished(() => observer.disconnect());
		});
		// The list may be told after this one, in the same frame.
		await new Promise(requestAnimationFrame);
		return { rerender, old: dates() };
	}

	test('follow a change with the rest of the page', async () => {
		const { rerender, old } = await showBefore('out of sight');
		await rerender({ report: after, painted: before });
		expect(dates()).toEqual(old);
		await rerender({ report: after, painted: after });
		expect(dates()).not.toEqual(old);
	});

	test('follow it at once when they hold the focus', async () => {
		const { rerender, old } = await showBefore('out of sight');
		document.querySelector<HTMLElement>('.step h4')?.focus({ preventScroll: true });
		await rerender({ report: after, painted: before });
		expect(dates()).not.toEqual(old);
	});

	test('follow it at once in sight', async () => {
		const { rerender, old } = await showBefore('in sight');
		await rerender({ report: after, painted: before });
		expect(dates()).not.toEqual(old);
	});
});

describe('what was asked', () => {
	const asked = aQuiz({ skills: [aSkill('a', { items: [aCheck('a-1'), aCheck('a-2')] })] });
	const [early, late] = ['2026-11-22T18:10:00.000Z', '2026-11-22T18:30:00.000Z'];
	/** How many checks are explained of two, the second answered after the result. */
	function explanations(change: Partial<SessionRecord>) {
		const responses = [anAnswer('a-1', early), anAnswer('a-2', late)];
		const { finishedAt: _finishedAt, ...rest } = record;
		render(AnswerList, { record: { ...rest, responses, ...change }, quiz: asked });
		return document.querySelectorAll('li > details').length;
	}

	test('is explained at once, when the person wanted that', () => {
		expect(explanations({})).toBe(2);
	});

	test('is not explained before the end, when the person wanted it at the end', () => {
		expect(explanations({ explanations: 'at-end' })).toBe(0);
	});

	test('is not explained in a re-check that goes on, as its answers can be changed', () => {
		expect(explanations({ explanations: 'at-end', finishedAt: '2026-11-22T18:20:00.000Z' })).toBe(1);
	});

	test('is all explained at the end', () => {
		expect(explanations({ explanations: 'at-end', finishedAt: '2026-11-22T18:40:00.000Z' })).toBe(2);
	});
});

describe('beside another attempt', () => {
	const taken = (id: string, finishedAt: string, level: Level): SessionRecord => ({
		...record,
		...anAttempt(quiz),
		id,
		finishedAt,
		responses: quiz.skills.map((skill) => ({
			...aRating(skill.id, finishedAt),
			answer: { type: 'level', level }
		})) as SessionRecord['responses']
	});
	const older = taken('older', '2026-11-20T10:00:00.000Z', 0);
	const newer = taken('newer', '2026-11-20T18:00:00.000Z', 4);
	const reportOf = (other: SessionRecord) => assess(quiz, other, TODAY);

	test.each([
		['older', older, newer],
		['newer', newer, older]
	])('the one taken first is the earlier one, when the %s is opened', async (_, opened, other) => {
		render(EarlierAttempts, { report: reportOf(opened), record: opened, others: [other], reportOf });
		await userEvent.selectOptions(page.getByRole('combobox'), other.id);
		const cells = screen.getAllByRole('row').map((row) => row.textContent?.replace(/\s+/g, ' '));
		expect(cells[0]).toMatch(/Earlier\s*Later/);
		expect(cells[1]).toMatch(/New to me\s*\w+\s*higher/);
		expect(document.body).not.toHaveTextContent(/\bnow\b|\bbefore\b/i);
	});
});

describe('what a person folds', () => {
	/** How many are open of the lists a step hides, the one it shows where nothing can be changed included. */
	const openSteps = () => document.querySelectorAll('article details[open]').length;

	test('stays as it is when the reasons of the steps arrive', async () => {
		const { report, reasonsAt } = draftReport(quiz, record, TODAY, measure(quiz, []));
		const { rerender } = render(RoadmapTimeline, { report, actions: nothing, reasons: 'of-before' });
		const [first] = report.roadmap.steps;
		const title = report.tasks[first?.task ?? '']?.title ?? '';
		await userEvent.click(page.getByText(new RegExp(`More .*: ${title}`)).first());
		expect(openSteps()).toBe(1);
		const whole = explained(
			report,
			report.roadmap.steps.map((_, place) => reasonsAt(place))
		);
		await rerender({ report: whole, actions: nothing, reasons: 'own' });
		expect(openSteps()).toBe(1);
	});

	test('stays folded too', async () => {
		const report = aReport(quiz);
		const { rerender } = render(RoadmapTimeline, { report });
		expect(openSteps()).toBe(1);
		await userEvent.click(page.getByText(/^More /).first());
		expect(openSteps()).toBe(0);
		await rerender({ report: { ...report } });
		expect(openSteps()).toBe(0);
	});
});

describe('what can be set', () => {
	/** On a screen as narrow as a test's it is closed at first. */
	async function openSettings() {
		await userEvent.click(page.getByText('Fit it to your life'));
	}

	test('another pace is a change of settings and of nothing else', async () => {
		const report = aReport(quiz);
		const onchange = vi.fn();
		render(SettingsPanel, { report, onchange });
		await openSettings();
		await userEvent.fill(page.getByLabelText('Hours a week'), '12');
		await userEvent.tab();
		expect(onchange.mock.calls).toEqual([
			[{ ...report.settings, pace: { ...report.settings.pace, hoursPerWeek: 12 } }]
		]);
	});

	test.each(['0', '61', ''])('%j hours a week are refused with a reason', async (hours) => {
		const onchange = vi.fn();
		render(SettingsPanel, { report: aReport(quiz), onchange });
		await openSettings();
		await userEvent.fill(page.getByLabelText('Hours a week'), hours);
		await userEvent.tab();
		expect(onchange).not.toHaveBeenCalled();
		await expect.element(page.getByText('Hours a week must be between 1 and 60.')).toBeVisible();
	});

	test('a first day that was cleared is told, as the plan goes on with the old one', async () => {
		const onchange = vi.fn();
		render(SettingsPanel, { report: aReport(quiz), onchange });
		await openSettings();
		const field = page.getByLabelText('First day', { exact: true });
		await userEvent.fill(field, '');
		await userEvent.tab();
		expect(onchange).not.toHaveBeenCalled();
		const said = page.getByText(/Your plan still starts on 23 November 2026/);
		await expect.element(said).toBeVisible();
		await expect.element(field).toHaveAccessibleDescription(/still starts/);
		await userEvent.fill(field, '2026-12-01');
		await userEvent.keyboard('{Enter}');
		expect(onchange).toHaveBeenCalledWith(expect.objectContaining({ startDay: '2026-12-01' }));
		await expect.element(said).not.toBeInTheDocument();
	});

	test('a first day that is past stays as given, and beside it stands from when the plan counts', async () => {
		const base = aReport(quiz);
		const given = (startDay: string) => ({ ...base, settings: { ...base.settings, startDay } });
		const { rerender } = render(SettingsPanel, { report: given('2026-03-03'), onchange: vi.fn() });
		await openSettings();
		const field = page.getByLabelText('First day', { exact: true });
		await expect.element(field).toHaveValue('2026-03-03');
		await expect
			.element(field)
			.toHaveAccessibleDescription(
				/^Your first day is past: the plan counts from today, 23\sNovember 2026\.$/
			);
		await userEvent.fill(field, '');
		await userEvent.tab();
		await expect.element(page.getByText(/Your plan still starts on 23 November 2026/)).toBeVisible();
		await rerender({ report: given('2027-01-04') });
		await expect.element(page.getByText(/Your first day is past/)).not.toBeInTheDocument();
	});

	test('a deadline that no plan can reach is told', async () => {
		const onchange = vi.fn();
		render(SettingsPanel, { report: aReport(quiz), onchange });
		await openSettings();
		await userEvent.fill(page.getByLabelText(/^Deadline/), '1999-12-01');
		await userEvent.tab();
		expect(onchange).not.toHaveBeenCalled();
		await expect.element(page.getByText(/Your deadline is as it was/)).toBeVisible();
	});

	test('the last day with learning cannot be taken away', async () => {
		const base = aReport(quiz);
		const settings = { ...base.settings, pace: { ...base.settings.pace, weekdays: [1] } };
		const onchange = vi.fn();
		render(SettingsPanel, { report: { ...base, settings }, onchange });
		await openSettings();
		const monday = page.getByRole('checkbox', { name: 'Monday' });
		await userEvent.click(monday);
		expect(onchange).not.toHaveBeenCalled();
		await expect.element(monday).toBeChecked();
	});
});

describe('what if', () => {
	test.each([
		[60, []],
		[58, ['With 60 h a week']],
		[10, ['With 14 h a week']]
	])('at %i h a week offers only a pace that can be set', async (hoursPerWeek, offered) => {
		const settings = someSettings(quiz);
		const report = aReport(
			quiz,
			anAttempt(quiz, { settings: { ...settings, pace: { ...settings.pace, hoursPerWeek } } })
		);
		const suppose = async () => ({ finishedSooner: 0, hoursSaved: 0, readinessLost: 0 });
		render(WhatIfPanel, { report, suppose });
		await userEvent.click(page.getByText('What if?'));
		await expect.poll(() => screen.queryAllByRole('term').length).toBeGreaterThan(0);
		const terms = screen.getAllByRole('term').map(({ textContent }) => textContent);
		expect(terms.filter((term) => term.includes('h a week'))).toEqual(offered);
	});
});

describe('a plan that is lived with', () => {
	function aLivePlan(change: Partial<SessionRecord> = {}) {
		const keep = vi.fn<(record: SessionRecord) => void>();
		const draftOf = vi.fn((other: SessionRecord) =>
			draftReport(quiz, other, TODAY, measure(quiz, other.responses))
		);
		const plan = new LivePlan({
			record: { ...record, ...change },
			keeper: { keep } as unknown as Keeper,
			draftOf
		});
		return { plan, keep, draftOf };
	}

	test('is computed once when it is opened, though what was seen is kept, and once after a change', () => {
		const { plan, keep, draftOf } = aLivePlan();
		const first = plan.report;
		expect(keep).toHaveBeenCalledOnce();
		expect(plan.report).toBe(first);
		expect(draftOf).toHaveBeenCalledTimes(1);
		plan.change((settings) => ({ ...settings, niceToHaves: 'drop' }));
		expect(plan.report).not.toBe(first);
		expect(draftOf).toHaveBeenCalledTimes(2);
	});

	test('shows figures at once and the reasons a moment later, those of before until then', async () => {
		const { plan } = aLivePlan();
		expect(plan.reasons).toBe('to-come');
		await vi.waitUntil(() => plan.reasons === 'own');
		expect(plan.report).toEqual(assess(quiz, plan.record, TODAY));
		const [first = ''] = plan.report.roadmap.steps.map(({ task }) => task);
		const before = plan.report.roadmap.steps.slice(1).map(({ task, reasons }) => ({ task, reasons }));
		plan.change((settings) => dropTask(settings, first));
		expect(plan.reasons).toBe('of-before');
		expect(plan.report.roadmap.dropped).toEqual([first]);
		expect(plan.report.roadmap.steps.map(({ task, reasons }) => ({ task, reasons }))).toEqual(before);
		await vi.waitUntil(() => plan.reasons === 'own');
		expect(plan.report).toEqual(assess(quiz, plan.record, TODAY));
	});

	test('lets the rest of the page follow when a change is painted', async () => {
		const { plan } = aLivePlan();
		await vi.waitUntil(() => plan.reasons === 'own');
		const before = plan.painted;
		expect(before).toBe(plan.report);
		const [first = ''] = before.roadmap.steps.map(({ task }) => task);
		plan.change((settings) => dropTask(settings, first));
		expect(plan.report.roadmap.dropped).toEqual([first]);
		expect(plan.painted).toBe(before);
		await vi.waitUntil(() => plan.painted !== before);
		expect(plan.painted.roadmap.dropped).toEqual([first]);
	});

	test('a file never waits: what is missing of its reasons is worked out for it', () => {
		const { plan } = aLivePlan();
		expect(plan.complete()).toEqual(assess(quiz, plan.record, TODAY));
		expect(plan.reasons).toBe('own');
		plan.change((settings) => ({ ...settings, niceToHaves: 'drop' }));
		expect(plan.complete()).toEqual(assess(quiz, plan.record, TODAY));
		expect(plan.complete()).toBe(plan.report);
	});

	test('remembers what was seen, once', () => {
		const { plan, keep } = aLivePlan();
		expect(keep.mock.calls.map(([kept]) => kept.seen?.contentHash)).toEqual([quiz.contentHash]);
		expect(plan.changed).toBeUndefined();
		expect(aLivePlan({ seen: plan.record.seen } as Partial<SessionRecord>).keep).not.toHaveBeenCalled();
	});

	test('says what is different when the content was edited since', () => {
		const { plan } = aLivePlan();
		const seen = plan.record.seen;
		if (seen === undefined) throw new Error('Nothing was remembered.');
		const later = aLivePlan({ seen: { ...seen, contentHash: 'older', steps: seen.steps.slice(1) } });
		expect(later.plan.changed?.content).toBe('edited');
		expect(later.plan.changed?.added).toHaveLength(1);
	});

	test('keeps every change and takes changes back one by one', () => {
		const { plan, keep } = aLivePlan();
		const before = plan.report.roadmap.steps.map(({ task }) => task);
		const [first = '', second = ''] = before;
		plan.change((settings) => tickTask(settings, first, TODAY));
		plan.change((settings) => dropTask(settings, second));
		expect(plan.report.roadmap.done.map(({ task }) => task)).toEqual([first]);
		expect(plan.report.roadmap.dropped).toEqual([second]);
		expect(keep.mock.lastCall?.[0].settings.dropped).toEqual([second]);
		plan.undo();
		expect(plan.report.roadmap.dropped).toEqual([]);
		expect(plan.canUndo).toBe(true);
		plan.undo();
		expect(plan.report.roadmap.steps.map(({ task }) => task)).toEqual(before);
		expect(plan.canUndo).toBe(false);
		expect(keep.mock.lastCall?.[0].settings).toEqual(record.settings);
	});
});
