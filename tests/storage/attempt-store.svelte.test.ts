import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAttemptStore, type AttemptStore } from '../../src/lib/storage/attempt-store';
import { DATABASE, deleteDatabase, openDatabase, writeAll } from '../../src/lib/storage/connection';
import { deleteEverything } from '../../src/lib/storage/eraser';
import { browserFacilities } from '../../src/lib/storage/facilities';
import { SENTINEL_KEY } from '../../src/lib/storage/sentinel';
import { aRecord, anAnswer } from '../support/records';

const facilities = browserFacilities();
const open: AttemptStore[] = [];
let ids = 0;

/** A store as one tab has it. */
function aTab(changes: Partial<typeof facilities> = {}): AttemptStore {
	const store = openAttemptStore({ ...facilities, ...changes }, () => `database-${++ids}`);
	open.push(store);
	return store;
}

const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 20, 0, second)).toISOString();

beforeEach(async () => {
	expect(await deleteEverything(facilities)).toEqual({ ok: true });
});

afterEach(() => {
	for (const store of open.splice(0)) store.close();
});

describe('one tab', () => {
	test('what was saved is there for the next page', async () => {
		const record = aRecord();
		expect(await aTab().save(record, undefined)).toEqual({ ok: true, sequence: 1, record });
		expect(await aTab().load(record.id)).toEqual({ ok: true, record });
	});

	test('each save has the next number, over all attempts', async () => {
		const tab = aTab();
		const numbers = [];
		for (const id of ['one', 'two', 'one']) {
			const saved = await tab.save(aRecord({ id }), undefined);
			numbers.push(saved.ok && saved.sequence);
		}
		expect(numbers).toEqual([1, 2, 3]);
	});

	test('the list has the latest first, and is empty before the first visit', async () => {
		const tab = aTab();
		expect(await tab.list()).toEqual({ records: [], unreadable: [], lost: 0 });
		await tab.save(aRecord({ id: 'old' }), undefined);
		await tab.save(aRecord({ id: 'new' }), undefined);
		expect((await aTab().list()).records.map(({ id }) => id)).toEqual(['new', 'old']);
	});

	test('a removed attempt is gone, and is not missed as a loss', async () => {
		const tab = aTab();
		await tab.save(aRecord({ id: 'one' }), undefined);
		await tab.save(aRecord({ id: 'two' }), undefined);
		expect(await tab.remove('one')).toEqual({ ok: true });
		expect(await tab.load('one')).toEqual({ ok: false, reason: 'missing' });
		expect(await aTab().list()).toMatchObject({ records: [{ id: 'two' }], lost: 0 });
	});

	test('a removed attempt does not come back through a run that still has it open', async () => {
		const tab = aTab();
		const record = aRecord();
		await tab.save(record, undefined);
		const underWay = tab.save({ ...record, position: { stage: 'reviewing' } }, record);
		expect(await tab.remove(record.id)).toEqual({ ok: true });
		expect(await underWay).toEqual({ ok: false, reason: 'deleted' });
		expect(await tab.save({ ...record, position: { stage: 'reviewing' } }, record)).toEqual({
			ok: false,
			reason: 'deleted'
		});
		expect((await aTab().list()).records).toEqual([]);
	});

	test('a damaged attempt and one of a newer release are set apart as they are; the rest is readable', async () => {
		await aTab().save(aRecord({ id: 'good' }), undefined);
		const database = await openDatabase(indexedDB, () => undefined);
		await writeAll(database, {
			meta: undefined,
			rows: [
				{ id: 'bad', sequence: 7, record: { format: 1, id: 'bad' } },
				{ id: 'future', sequence: 8, record: { format: 99 } }
			]
		});
		database.close();
		const tab = aTab();
		const { records, unreadable } = await tab.list();
		expect(records.map(({ id }) => id)).toEqual(['good']);
		expect(unreadable).toEqual([
			{ id: 'future', reason: 'newer-version', content: { format: 99 } },
			{ id: 'bad', reason: 'damaged', content: { format: 1, id: 'bad' } }
		]);
		expect(await tab.load('bad')).toEqual({ ok: false, reason: 'damaged' });
		expect(await tab.save(aRecord({ id: 'future' }), undefined)).toEqual({
			ok: false,
			reason: 'newer-version'
		});
	});
});

describe('two tabs', () => {
	test('400 answers in turn to one attempt: all 400 are kept', async () => {
		const tabs = [aTab(), aTab()];
		const own = tabs.map(() => aRecord({ responses: [] }));
		for (let round = 0; round < 200; round++) {
			await Promise.all(
				tabs.map(async (tab, index) => {
					const base = own[index] ?? aRecord();
					const answer = anAnswer(`a-${index}-${round}`, at(round));
					const record = { ...base, responses: [...base.responses, answer] };
					own[index] = record;
					expect(await tab.save(record, base)).toMatchObject({ ok: true });
				})
			);
		}
		const loaded = await aTab().load('attempt-1');
		if (!loaded.ok) throw new Error(loaded.reason);
		const items = loaded.record.responses.map((entry) => (entry.kind === 'check' ? entry.item : ''));
		expect(new Set(items).size).toBe(400);
	});

	test('a note tells the other tab', async () => {
		const [here, there] = [aTab(), aTab()];
		const heard = new Promise((resolve) => there.listen(resolve));
		await here.save(aRecord(), undefined);
		expect(await heard).toEqual({ kind: 'saved', id: 'attempt-1', sequence: 1 });
	});

	/** An attempt that was kept `here` and then removed `there`, as `here` has heard. */
	async function removedElsewhere() {
		const [here, there] = [aTab(), aTab()];
		const record = aRecord();
		await here.save(record, undefined);
		const heard = new Promise((resolve) => here.listen(resolve));
		await there.remove(record.id);
		await heard;
		return { here, there, record };
	}

	test('an attempt removed in one tab is not written back by the other', async () => {
		const { here, there, record } = await removedElsewhere();
		expect(await here.save(record, record)).toEqual({ ok: false, reason: 'deleted' });
		expect((await there.list()).records).toEqual([]);
	});

	test('a file of an attempt that another tab removed can be opened again', async () => {
		const { here, there, record } = await removedElsewhere();
		expect(await here.save(record, undefined)).toMatchObject({ ok: true });
		expect(await here.save(record, record)).toMatchObject({ ok: true });
		// And be gone on with where it was removed.
		expect((await there.list()).records).toEqual([record]);
		expect(await there.save(record, record)).toMatchObject({ ok: true });
	});

	test('everything deleted in one tab is not written back by the other', async () => {
		const [here, there] = [aTab(), aTab()];
		const record = aRecord();
		await here.save(record, undefined);
		const heard = new Promise((resolve) => here.listen(resolve));
		there.close();
		expect(await deleteEverything(facilities)).toEqual({ ok: true });
		await heard;
		expect(await here.save(record, record)).toEqual({ ok: false, reason: 'deleted' });
		expect(await aTab().list()).toEqual({ records: [], unreadable: [], lost: 0 });
	});
});

describe('releases', () => {
	/** Opens the database as a release with this version would; without a versionchange handler as bad ones do. */
	function openRaw(version: number): Promise<IDBDatabase> {
		return new Promise((resolve, reject) => {
			const request = indexedDB.open(DATABASE, version);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
	}

	test('a newer release in another tab gets its upgrade at once; this tab stops writing and says so', async () => {
		const tab = aTab();
		await tab.save(aRecord(), undefined);
		const start = performance.now();
		const newer = await openRaw(99);
		expect(performance.now() - start).toBeLessThan(3000);
		expect(await tab.save(aRecord({ id: 'two' }), undefined)).toEqual({ ok: false, reason: 'newer-version' });
		newer.close();
		expect(await aTab().save(aRecord(), undefined)).toEqual({ ok: false, reason: 'newer-version' });
		expect(await aTab().list()).toMatchObject({ records: [], trouble: 'newer-version' });
	});

	test('what could not be written stays in the memory of the page', async () => {
		const newer = await openRaw(99);
		const tab = aTab();
		const record = aRecord();
		expect(await tab.save(record, undefined)).toEqual({ ok: false, reason: 'newer-version' });
		expect(await tab.load(record.id)).toEqual({ ok: true, record });
		expect(await tab.list()).toMatchObject({ records: [record], trouble: 'newer-version' });
		newer.close();
	});

	test('an old tab that does not let go of the database: said within seconds, never hanging', async () => {
		await aTab().save(aRecord(), undefined);
		for (const store of open.splice(0)) store.close();
		const stubborn = await openRaw(1);
		const start = performance.now();
		await expect(deleteDatabase(indexedDB)).rejects.toMatchObject({ reason: 'busy' });
		expect(performance.now() - start).toBeLessThan(3000);
		stubborn.close();
	});
});

describe('a store that was damaged or cleared', () => {
	/** Makes the database disappear behind everybody's back, as an eviction does. */
	async function evict(): Promise<void> {
		for (const store of open.splice(0)) store.close();
		await deleteDatabase(indexedDB);
	}

	test('is never taken for a first visit: the list says how much is missing until it is accepted', async () => {
		const tab = aTab();
		await tab.save(aRecord({ id: 'one' }), undefined);
		await tab.save(aRecord({ id: 'two' }), undefined);
		await evict();
		expect(await aTab().list()).toEqual({ records: [], unreadable: [], lost: 2 });
		const later = aTab();
		await later.save(aRecord({ id: 'three' }), undefined);
		for (let more = 0; more < 5; more++) await later.save(aRecord({ id: 'three' }), undefined);
		expect((await aTab().list()).lost).toBe(2);
		await later.acceptLoss();
		expect((await aTab().list()).lost).toBe(0);
	});

	test('a log cut short, with fewer writes than the sentinel knows, is a loss', async () => {
		const tab = aTab();
		await tab.save(aRecord({ id: 'one' }), undefined);
		await tab.save(aRecord({ id: 'two' }), undefined);
		const sentinel = JSON.parse(localStorage.getItem(SENTINEL_KEY) ?? '{}') as { database: string };
		await evict();
		const database = await openDatabase(indexedDB, () => undefined);
		await writeAll(database, {
			rows: [{ id: 'one', sequence: 1, record: aRecord({ id: 'one' }) }],
			meta: { key: 'database', id: sentinel.database, sequence: 1 }
		});
		database.close();
		expect(await aTab().list()).toMatchObject({ records: [{ id: 'one' }], lost: 1 });
	});

	test('a sentinel that lags behind is no loss', async () => {
		const tab = aTab();
		await tab.save(aRecord({ id: 'one' }), undefined);
		const early = localStorage.getItem(SENTINEL_KEY) ?? '';
		await tab.save(aRecord({ id: 'two' }), undefined);
		await tab.remove('one');
		localStorage.setItem(SENTINEL_KEY, early);
		expect((await aTab().list()).lost).toBe(0);
	});

	test('without a sentinel, or with a damaged one, it is a plain start', async () => {
		await aTab().save(aRecord(), undefined);
		await evict();
		localStorage.setItem(SENTINEL_KEY, '{"attempts":');
		expect(await aTab().list()).toEqual({ records: [], unreadable: [], lost: 0 });
	});
});

describe('delete everything', () => {
	test('leaves nothing of ours behind, and nothing of others is touched', async () => {
		await aTab().save(aRecord(), undefined);
		for (const store of open.splice(0)) store.close();
		localStorage.setItem('crosswalk.keys', 'off');
		localStorage.setItem('another', 'stays');
		const files = await navigator.storage.getDirectory();
		await files.getFileHandle('crosswalk.snapshot.json', { create: true });
		await (await caches.open('crosswalk-1')).put('/x', new Response('x'));
		expect(await deleteEverything(facilities)).toEqual({ ok: true });
		expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(DATABASE);
		expect(Object.keys(localStorage).filter((key) => key.startsWith('crosswalk'))).toEqual([]);
		expect(localStorage.getItem('another')).toBe('stays');
		for await (const name of files.keys()) expect(name).not.toMatch(/^crosswalk/);
		expect((await caches.keys()).filter((name) => name.startsWith('crosswalk'))).toEqual([]);
		localStorage.removeItem('another');
	});

	test('that did not work leaves a store that saves, tells and hears again', async () => {
		const [here, there] = [aTab(), aTab()];
		await here.save(aRecord({ id: 'one' }), undefined);
		here.close();
		const caches = { keys: () => Promise.reject(new Error('no')) } as unknown as CacheStorage;
		expect(await deleteEverything({ ...facilities, caches })).toMatchObject({ ok: false });
		here.reopen();
		const heard = new Promise((resolve) => there.listen(resolve));
		expect(await here.save(aRecord({ id: 'two' }), undefined)).toMatchObject({ ok: true });
		expect(await heard).toMatchObject({ kind: 'saved', id: 'two' });
		const told = new Promise((resolve) => here.listen(resolve));
		await there.save(aRecord({ id: 'three' }), undefined);
		expect(await told).toMatchObject({ kind: 'saved', id: 'three' });
		expect((await here.list()).records).toHaveLength(3);
	});

	test('closes a store that does not fail for it', async () => {
		const tab = aTab();
		tab.close();
		expect(await tab.save(aRecord(), undefined)).toMatchObject({ ok: true });
	});
});
