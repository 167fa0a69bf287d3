import { describe, expect, test } from 'vitest';
import { changeText } from '../../src/lib/components/result/change-words';
import {
	acceptEstimate,
	arrangeTasks,
	contestLevel,
	dropTask,
	logHours,
	restoreTask,
	tickTask,
	untickTask,
	weighSkill
} from '../../src/lib/domain/plan-change';
import type { PlanSettings } from '../../src/lib/domain/settings';
import { aReport } from '../support/builders';

const report = aReport();
const { settings, today } = report;
const [skill] = report.skills;
const [step] = report.roadmap.steps;
if (skill === undefined || step === undefined) throw new Error('A report has skills and steps.');
const { task } = step;
const title = report.tasks[task]?.title ?? '';
const timeOff = [{ from: '2027-04-05', to: '2027-04-11' }];

const said = (before: PlanSettings, now: PlanSettings) => changeText(before, { ...report, settings: now });

/** A change, what is said of it, and what is said when it is taken back. */
const CHANGES: readonly (readonly [string, PlanSettings, string, string])[] = [
	[
		'pace',
		{ ...settings, pace: { ...settings.pace, hoursPerWeek: 12.5 } },
		'At 12.5 h a week.',
		`At ${settings.pace.hoursPerWeek} h a week.`
	],
	[
		'days with learning',
		{ ...settings, pace: { ...settings.pace, weekdays: [6] } },
		'You study on one day of the week.',
		'You study on 7 days of the week.'
	],
	[
		'days off',
		{ ...settings, pace: { ...settings.pace, timeOff } },
		'Days off from 5 April 2027 added.',
		'Days off from 5 April 2027 removed.'
	],
	[
		'deadline',
		{ ...settings, deadline: '2027-06-01' },
		'Your deadline is 1 June 2027.',
		'No deadline any more.'
	],
	[
		'what is nice to have',
		{ ...settings, niceToHaves: 'drop' },
		'What is nice to have is left out.',
		'What is nice to have is part of the plan.'
	],
	[
		'importance',
		weighSkill(settings, skill.skill, 'Critical'),
		`${skill.name} counts as ‘Critical’, set by you.`,
		`${skill.name} counts as the role has it.`
	],
	[
		'level',
		contestLevel(settings, skill.skill, 3, today, ''),
		`${skill.name} counts as ‘Practised’, set by you.`,
		`${skill.name} counts as estimated.`
	],
	['tick', tickTask(settings, task, today), `‘${title}’ is done.`, `‘${title}’ is open again.`],
	['hours', logHours(settings, task, 3), `3 h noted for ‘${title}’.`, `0 h noted for ‘${title}’.`],
	['drop', dropTask(settings, task), `‘${title}’ is left out.`, `‘${title}’ is back.`]
];

describe('what was decided', () => {
	test.each(CHANGES)('%s, and taken back', (_, now, there, back) => {
		expect(said(settings, now)).toBe(there);
		expect(said(now, settings)).toBe(back);
	});

	test('another target and another first day', () => {
		expect(said({ ...settings, target: 'another' }, settings)).toBe(`You aim at ‘${report.target.name}’.`);
		expect(said(settings, { ...settings, startDay: '2027-01-04' })).toBe('You start on 4 January 2027.');
		expect(said(settings, { ...settings, startDay: '2026-03-03' })).toBe(
			'Your first day, 3 March 2026, is past: the plan counts from today.'
		);
	});

	test('hours that use up what is planned, and what that means', () => {
		const steps = [{ ...step, hours: 0, loggedHours: 30 }];
		const spent = {
			...report,
			settings: logHours(settings, task, 30),
			roadmap: { ...report.roadmap, steps }
		};
		expect(changeText(settings, spent)).toBe(
			`30 h noted for ‘${title}’. All its planned hours are spent: tick it when it is done.`
		);
	});

	test('a long title by its beginning, in whole words', () => {
		const long = 'Read how a feature store works and sketch one for a known system.';
		const named = { ...report, settings: tickTask(settings, task, today) };
		const tasks = { ...report.tasks, [task]: { ...report.tasks[task], title: long } } as typeof report.tasks;
		expect(changeText(settings, { ...named, tasks })).toBe('‘Read how a feature store works and …’ is done.');
	});

	test('several at once, one sentence each', () => {
		const now = restoreTask(untickTask(acceptEstimate(settings, skill.skill), task), task);
		expect(said(tickTask(contestLevel(settings, skill.skill, 2, today, ''), task, today), now)).toBe(
			`${skill.name} counts as estimated. ‘${title}’ is open again.`
		);
	});

	test('nothing of the order of the steps, which has words of its own', () => {
		expect(said(settings, arrangeTasks(settings, [task]))).toBe('');
	});
});
