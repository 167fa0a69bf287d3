import { render, screen } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, test, vi } from 'vitest';
import ShareLink from '../../src/lib/components/result/ShareLink.svelte';
import { makeLink } from '../../src/lib/export/link';
import { aRecord } from '../support/records';

vi.mock('../../src/lib/export/link', { spy: true });
afterEach(() => void vi.mocked(makeLink).mockReset());

const record = aRecord();
const fieldValue = () =>
	screen.queryByRole<HTMLInputElement>('textbox', { name: 'Link to your result' })?.value;

async function makeIt() {
	await userEvent.click(page.getByRole('button', { name: 'Link' }));
	await expect.poll(() => screen.getByRole('status').textContent).not.toBe('');
}

test('a link holds the result as it is, and goes when the result changes', async () => {
	const { rerender } = render(ShareLink, { record, purpose: 'purpose' });
	await makeIt();
	const before = fieldValue();
	expect(before).toContain('/small/shared/#');
	await rerender({ record: { ...record, settings: { ...record.settings, niceToHaves: 'drop' } } });
	expect(fieldValue()).toBeUndefined();
	expect(screen.getByRole('status')).toHaveTextContent('Your result has changed since the link was made.');
	await makeIt();
	await expect.poll(fieldValue).toMatch(/#/);
	expect(fieldValue()).not.toBe(before);
});

test('a link that cannot be made is told', async () => {
	vi.mocked(makeLink).mockRejectedValue(new TypeError('Failed to fetch dynamically imported module'));
	render(ShareLink, { record, purpose: 'purpose' });
	await makeIt();
	expect(screen.getByRole('status')).toHaveTextContent('The link could not be made.');
	expect(fieldValue()).toBeUndefined();
});
