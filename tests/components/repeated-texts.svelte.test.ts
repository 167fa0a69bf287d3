import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import Explanation from '../../src/lib/components/question/Explanation.svelte';
import TaskResources from '../../src/lib/components/result/TaskResources.svelte';
import WhatChangedNotice from '../../src/lib/components/result/WhatChangedNotice.svelte';
import { seenReport, whatChanged } from '../../src/lib/domain/seen-report';
import { aQuiz, aReport } from '../support/builders';
import { aCheck } from '../support/sessions';

/** Two things may be called the same: each of them is shown. */
const items = () => screen.getAllByRole('listitem', { hidden: true }).length;

test('two tasks with one title that are new in the plan', () => {
	const quiz = aQuiz();
	const report = aReport({
		...quiz,
		tasks: quiz.tasks.map((task) => ({ ...task, title: 'Read a book' }))
	});
	const seen = { ...seenReport(report), contentHash: 'older', steps: [] };
	render(WhatChangedNotice, { report, changed: whatChanged(seen, report) });
	expect(items()).toBe(report.roadmap.steps.length);
});

test('two resources of a task with one title', () => {
	const [task] = Object.values(aReport().tasks);
	const resource = { title: 'The manual', cost: 'free' as const };
	render(TaskResources, { task: { ...task, resources: [resource, resource] } as never });
	expect(items()).toBe(2);
});

test('one page as two sources, and an option that a damaged file says was shown twice', () => {
	const source = { title: 'Manual', url: 'https://example.org', checkedOn: '2026-11-22', verified: true };
	const item = { ...aCheck('a-1'), sources: [source, { ...source, title: 'The same page' }] };
	render(Explanation, { item, order: [0, 0, 1], answer: { type: 'unknown' } });
	expect(items()).toBe(5);
});
