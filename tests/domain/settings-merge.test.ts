import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dropTask, logHours, restoreTask, tickTask, untickTask } from '../../src/lib/domain/plan-change';
import { defaultSettings, type PlanSettings } from '../../src/lib/domain/settings';
import { mergeSettings } from '../../src/lib/domain/settings-merge';
import { anySettings } from '../support/records';

const RUNS = { seed: 20261122, numRuns: 500 };
const DAY = '2026-12-01';
const fresh = defaultSettings('entry', '2026-11-22');
const settled = logHours(dropTask(tickTask(fresh, 't8', DAY), 't9'), 't7', 3);

type Change = (settings: PlanSettings) => PlanSettings;

const timeOff = (from: string): Change => {
	return (settings) => ({
		...settings,
		pace: { ...settings.pace, timeOff: [...settings.pace.timeOff, { from, to: from }] }
	});
};

/** Changes of one part each: any two of them can be made in two tabs at once. */
const CHANGES: Readonly<Record<string, Change>> = {
	'a tick': (settings) => tickTask(settings, 't1', DAY),
	'another tick': (settings) => tickTask(settings, 't2', DAY),
	'a tick taken back': (settings) => untickTask(settings, 't8'),
	'hours logged': (settings) => logHours(settings, 't1', 4),
	'hours forgotten': (settings) => logHours(settings, 't7', 0),
	'a task left out': (settings) => dropTask(settings, 't1'),
	'another task left out': (settings) => dropTask(settings, 't2'),
	'a task taken in again': (settings) => restoreTask(settings, 't9'),
	'a day off': timeOff('2027-01-01'),
	'another day off': timeOff('2027-02-01'),
	'an importance': (settings) => ({ ...settings, importance: { sql: 'Critical' } }),
	'a level contested': (settings) => ({ ...settings, contested: { sql: { level: 3, on: DAY } } }),
	'a pace': (settings) => ({ ...settings, pace: { ...settings.pace, hoursPerWeek: 20 } }),
	'the days of the week': (settings) => ({ ...settings, pace: { ...settings.pace, weekdays: [6] } }),
	'a deadline': (settings) => ({ ...settings, deadline: '2027-06-01' }),
	'a first day': (settings) => ({ ...settings, startDay: DAY }),
	'a target': (settings) => ({ ...settings, target: 'later' }),
	'nice-to-haves': (settings) => ({ ...settings, niceToHaves: 'drop' }),
	'an order': (settings) => ({ ...settings, ownOrder: ['t2', 't1'] })
};

/** The same settings whatever was put into a set first. */
function unordered(settings: PlanSettings): PlanSettings {
	const { pace, dropped } = settings;
	return {
		...settings,
		pace: { ...pace, timeOff: pace.timeOff.toSorted((one, other) => (one.from < other.from ? -1 : 1)) },
		dropped: dropped.toSorted()
	};
}

describe('settings changed in two tabs', () => {
	const pairs = Object.entries(CHANGES).flatMap(([one, change], index) =>
		Object.entries(CHANGES)
			.slice(index + 1)
			.map(([other, second]) => ({ one, other, change, second }))
	);

	test.each(pairs)('$one and $other are both kept', ({ change, second }) => {
		const [stored, mine, both] = [change(settled), second(settled), second(change(settled))];
		expect(unordered(mergeSettings(settled, stored, mine))).toEqual(unordered(both));
		expect(unordered(mergeSettings(settled, mine, stored))).toEqual(unordered(both));
	});

	test('without a base no tick and nothing left out is lost, and of two values the writer’s counts', () => {
		const stored = dropTask(tickTask({ ...fresh, niceToHaves: 'drop' }, 't1', DAY), 't2');
		const merged = mergeSettings(undefined, stored, tickTask(fresh, 't3', DAY));
		expect(Object.keys(merged.done).toSorted()).toEqual(['t1', 't3']);
		expect(merged).toMatchObject({ dropped: ['t2'], niceToHaves: 'keep' });
	});
});

describe('any settings', () => {
	const base = fc.option(anySettings, { nil: undefined });

	test('merging again changes nothing', () => {
		fc.assert(
			fc.property(base, anySettings, anySettings, (before, stored, mine) => {
				const merged = mergeSettings(before, stored, mine);
				expect(mergeSettings(before, merged, mine)).toEqual(merged);
				expect(mergeSettings(before, merged, merged)).toEqual(merged);
			}),
			RUNS
		);
	});

	test('what only one tab changed is as that tab has it', () => {
		fc.assert(
			fc.property(anySettings, anySettings, (before, changed) => {
				expect(mergeSettings(before, before, changed)).toEqual(changed);
				expect(mergeSettings(before, changed, before)).toEqual(changed);
			}),
			RUNS
		);
	});
});
