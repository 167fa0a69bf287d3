import { render } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import StepActions from '../../src/lib/components/result/StepActions.svelte';
import { aQuiz, aReport } from '../support/builders';

const report = aReport(aQuiz());
const log = vi.fn();

beforeEach(() => {
	log.mockClear();
	const [step] = report.roadmap.steps;
	if (step === undefined) throw new Error('A beginner has steps.');
	const nothing = () => undefined;
	const actions = {
		...{ tick: nothing, untick: nothing, drop: nothing, restore: nothing, move: nothing, recheck: nothing },
		log
	};
	render(StepActions, { report, step: { ...step, loggedHours: 3 }, place: 1, places: 2, actions });
});

const field = () => page.getByRole('spinbutton');
const keep = () => userEvent.click(page.getByRole('button', { name: /^Keep/ }));

describe('hours spent', () => {
	test.each(['15000', '-1', '', '3e'])('"%s" is said to be none, and is left to be mended', async (typed) => {
		await userEvent.clear(field());
		if (typed !== '') await userEvent.type(field(), typed);
		await keep();
		await expect.element(page.getByRole('status')).toHaveTextContent('must be a number between 0 and 2000');
		expect(log).not.toHaveBeenCalled();
		if (!typed.endsWith('e')) expect(document.querySelector('input')?.value).toBe(typed);
	});

	test('hours finer than a quarter are refused with a reason', async () => {
		await userEvent.fill(field(), '7.123456');
		await keep();
		await expect.element(page.getByRole('status')).toHaveTextContent('Hours spent go by quarters of an hour');
		expect(log).not.toHaveBeenCalled();
	});

	test('a number is kept, also after one that was none', async () => {
		await userEvent.fill(field(), '15000');
		await keep();
		await userEvent.fill(field(), '12.5');
		await keep();
		expect(log.mock.calls.map(([, hours]: readonly unknown[]) => hours)).toEqual([12.5]);
		expect(document.querySelector('[role=status]')?.textContent).toBe('');
	});
});
