import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optionOrder } from '../../src/lib/session/shuffle';
import { aCheck } from '../support/sessions';

test('every order is the authored options, once each, and the same again for the same attempt', () => {
	fc.assert(
		fc.property(fc.uuid(), fc.string(), fc.integer({ min: 2, max: 5 }), (attempt, id, count) => {
			const item = { ...aCheck('a-1'), id, options: Array(count).fill({ text: '', why: '' }) };
			const order = optionOrder(attempt, item);
			expect(order.toSorted()).toEqual(Array.from({ length: count }, (_, index) => index));
			expect(optionOrder(attempt, item)).toEqual(order);
		}),
		{ seed: 20261122, numRuns: 500 }
	);
});

test('options with an order of their own keep it', () => {
	expect(optionOrder('attempt', { ...aCheck('a-1'), order: 'fixed' })).toEqual([0, 1, 2, 3]);
});

test('over many attempts each option stands at each place about equally often', () => {
	const attempts = 4000;
	const counts = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
	for (let attempt = 0; attempt < attempts; attempt++) {
		optionOrder(`attempt-${attempt}`, aCheck('a-1')).forEach((option, place) => {
			const row = counts[place];
			if (row !== undefined) row[option] = (row[option] ?? 0) + 1;
		});
	}
	// 1000 expected in each cell with a standard deviation of 27; six of them leave chance no say.
	for (const count of counts.flat()) expect(Math.abs(count - attempts / 4)).toBeLessThan(165);
});
