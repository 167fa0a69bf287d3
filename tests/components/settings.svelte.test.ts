import { render } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import TimeOffSettings from '../../src/lib/components/settings/TimeOffSettings.svelte';
import { aQuiz, someSettings } from '../support/builders';

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
