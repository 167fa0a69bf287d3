import { expect, test } from 'vitest';
import fc from 'fast-check';
import { chiSquareTail } from '../../../src/lib/server/lint/chi-square';

// Upper tail points from the NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.4.
test.each([
	[3.841, 1, 0.05],
	[6.635, 1, 0.01],
	[5.991, 2, 0.05],
	[13.816, 2, 0.001],
	[7.815, 3, 0.05],
	[11.345, 3, 0.01]
])('chi-square %f with %i degrees has a tail of %f', (statistic, degrees, tail) => {
	expect(chiSquareTail(statistic, degrees)).toBeCloseTo(tail, 4);
});

test('nothing to exceed is exceeded for sure', () => {
	expect(chiSquareTail(0, 3)).toBe(1);
});

test('two degrees are an exponential, and the tail falls as the statistic grows', () => {
	fc.assert(
		fc.property(
			fc.double({ min: 0, max: 60, noNaN: true }),
			fc.double({ min: 0, max: 20, noNaN: true }),
			fc.integer({ min: 1, max: 5 }),
			(statistic, more, degrees) => {
				expect(chiSquareTail(statistic, 2)).toBeCloseTo(Math.exp(-statistic / 2), 9);
				expect(chiSquareTail(statistic + more, degrees)).toBeLessThanOrEqual(
					chiSquareTail(statistic, degrees) + 1e-12
				);
			}
		),
		{ seed: 7, numRuns: 200 }
	);
});
