import { describe, expect, test } from 'vitest';
import { calibrate } from '../../src/lib/domain/calibration';
import { medianLevel } from '../../src/lib/domain/estimate';
import type { Distribution, Estimate } from '../../src/lib/domain/estimate';

function anEstimate(probabilities: Distribution, checks = 2): Estimate {
	return {
		skill: 'sql',
		probabilities,
		level: medianLevel(probabilities),
		interval: { low: 0, high: 4 },
		basis: checks > 0 ? 'checked' : 'rated',
		checks
	};
}

describe('rating against checks', () => {
	test('the checks lie lower when four fifths of the probability is below the rating', () => {
		const calibration = calibrate(anEstimate([0.1, 0.3, 0.45, 0.1, 0.05]), 3);
		expect(calibration).toMatchObject({ verdict: 'checks-lower', rated: 3 });
		expect(calibration.certainty).toBeCloseTo(0.85, 12);
	});

	test('the checks lie higher when four fifths of the probability is above the rating', () => {
		const calibration = calibrate(anEstimate([0.05, 0.1, 0.4, 0.4, 0.05]), 1);
		expect(calibration.verdict).toBe('checks-higher');
		expect(calibration.certainty).toBeCloseTo(0.85, 12);
	});

	test('they agree when the rating is the estimated level', () => {
		const calibration = calibrate(anEstimate([0.05, 0.2, 0.5, 0.2, 0.05]), 2);
		expect(calibration).toEqual({ skill: 'sql', verdict: 'agrees', rated: 2, certainty: 0.5 });
	});

	test('a rating that lies off, but not surely so, is not enough to say anything', () => {
		expect(calibrate(anEstimate([0.05, 0.25, 0.4, 0.25, 0.05]), 3).verdict).toBe('not-enough');
	});

	test('without a check nothing is said, however far the estimate has moved', () => {
		expect(calibrate(anEstimate([0.9, 0.1, 0, 0, 0], 0), 4).verdict).toBe('not-enough');
	});

	test('without a rating there is nothing to compare', () => {
		const calibration = calibrate(anEstimate([0.9, 0.1, 0, 0, 0]), undefined);
		expect(calibration).toEqual({ skill: 'sql', verdict: 'not-enough', certainty: 0 });
	});
});
