import { describe, expect, test } from 'vitest';
import { moveText, plannedText, updatedText } from '../../src/lib/components/result/plan-words';
import { aReport } from '../support/builders';

const report = aReport();
const [first, second] = report.roadmap.steps;
const titleOf = (task: string | undefined) => report.tasks[task ?? '']?.title ?? '';

describe('what is said after a change', () => {
	test('a plan with steps says when it is done', () => {
		expect(plannedText(report)).toMatch(/^The plan is done around \d+ \w+ \d{4}\.$/);
	});

	test('a plan without steps says so', () => {
		const none = { ...report, roadmap: { ...report.roadmap, steps: [] } };
		expect(plannedText(none)).toBe('Nothing is left in the plan.');
	});

	test('a plan of spent steps says so, and no day', () => {
		const steps = report.roadmap.steps.map((step) => ({ ...step, hours: 0, loggedHours: 5 }));
		const spent = { ...report, roadmap: { ...report.roadmap, steps } };
		expect(plannedText(spent)).toBe('All planned hours are spent; what is left is to tick what is done.');
	});

	test('what was decided comes first', () => {
		const before = { ...report.settings, pace: { ...report.settings.pace, hoursPerWeek: 3 } };
		expect(updatedText(before, report)).toMatch(/^At \d+ h a week\. The plan is done around /);
		expect(updatedText(report.settings, report)).toBe(plannedText(report));
	});

	test('a plan that misses its deadline says so', () => {
		const late = { hoursPerWeekNeeded: 20, droppable: [] };
		const said = (verdict: 'too-tight' | 'at-risk') =>
			plannedText({ ...report, roadmap: { ...report.roadmap, deadline: { verdict, ...late } } });
		expect(said('too-tight')).toMatch(/Your deadline does not hold\.$/);
		expect(said('at-risk')).toMatch(/Your deadline may not hold\.$/);
	});

	test('a moved step says its new place', () => {
		if (first === undefined || second === undefined) throw new Error('A beginner has steps.');
		const ownOrder = [second.task, first.task];
		expect(moveText(report, first.task, { result: 'moved', ownOrder })).toBe(
			`‘${titleOf(first.task)}’ moved to position 2 of 2.`
		);
	});

	test.each([
		['needs', `builds on ‘${titleOf(second?.task)}’`],
		['needed-by', `‘${titleOf(second?.task)}’ builds on`],
		['calendar', `wait for ‘${titleOf(second?.task)}’`]
	] as const)('a refusal because of %s names the step in the way', (why, words) => {
		const tasks = [second?.task ?? ''];
		const said = moveText(report, first?.task ?? '', { result: 'refused', why, tasks });
		expect(said).toMatch(/^Not moved: /);
		expect(said).toContain(words);
	});
});
