import { describe, expect, test } from 'vitest';
import { normalBin, normalCdf } from '../../src/lib/domain/normal';

describe('normalCdf', () => {
	/** Abramowitz & Stegun, table 26.1, and table 26.2 for the far tail. */
	test.each([
		[0, 0.5],
		[0.5, 0.691462461274013],
		[1, 0.841344746068543],
		[1.96, 0.97500210485178],
		[3, 0.99865010196837],
		[-1, 0.158655253931457],
		[-5, 2.866515718791939e-7],
		[-8, 6.22096057427e-16]
	])('of %d is the tabled %d', (z, tabled) => {
		expect(Math.abs(normalCdf(z) - tabled)).toBeLessThan(1e-14);
		if (z <= -5) expect(normalCdf(z) / tabled).toBeCloseTo(1, 6);
	});

	test('rises everywhere, the two tails making one', () => {
		let before = 0;
		for (let z = -9; z <= 9; z += 0.01) {
			const now = normalCdf(z);
			expect(now).toBeGreaterThanOrEqual(before);
			expect(now + normalCdf(-z)).toBeCloseTo(1, 14);
			before = now;
		}
	});

	test('is 0 and 1 far out, not less and not more', () => {
		expect([normalCdf(-1e9), normalCdf(-Infinity), normalCdf(1e9), normalCdf(Infinity)]).toEqual([
			0, 0, 1, 1
		]);
	});
});

test('the bins of normalBin make one', () => {
	const bins = [0, 1, 2, 3, 4].map((bin) => normalBin(bin, 1.7, 0.9, 5));
	expect(bins.reduce((sum, bin) => sum + bin, 0)).toBeCloseTo(1, 14);
});
