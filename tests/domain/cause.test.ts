import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRoadmap } from '../../src/lib/domain/plan';
import { arbitraryPair } from '../support/arbitraries';
import { aQuiz, aRoadmap, aTask } from '../support/builders';
import { holds } from '../support/counterfactual';

const RUNS = process.env['CROSSWALK_DEEP'] === '1' ? 10_000 : 300;

describe('reasons', () => {
	test('every stated reason is true: without its cause the step moves, grows, shrinks or disappears', () => {
		fc.assert(
			fc.property(arbitraryPair, (pair) => {
				for (const step of planRoadmap(pair).steps) {
					const untrue = step.reasons.filter((reason) => !holds(pair, step, reason));
					expect(untrue).toEqual([]);
				}
			}),
			{ seed: 30, numRuns: RUNS }
		);
	});
});
