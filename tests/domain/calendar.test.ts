import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { addDays, dayFromNumber, dayNumber, daysBetween, weekday } from '../../src/lib/domain/calendar';

const zone = process.env['TZ'];

afterEach(() => {
	if (zone === undefined) delete process.env['TZ'];
	else process.env['TZ'] = zone;
});

const anyDay = fc.integer({ min: -100_000, max: 100_000 }).map(dayFromNumber);

describe('calendar days', () => {
	test('counts days from 1970 and back', () => {
		expect(dayNumber('1970-01-01')).toBe(0);
		expect(dayNumber('2026-11-23')).toBe(20_780);
		fc.assert(
			fc.property(anyDay, (day) => {
				expect(dayFromNumber(dayNumber(day))).toBe(day);
			}),
			{ seed: 1, numRuns: 500 }
		);
	});

	test('adds and measures whole days, over leap years and the ends of months', () => {
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
		expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
				expect(daysBetween(day, addDays(day, days))).toBe(days);
				expect(addDays(day, days) > day).toBe(days > 0);
				expect(weekday(addDays(day, 7))).toBe(weekday(day));
			}),
			{ seed: 2, numRuns: 500 }
		);
	});

	test('knows the day of the week', () => {
		expect(weekday('2026-11-22')).toBe(0);
		expect(weekday('2026-11-23')).toBe(1);
		expect(weekday('1969-12-31')).toBe(3);
	});

	test('is the same in every time zone, on the days clocks change', () => {
		const days = ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2011-12-30', '2027-04-04'];
		const facts = () =>
			days.map((day) => [dayNumber(day), addDays(day, 1), weekday(day), daysBetween('2026-01-01', day)]);
		process.env['TZ'] = 'UTC';
		const reference = facts();
		for (const name of [
			'America/New_York',
			'Europe/Berlin',
			'Pacific/Apia',
			'Asia/Kathmandu',
			'Australia/Lord_Howe'
		]) {
			process.env['TZ'] = name;
			expect(facts()).toEqual(reference);
		}
	});

	test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-11-22T00:00'])(
		'refuses %j',
		(text) => {
			expect(() => dayNumber(text)).toThrow('Not a day');
		}
	);
});
