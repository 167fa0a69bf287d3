import { render, screen } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Attempts from '../../src/lib/components/home/Attempts.svelte';
import { browserStore } from '../../src/lib/storage/browser-store';
import { aRecord } from '../support/records';

const pathways = [{ id: 'small', title: 'A to B' }];
const store = browserStore();

/** Two kept attempts on the page. */
async function showAttempts() {
	for (const id of ['one', 'two']) await store.save(aRecord({ id }), undefined);
	render(Attempts, { pathways });
	await expect.poll(() => screen.queryAllByRole('listitem')).toHaveLength(2);
}

/** With the keyboard, as somebody does who sees nothing of the page. */
async function press(name: RegExp) {
	screen.getAllByRole('button', { name })[0]?.focus();
	await userEvent.keyboard('{Enter}');
}

const clean = async () => {
	for (const { id } of (await store.list()).records) await store.remove(id);
};
beforeEach(clean);
afterEach(async () => {
	vi.restoreAllMocks();
	await clean();
});

describe('deleting an attempt', () => {
	test('asks with the focus on the harmless answer, and gives it back', async () => {
		await showAttempts();
		await press(/^Delete ?: /);
		await expect.element(page.getByRole('button', { name: 'No, keep it' })).toHaveFocus();
		expect(document.activeElement).toHaveAccessibleDescription('Delete this attempt for good?');
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByRole('button', { name: /^Delete ?: / }).first()).toHaveFocus();
		expect((await store.list()).records).toHaveLength(2);
	});

	test('says that it is deleted, with the focus on the heading', async () => {
		await showAttempts();
		await press(/^Delete ?: /);
		await press(/^Yes/);
		await expect.poll(() => screen.queryAllByRole('listitem')).toHaveLength(1);
		await expect.element(page.getByText('The attempt is deleted.')).toHaveRole('status');
		await expect.element(page.getByRole('heading', { name: 'Your attempts' })).toHaveFocus();
	});

	test('says that it is not deleted when the browser refuses', async () => {
		await showAttempts();
		vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
			throw new DOMException('No', 'UnknownError');
		});
		await press(/^Delete ?: /);
		await press(/^Yes/);
		await expect.element(page.getByText(/did not let this attempt be deleted/)).toBeVisible();
		expect(screen.getAllByRole('listitem')).toHaveLength(2);
		expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Yes/ }));
	});
});
