import { describe, expect, test } from 'vitest';
import { draftRoadmap } from '../../src/lib/domain/plan';
import { measure } from '../../src/lib/domain/measurement';
import { planStart } from '../../src/lib/domain/plan-start';
import { anAttempt, aQuiz, someSettings, TODAY } from '../support/builders';

describe('the day from which a plan counts', () => {
	test.each([
		['ahead', '2027-03-03', '2027-03-03'],
		['today', TODAY, TODAY],
		['past', '2026-03-03', TODAY]
	])('with a first day that is %s', (_, startDay, start) => {
		const quiz = aQuiz();
		const settings = { ...someSettings(quiz), startDay };
		expect(planStart({ settings, today: TODAY })).toBe(start);
		const { responses } = anAttempt(quiz);
		const { roadmap } = draftRoadmap({ quiz, ...measure(quiz, responses), settings, today: TODAY });
		expect(roadmap.steps[0]?.start).toBe(start);
	});
});
