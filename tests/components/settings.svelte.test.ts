import { render } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import PaceSettings from '../../src/lib/components/settings/PaceSettings.svelte';
import TimeOffSettings from '../../src/lib/components/settings/TimeOffSettings.svelte';
import type { PlanSettings } from '../../src/lib/domain/settings';
import { aQuiz, someSettings, TODAY } from '../support/builders';

const settings = someSettings(aQuiz());

test('days off that are there already are not added again, and the form says so', async () => {
	const span = { from: '2026-12-01', to: '2026-12-02' };
	const onchange = vi.fn();
	render(TimeOffSettings, {
		settings: { ...settings, pace: { ...settings.pace, timeOff: [span] } },
		onchange
	});
	await userEvent.fill(page.getByLabelText('First day off'), span.from);
	await userEvent.fill(page.getByLabelText('Last day off'), span.to);
	await userEvent.click(page.getByRole('button', { name: 'Add' }));
	await expect.element(page.getByRole('status')).toHaveTextContent('These days are off already.');
	expect(onchange).not.toHaveBeenCalled();
	await userEvent.fill(page.getByLabelText('Last day off'), '2026-12-03');
	await userEvent.click(page.getByRole('button', { name: 'Add' }));
	expect(onchange).toHaveBeenCalledOnce();
});

describe('what is typed counts once', () => {
	const changes = vi.fn<(settings: PlanSettings) => void>();

	function show(change: Partial<PlanSettings> = {}) {
		changes.mockClear();
		const given = { ...settings, startDay: '2026-12-10', ...change };
		const { rerender } = render(PaceSettings, { settings: given, today: TODAY, onchange });
		/** As on the page: what was changed is shown. */
		function onchange(next: PlanSettings) {
			changes(next);
			void rerender({ settings: next });
		}
	}

	const first = () => page.getByLabelText('First day', { exact: true });
	const hours = () => page.getByLabelText('Hours a week');
	const starts = () => changes.mock.calls.map(([{ startDay }]) => startDay);
	const paces = () => changes.mock.calls.map(([{ pace }]) => pace.hoursPerWeek);
	const field = (one: ReturnType<typeof first>) => one.element() as HTMLInputElement;

	/** Presses a key in a field that then holds `value` and tells so, as browsers do for each part of a date. */
	function press(input: HTMLInputElement, key: string, value: string) {
		input.focus();
		input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
		if (input.value === value) return;
		input.value = value;
		input.dispatchEvent(new Event('input', { bubbles: true }));
		input.dispatchEvent(new Event('change', { bubbles: true }));
	}

	function typeMonthAndYear() {
		for (const [key, value] of [
			['1', '2026-01-10'],
			['2', '2026-12-10'],
			['2', '0002-12-10'],
			['0', '0020-12-10'],
			['2', '0202-12-10'],
			['7', '2027-12-10']
		] as const)
			press(field(first()), key, value);
	}

	test('a month and a year that are typed, when the field has rested for about a second', async () => {
		show();
		typeMonthAndYear();
		expect(starts()).toEqual([]);
		await expect.poll(starts, { timeout: 3000 }).toEqual(['2027-12-10']);
		field(first()).blur();
		expect(starts()).toEqual(['2027-12-10']);
	});

	test.each([
		['at Enter', () => userEvent.keyboard('{Enter}')],
		['when the field is left', () => userEvent.click(hours())]
	])('a month and a year that are typed, %s', async (_, act) => {
		show();
		typeMonthAndYear();
		await act();
		expect(starts()).toEqual(['2027-12-10']);
	});

	test('a day that is chosen, or set without a key, at once', () => {
		show();
		const input = field(first());
		input.value = '2027-01-04';
		input.dispatchEvent(new Event('change', { bubbles: true }));
		expect(starts()).toEqual(['2027-01-04']);
	});

	test('a day that is not whole yet waits, however long, and is told only when the field is left', async () => {
		show({ deadline: '2027-05-01' });
		const deadline = field(page.getByLabelText(/^Deadline/));
		press(deadline, 'Backspace', '');
		await new Promise((resolve) => setTimeout(resolve, 1300));
		expect(changes).not.toHaveBeenCalled();
		press(deadline, '2', '0202-05-01');
		await new Promise((resolve) => setTimeout(resolve, 1300));
		expect(document.querySelector('[role=status]')?.textContent).toBe('');
		deadline.blur();
		await expect.element(page.getByText(/Your deadline is as it was/)).toBeVisible();
		expect(changes).not.toHaveBeenCalled();
	});

	test('a deadline that was emptied is taken away when the field is left', () => {
		show({ deadline: '2027-05-01' });
		const deadline = field(page.getByLabelText(/^Deadline/));
		press(deadline, 'Delete', '');
		deadline.blur();
		expect(changes.mock.calls.map(([next]) => next.deadline)).toEqual([undefined]);
	});

	test('a deadline that is half typed is not taken away', async () => {
		show({ deadline: '2027-05-01' });
		const deadline = page.getByLabelText(/^Deadline/);
		await userEvent.click(deadline);
		field(deadline).focus();
		await userEvent.keyboard('{Backspace}');
		await userEvent.click(document.body);
		field(deadline).blur();
		expect(field(deadline).validity.badInput).toBe(true);
		await expect.element(page.getByText(/Your deadline is as it was/)).toBeVisible();
		expect(changes).not.toHaveBeenCalled();
	});

	test('hours stepped by a held arrow, once', async () => {
		show();
		await userEvent.click(hours());
		for (let index = 0; index < 20; index += 1) await userEvent.keyboard('{ArrowUp}');
		expect(paces()).toEqual([]);
		await expect.poll(paces, { timeout: 3000 }).toHaveLength(1);
		expect(paces()).toEqual([field(hours()).valueAsNumber]);
	});

	test('an arrow up and down again is no change', async () => {
		show();
		await userEvent.click(hours());
		await userEvent.keyboard('{ArrowUp}{ArrowDown}{Tab}');
		expect(changes).not.toHaveBeenCalled();
	});

	test.each(['12', '7.25'])('%s hours typed digit by digit, at Enter and not again', async (typed) => {
		show();
		await userEvent.fill(hours(), '');
		changes.mockClear();
		await userEvent.keyboard(typed);
		await userEvent.keyboard('{Enter}{Tab}');
		expect(paces()).toEqual([Number(typed)]);
	});

	test('hours finer than a quarter are refused with a reason', async () => {
		show();
		await userEvent.fill(hours(), '7.123456');
		await userEvent.tab();
		await expect.element(page.getByText('Hours a week go by quarters of an hour: 7 or 7.25.')).toBeVisible();
		expect(changes).not.toHaveBeenCalled();
	});

	test('hours finer than a quarter that are there already hinder no other setting', async () => {
		show({ pace: { ...settings.pace, hoursPerWeek: 7.123456 } });
		await userEvent.click(page.getByRole('checkbox', { name: 'Monday' }));
		expect(changes).toHaveBeenCalledOnce();
		expect(document.querySelector('[role=status]')?.textContent).toBe('');
	});
});
