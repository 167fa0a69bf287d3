import { render } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import ImportResult from '../../src/lib/components/home/ImportResult.svelte';
import { tickTask } from '../../src/lib/domain/plan-change';
import type { SessionRecord } from '../../src/lib/domain/record';
import { openAttemptStore, type AttemptStore } from '../../src/lib/storage/attempt-store';
import { deleteEverything } from '../../src/lib/storage/eraser';
import { browserFacilities } from '../../src/lib/storage/facilities';
import { aRating, aRecord } from '../support/records';

const facilities = browserFacilities();
let store: AttemptStore;

beforeEach(async () => {
	expect(await deleteEverything(facilities)).toEqual({ ok: true });
	store = openAttemptStore(facilities, () => 'database');
});

afterEach(() => store.close());

async function open(record: SessionRecord, into: AttemptStore = store): Promise<void> {
	render(ImportResult, {
		pathways: [{ id: 'small', title: 'Small' }],
		openStore: async () => into,
		onimported: async () => undefined
	});
	const file = new File([JSON.stringify(record)], 'result.json', { type: 'application/json' });
	await userEvent.upload(page.getByLabelText('Open a result file'), file);
}

test('a file of an attempt that is not here brings it', async () => {
	await open(aRecord());
	await expect.element(page.getByRole('status')).toHaveTextContent('Opened. It stands first');
	expect((await store.list()).records).toEqual([aRecord()]);
});

test('an older file of an attempt that went on here changes nothing but adds answers, and says so', async () => {
	const answer = aRating('c', '2026-11-22T19:00:09.000Z');
	const file = aRecord({ responses: [...aRecord().responses, answer] });
	const kept = aRecord({
		settings: tickTask(aRecord().settings, 't1', '2026-12-01'),
		position: { stage: 'finished' },
		finishedAt: '2026-11-22T19:10:00.000Z',
		seen: { contentHash: 'hash', seenOn: '2026-11-22', levels: { a: 2 }, steps: [] }
	});
	await store.save(kept, undefined);
	await open(file);
	await expect.element(page.getByRole('status')).toHaveTextContent('kept here already');
	expect((await store.list()).records).toEqual([{ ...kept, responses: file.responses }]);
});

test('what could not be kept is not said to be', async () => {
	await open(aRecord(), { ...store, save: async () => ({ ok: false, reason: 'full' }) });
	await expect.element(page.getByRole('alert')).toHaveTextContent('could not keep it');
	expect(document.body.textContent).not.toContain('Opened.');
});
