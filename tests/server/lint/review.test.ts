import { describe, expect, test } from 'vitest';
import { addMonths, checkReview, reviewState } from '../../../src/lib/server/lint/review';
import { aGoodItem, EDITING, RELEASING, verdict } from '../../support/lint-items';

describe('L20 version and review', () => {
	test('passes a stable item that is reviewed within two years', () => {
		expect(verdict(checkReview)).toEqual([]);
	});

	test.each(['versioned', 'fast'] as const)('a %s item names the versions it holds for', (volatility) => {
		const change = { volatility, reviewBy: '2027-05-22' };
		expect(verdict(checkReview, change)).toEqual([
			`L20 error volatility: a ${volatility} item needs "validFor": the versions it holds for`
		]);
		expect(verdict(checkReview, { ...change, validFor: 'PostgreSQL 15' })).toEqual([]);
	});

	test.each([
		['stable', '2028-11-29', '2028-11-30'],
		['versioned', '2027-11-29', '2027-11-30'],
		['fast', '2027-05-29', '2027-05-30']
	] as const)('a %s item is reviewed by %s at the latest', (volatility, latest, later) => {
		const change = { volatility, validFor: 'Docker 27' };
		expect(verdict(checkReview, { ...change, reviewBy: latest })).toEqual([]);
		expect(verdict(checkReview, { ...change, reviewBy: later })).toEqual([
			expect.stringMatching(/^L20 warning reviewBy: .* of their last check, 2026-11-22$/)
		]);
	});

	test('warns 30 days before the review, and not a day earlier', () => {
		expect(verdict(checkReview, { reviewBy: '2026-12-23' })).toEqual([]);
		expect(verdict(checkReview, { reviewBy: '2026-12-22' })).toEqual([
			'L20 warning reviewBy: to be reviewed by 2026-12-22'
		]);
		expect(verdict(checkReview, { reviewBy: '2026-11-22' }, RELEASING)).toEqual([
			'L20 warning reviewBy: to be reviewed by 2026-11-22'
		]);
	});

	test('an overdue review fails a release and warns on other days', () => {
		const change = { reviewBy: '2026-11-21' };
		expect(verdict(checkReview, change)).toEqual(['L20 warning reviewBy: the review was due on 2026-11-21']);
		expect(verdict(checkReview, change, RELEASING)).toEqual([
			'L20 error reviewBy: the review was due on 2026-11-21'
		]);
	});

	test('the state of a review follows the day', () => {
		const item = aGoodItem('apis-w1', { reviewBy: '2026-12-01' });
		const states = ['2026-10-31', EDITING.today, '2026-12-01', '2026-12-02'].map((day) =>
			reviewState(item, day)
		);
		expect(states).toEqual(['later', 'soon', 'soon', 'overdue']);
	});
});

test.each([
	['2026-11-22', 24, '2028-11-22'],
	['2026-08-31', 6, '2027-02-28'],
	['2027-08-31', 6, '2028-02-29'],
	['2026-12-31', 12, '2027-12-31']
])('%s and %i months make %s', (day, months, later) => {
	expect(addMonths(day, months)).toBe(later);
});
