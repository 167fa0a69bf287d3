import { render, screen } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Attempts from '../../src/lib/components/home/Attempts.svelte';
import DeleteEverything from '../../src/lib/components/home/DeleteEverything.svelte';
import { browserStore } from '../../src/lib/storage/browser-store';
import { openDatabase, writeAll } from '../../src/lib/storage/connection';
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

describe('attempts that cannot be read', () => {
	const trouble = () => page.getByText('One attempt cannot be read');

	test('are not called none', async () => {
		const { close } = await anUnreadable();
		render(Attempts, { pathways });
		await expect.element(trouble()).toBeVisible();
		expect(document.body).not.toHaveTextContent('None in this browser yet');
		expect(document.body).toHaveTextContent('There is no other attempt in this browser.');
		await close();
	});

	test.each([
		[0, 1, '1 attempt that cannot be read, with all'],
		[2, 0, '2 attempts, with all'],
		[1, 2, '1 attempt and 2 that cannot be read, with all']
	])('are counted before everything is deleted: %i readable, %i not', (readable, unreadable, said) => {
		const records = Array.from({ length: readable }, (_, index) => aRecord({ id: `r${index}` }));
		render(DeleteEverything, { records, unreadable, store: undefined, home: '/' });
		expect(document.querySelector('dialog')).toHaveTextContent(said);
	});
});

/** One damaged attempt beside the store. */
async function anUnreadable() {
	await store.list();
	const database = await openDatabase(indexedDB, () => undefined);
	await writeAll(database, {
		meta: undefined,
		rows: [{ id: 'damaged', sequence: 9, record: { format: 1 } }]
	});
	return {
		async close() {
			await database.delete('attempts', 'damaged');
			database.close();
		}
	};
}

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
