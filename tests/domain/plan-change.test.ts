import { describe, expect, test } from 'vitest';
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
import { defaultSettings, MOST_HOURS_SPENT } from '../../src/lib/domain/settings';

const settings = defaultSettings('entry', '2026-11-22');

describe('what a person does to their plan', () => {
	test('a tick is remembered with its day and can be taken back', () => {
		const ticked = tickTask(settings, 't1', '2026-12-01');
		expect(ticked.done).toEqual({ t1: { on: '2026-12-01' } });
		expect(untickTask(ticked, 't1')).toEqual(settings);
	});

	test('logged hours are a total; zero forgets them', () => {
		const logged = logHours(logHours(settings, 't1', 3), 't1', 5);
		expect(logged.loggedHours).toEqual({ t1: 5 });
		expect(logHours(logged, 't1', 0)).toEqual(settings);
	});

	test('more hours than can be spent on a task are kept as the most there can be', () => {
		expect(logHours(settings, 't1', 15_000).loggedHours).toEqual({ t1: MOST_HOURS_SPENT });
	});

	test('a task leaves the plan once and comes back', () => {
		const dropped = dropTask(dropTask(settings, 't1'), 't1');
		expect(dropped.dropped).toEqual(['t1']);
		expect(restoreTask(dropped, 't1')).toEqual(settings);
	});

	test('an order of one’s own replaces the one before', () => {
		const arranged = arrangeTasks(arrangeTasks(settings, ['a', 'b']), ['b', 'a']);
		expect(arranged.ownOrder).toEqual(['b', 'a']);
		expect(arrangeTasks(arranged, [])).toEqual(settings);
	});

	test('a contested level keeps its reason, and an empty reason is none', () => {
		const contested = contestLevel(settings, 'sql', 3, '2026-12-01', '  ran it for years ');
		expect(contested.contested).toEqual({ sql: { level: 3, on: '2026-12-01', reason: 'ran it for years' } });
		expect(contestLevel(settings, 'sql', 3, '2026-12-01', '  ').contested).toEqual({
			sql: { level: 3, on: '2026-12-01' }
		});
		expect(acceptEstimate(contested, 'sql')).toEqual(settings);
	});

	test('an importance of one’s own can be given back to the role', () => {
		const weighed = weighSkill(settings, 'sql', 'Critical');
		expect(weighed.importance).toEqual({ sql: 'Critical' });
		expect(weighSkill(weighed, 'sql', undefined)).toEqual(settings);
	});

	test('nothing changes the settings it was given', () => {
		const before = JSON.stringify(settings);
		tickTask(settings, 't1', '2026-12-01');
		dropTask(settings, 't1');
		contestLevel(settings, 'sql', 3, '2026-12-01', '');
		expect(JSON.stringify(settings)).toBe(before);
	});
});
