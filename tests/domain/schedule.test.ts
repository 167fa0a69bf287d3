import { describe, expect, test } from 'vitest';
import { scheduleOf, type Errand, type StudyTime } from '../../src/lib/domain/schedule';

/** Ten hours a week over Monday to Friday, from a Monday on: two hours a day. */
const TIME: StudyTime = {
	pace: { hoursPerWeek: 10, weekdays: [1, 2, 3, 4, 5], timeOff: [] },
	first: '2026-11-23'
};

const work = (hours: number, minWeeks = 0): Errand => ({ hours, minWeeks });

const daysOf = (...args: Parameters<typeof scheduleOf>) =>
	scheduleOf(...args).map(({ index, start, finish }) => [index, start, finish]);

describe('scheduleOf', () => {
	test('spreads hours over the weekdays, one task after the other', () => {
		expect(daysOf([work(4), work(10)], [0, 1], [[], []], TIME)).toEqual([
			[0, '2026-11-23', '2026-11-24'],
			[1, '2026-11-25', '2026-12-01']
		]);
	});

	test('two tasks share a day when the first leaves room on it', () => {
		expect(daysOf([work(1), work(1), work(1)], [0, 1, 2], [[], [], []], TIME)).toEqual([
			[0, '2026-11-23', '2026-11-23'],
			[1, '2026-11-23', '2026-11-23'],
			[2, '2026-11-24', '2026-11-24']
		]);
	});

	test('skips days off, both ends included, and starts on the first day of study', () => {
		const time: StudyTime = {
			pace: { ...TIME.pace, timeOff: [{ from: '2026-11-24', to: '2026-11-26' }] },
			first: '2026-11-22'
		};
		expect(daysOf([work(4)], [0], [[]], time)).toEqual([[0, '2026-11-23', '2026-11-27']]);
	});

	test('a task that takes calendar time lets others go on beside it and holds back what needs it', () => {
		const errands = [work(2, 2), work(2), work(4)];
		expect(daysOf(errands, [0, 1, 2], [[], [0], []], TIME)).toEqual([
			[0, '2026-11-23', '2026-12-07'],
			[2, '2026-11-24', '2026-11-25'],
			[1, '2026-12-07', '2026-12-07']
		]);
	});

	test('a task takes its hours even where they need longer than its weeks', () => {
		expect(scheduleOf([work(30, 1)], [0], [[]], TIME)).toEqual([
			{ index: 0, start: '2026-11-23', worked: '2026-12-11', finish: '2026-12-11' }
		]);
	});

	test('a task without hours left takes no time', () => {
		expect(daysOf([work(0), work(2)], [0, 1], [[], []], TIME)).toEqual([
			[0, '2026-11-23', '2026-11-23'],
			[1, '2026-11-23', '2026-11-23']
		]);
	});

	test('uneven paces neither lose nor gain a day over a year', () => {
		const pace = { hoursPerWeek: 7.3, weekdays: [0, 2, 6], timeOff: [] };
		const errands = Array.from({ length: 52 * 73 }, () => work(0.1));
		const order = [...errands.keys()];
		const schedule = scheduleOf(
			errands,
			order,
			errands.map(() => []),
			{ pace, first: '2026-11-23' }
		);
		expect(schedule.at(-1)?.finish).toBe('2027-11-21');
		const whole = scheduleOf([work(52 * 7.3)], [0], [[]], { pace, first: '2026-11-23' });
		expect(whole[0]?.finish).toBe('2027-11-21');
	});

	test('refuses a pace without hours or days, and precedence in a circle', () => {
		const noDays: StudyTime = { ...TIME, pace: { ...TIME.pace, weekdays: [] } };
		expect(() => scheduleOf([work(1)], [0], [[]], noDays)).toThrow('pace');
		const noHours: StudyTime = { ...TIME, pace: { ...TIME.pace, hoursPerWeek: 0 } };
		expect(() => scheduleOf([work(1)], [0], [[]], noHours)).toThrow('pace');
		expect(() => scheduleOf([work(1), work(1)], [0, 1], [[1], [0]], TIME)).toThrow('circle');
	});
});
