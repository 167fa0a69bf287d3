import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openAttemptStore, type AttemptStore } from '../../src/lib/storage/attempt-store';
import { DATABASE, deleteDatabase, openDatabase, readAll } from '../../src/lib/storage/connection';
import { deleteEverything } from '../../src/lib/storage/eraser';
import { browserFacilities, type Facilities } from '../../src/lib/storage/facilities';
import { readSnapshot, writeSnapshot } from '../../src/lib/storage/snapshot';
import { findTrace } from '../../src/lib/storage/trace';
import { aRecord, anAnswer } from '../support/records';

const facilities = browserFacilities();
const open: AttemptStore[] = [];

function aTab(changes: Partial<Facilities> = {}): AttemptStore {
	const store = openAttemptStore({ ...facilities, ...changes }, () => 'database-1');
	open.push(store);
	return store;
}

/** Everything in the database, read by nobody's store. */
async function stored(): Promise<readonly { id: string; record: unknown }[]> {
	const database = await openDatabase(indexedDB, () => undefined);
	const { rows } = await readAll(database);
	database.close();
	return rows;
}

/** Makes the next `times` writes fail as a full disk makes them fail on LevelDB. */
function failWrites(times: number, error: () => unknown = diskError) {
	const put = IDBObjectStore.prototype.put;
	let left = times;
	return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		...args
	) {
		if (left-- > 0) throw error();
		return put.apply(this, args);
	});
}

function diskError(): DOMException {
	return new DOMException('Connection is closing because of: IO error', 'UnknownError');
}

beforeEach(async () => {
	expect(await deleteEverything(facilities)).toEqual({ ok: true });
});

afterEach(() => {
	vi.restoreAllMocks();
	for (const store of open.splice(0)) store.close();
});

describe('a write error', () => {
	test('makes the database anew with everything that was in it, and only then says saved', async () => {
		const deletes = vi.spyOn(IDBFactory.prototype, 'deleteDatabase');
		const tab = aTab();
		await tab.save(aRecord({ id: 'one' }), undefined);
		await tab.save(aRecord({ id: 'two' }), undefined);
		failWrites(1);
		const record = aRecord({ id: 'two', position: { stage: 'reviewing' } });
		expect(await tab.save(record, aRecord({ id: 'two' }))).toMatchObject({ ok: true, record });
		expect(deletes).toHaveBeenCalledWith(DATABASE);
		expect((await stored()).map(({ id }) => id)).toEqual(['one', 'two']);
		expect(await aTab().list()).toMatchObject({ records: [record, { id: 'one' }], lost: 0 });
	});

	test('that stays leaves the answer in memory, and the next save that works brings it all', async () => {
		const tab = aTab();
		const record = aRecord();
		await tab.save(record, undefined);
		const faults = failWrites(Infinity);
		const longer = {
			...record,
			responses: [...record.responses, anAnswer('a-2', '2026-11-22T20:00:00.000Z')]
		};
		expect(await tab.save(longer, record)).toEqual({ ok: false, reason: 'damaged' });
		expect(await tab.load(record.id)).toEqual({ ok: true, record: longer });
		faults.mockRestore();
		expect(await tab.save(longer, record)).toMatchObject({ ok: true });
		expect((await stored())[0]?.record).toEqual(longer);
	});

	test('in the middle of the rebuild is mended from the snapshot at the next start', async () => {
		const tab = aTab();
		await tab.save(aRecord({ id: 'one' }), undefined);
		await tab.save(aRecord({ id: 'two' }), undefined);
		failWrites(Infinity);
		expect(await tab.save(aRecord({ id: 'two' }), undefined)).toMatchObject({ ok: false });
		vi.restoreAllMocks();
		for (const store of open.splice(0)) store.close();
		expect(await stored()).toEqual([]);
		const { records, lost } = await aTab().list();
		expect(records.map(({ id }) => id).toSorted()).toEqual(['one', 'two']);
		expect(lost).toBe(0);
	});

	test('without a place for the snapshot deletes nothing', async () => {
		const deletes = vi.spyOn(IDBFactory.prototype, 'deleteDatabase');
		const tab = aTab({
			directory: () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
		});
		await tab.save(aRecord({ id: 'one' }), undefined);
		deletes.mockClear();
		failWrites(1);
		expect(await tab.save(aRecord({ id: 'two' }), undefined)).toEqual({ ok: false, reason: 'full' });
		expect(deletes).not.toHaveBeenCalled();
		expect((await stored()).map(({ id }) => id)).toEqual(['one']);
	});

	test('without private files the snapshot is in local storage', async () => {
		const bare: Facilities = { ...facilities, directory: undefined };
		const contents = { rows: [{ id: 'one', sequence: 3, record: aRecord() }], meta: undefined };
		expect(await writeSnapshot(bare, contents)).toBe(true);
		expect(await readSnapshot(bare)).toEqual(contents);
	});

	test('that has no error object at all is handled like any other', async () => {
		const tab = aTab();
		await tab.save(aRecord({ id: 'one' }), undefined);
		const put = IDBObjectStore.prototype.put;
		let aborts = 1;
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
			const request = put.apply(this, args);
			if (aborts-- > 0) this.transaction.abort();
			return request;
		});
		expect(await tab.save(aRecord({ id: 'two' }), undefined)).toMatchObject({ ok: true });
		vi.restoreAllMocks();
		failWrites(1, () => null);
		expect(await tab.save(aRecord({ id: 'three' }), undefined)).toMatchObject({ ok: true });
		expect((await stored()).map(({ id }) => id)).toEqual(['one', 'three', 'two']);
	});

	test('what another tab saved meanwhile survives the rebuild', async () => {
		const [here, there] = [aTab(), aTab()];
		await here.save(aRecord({ id: 'one' }), undefined);
		await there.save(aRecord({ id: 'two' }), undefined);
		failWrites(1);
		expect(await here.save(aRecord({ id: 'one' }), undefined)).toMatchObject({ ok: true });
		expect(await there.save(aRecord({ id: 'three' }), undefined)).toMatchObject({ ok: true });
		expect((await stored()).map(({ id }) => id)).toEqual(['one', 'three', 'two']);
	});
});

test('what another tab saves between the reading and the deletion of a rebuild is there at its next save', async () => {
	const there = aTab();
	await there.save(aRecord({ id: 'one' }), undefined);
	let isRebuilding = false;
	const here = aTab({
		directory: async () => {
			if (isRebuilding) {
				isRebuilding = false;
				expect(await there.save(aRecord({ id: 'two' }), undefined)).toMatchObject({ ok: true });
			}
			return navigator.storage.getDirectory();
		}
	});
	await here.save(aRecord({ id: 'three' }), undefined);
	failWrites(1);
	isRebuilding = true;
	expect(await here.save(aRecord({ id: 'three' }), undefined)).toMatchObject({ ok: true });
	await there.save(aRecord({ id: 'four' }), undefined);
	expect((await stored()).map(({ id }) => id)).toEqual(['four', 'one', 'three', 'two']);
});

describe('after a write error, what is saved is kept twice', () => {
	/** A tab that had a write error and got over it, with attempts one and two. */
	async function aMendedTab(changes: Partial<Facilities> = {}): Promise<AttemptStore> {
		const tab = aTab(changes);
		await tab.save(aRecord({ id: 'one' }), undefined);
		failWrites(1);
		expect(await tab.save(aRecord({ id: 'two' }), undefined)).toMatchObject({ ok: true });
		vi.restoreAllMocks();
		return tab;
	}

	/** What the next start finds when the browser has lost the database: Chromium does, now and then, after this. */
	async function idsAfterLoss(): Promise<readonly string[]> {
		for (const store of open.splice(0)) store.close();
		await deleteDatabase(indexedDB);
		const { records, lost } = await aTab().list();
		expect(lost).toBe(0);
		return records.map(({ id }) => id).toSorted();
	}

	test('so a database that is gone at the next start is made again', async () => {
		const tab = await aMendedTab();
		const record = aRecord({ id: 'three', position: { stage: 'reviewing' } });
		await tab.save(record, undefined);
		expect(await idsAfterLoss()).toEqual(['one', 'three', 'two']);
		expect(await aTab().load('three')).toEqual({ ok: true, record });
	});

	test('also where there are no private files', async () => {
		const bare = { directory: undefined };
		await (await aMendedTab(bare)).save(aRecord({ id: 'three' }), undefined);
		expect(await idsAfterLoss()).toEqual(['one', 'three', 'two']);
	});

	test('also by a tab that was open before, and by one that is opened later', async () => {
		const earlier = aTab();
		await earlier.list();
		await aMendedTab();
		await earlier.save(aRecord({ id: 'earlier' }), undefined);
		await aTab().save(aRecord({ id: 'later' }), undefined);
		expect(await idsAfterLoss()).toEqual(['earlier', 'later', 'one', 'two']);
	});

	test('also by two tabs that write at the same time', async () => {
		const [one, other] = [await aMendedTab(), aTab()];
		await other.list();
		for (let count = 0; count < 10; count++) {
			const saves = [
				one.save(aRecord({ id: `here-${count}` }), undefined),
				other.save(aRecord({ id: `there-${count}` }), undefined)
			];
			for (const saved of await Promise.all(saves)) expect(saved).toMatchObject({ ok: true });
		}
		expect(await idsAfterLoss()).toHaveLength(22);
	});

	test('and what was removed since does not come back', async () => {
		const tab = await aMendedTab();
		await tab.remove('one');
		expect(await idsAfterLoss()).toEqual(['two']);
	});

	test('also when the removal was cut off before it reached the copy', async () => {
		const tab = await aMendedTab();
		const before = await readSnapshot(facilities);
		if (before === undefined) throw new Error('There is no copy.');
		await tab.remove('one');
		await writeSnapshot(facilities, before);
		for (const store of open.splice(0)) store.close();
		const { records } = await aTab().list();
		expect(records.map(({ id }) => id)).toEqual(['two']);
	});

	test('or it is not called saved', async () => {
		let isFull = false;
		const tab = await aMendedTab({
			directory: () =>
				isFull
					? Promise.reject(new DOMException('no room', 'QuotaExceededError'))
					: navigator.storage.getDirectory()
		});
		isFull = true;
		const record = aRecord({ id: 'three' });
		expect(await tab.save(record, undefined)).toEqual({ ok: false, reason: 'full' });
		expect(await tab.load('three')).toEqual({ ok: true, record });
		isFull = false;
		expect(await tab.save(record, undefined)).toMatchObject({ ok: true });
		expect(await idsAfterLoss()).toEqual(['one', 'three', 'two']);
	});

	test('also where another tab hangs while it has its turn', async () => {
		const tab = await aMendedTab();
		let letGo = () => {};
		void navigator.locks.request('crosswalk.turn', () => new Promise<void>((resolve) => (letGo = resolve)));
		await expect.poll(() => navigator.locks.query().then(({ held }) => held?.length)).toBe(1);
		expect(await tab.save(aRecord({ id: 'three' }), undefined)).toMatchObject({ ok: true });
		letGo();
		expect(await idsAfterLoss()).toEqual(['one', 'three', 'two']);
	});

	test('also where the browser has no locks', async () => {
		const tab = await aMendedTab({ locks: undefined });
		await tab.save(aRecord({ id: 'three' }), undefined);
		expect(await idsAfterLoss()).toEqual(['one', 'three', 'two']);
	});

	test('until everything is deleted', async () => {
		await aMendedTab();
		for (const store of open.splice(0)) store.close();
		expect(await deleteEverything(facilities)).toEqual({ ok: true });
		expect(await readSnapshot(facilities)).toBeUndefined();
		expect(await findTrace(facilities)).toBe('nothing');
		expect(await aTab().list()).toMatchObject({ records: [], lost: 0 });
	});

	test('which is found without database and sentinel', async () => {
		await aMendedTab();
		for (const store of open.splice(0)) store.close();
		await deleteDatabase(indexedDB);
		localStorage.clear();
		expect(await findTrace(facilities)).toBe('kept');
	});

	test('without one, nothing is kept twice', async () => {
		const tab = aTab();
		await tab.save(aRecord({ id: 'one' }), undefined);
		expect(await readSnapshot(facilities)).toBeUndefined();
	});
});

describe('a database that cannot be opened', () => {
	test('is tried a second time, because the browser puts a broken one aside', async () => {
		const openings = IDBFactory.prototype.open;
		let left = 1;
		vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
			if (left-- > 0)
				throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
			return openings.apply(this, args);
		});
		expect(await aTab().list()).toEqual({ records: [], unreadable: [], lost: 0 });
	});
});

describe('no room', () => {
	test('the save says full, nothing stored is touched, and it works again when there is room', async () => {
		const deletes = vi.spyOn(IDBFactory.prototype, 'deleteDatabase');
		const tab = aTab();
		await tab.save(aRecord({ id: 'one' }), undefined);
		deletes.mockClear();
		const faults = failWrites(Infinity, () => new DOMException('', 'QuotaExceededError'));
		const record = aRecord({ id: 'two' });
		expect(await tab.save(record, undefined)).toEqual({ ok: false, reason: 'full' });
		expect((await stored()).map(({ id }) => id)).toEqual(['one']);
		expect(await tab.load('two')).toEqual({ ok: true, record });
		expect((await tab.list()).records.map(({ id }) => id)).toEqual(['two', 'one']);
		faults.mockRestore();
		expect(await tab.save(record, undefined)).toMatchObject({ ok: true });
		expect((await stored()).map(({ id }) => id)).toEqual(['one', 'two']);
		expect(deletes).not.toHaveBeenCalled();
	});
});

describe('blocked storage', () => {
	const refuse = (): never => {
		throw new DOMException('The user denied permission to access the database.', 'UnknownError');
	};
	const nothing: Facilities = {
		indexedDB: undefined,
		localStorage: undefined,
		locks: undefined,
		directory: undefined,
		channel: undefined,
		caches: undefined
	};

	test.each([
		['nothing is offered at all', nothing],
		[
			'everything refuses itself',
			{
				indexedDB: { open: refuse, deleteDatabase: refuse } as unknown as IDBFactory,
				localStorage: {
					getItem: refuse,
					setItem: refuse,
					removeItem: refuse,
					length: 0
				} as unknown as Storage,
				locks: { request: refuse } as unknown as LockManager,
				directory: () => Promise.reject(new DOMException('denied', 'SecurityError')),
				channel: refuse,
				caches: undefined
			}
		]
	])('%s: said by a code, and the page goes on from memory', async (_, refusing: Facilities) => {
		const tab = aTab(refusing);
		const record = aRecord();
		expect(await tab.list()).toEqual({ records: [], unreadable: [], lost: 0, trouble: 'blocked' });
		expect(await tab.save(record, undefined)).toEqual({ ok: false, reason: 'blocked' });
		expect(await tab.load(record.id)).toEqual({ ok: true, record });
		expect(await tab.list()).toEqual({ records: [record], unreadable: [], lost: 0, trouble: 'blocked' });
		expect(await tab.remove(record.id)).toEqual({ ok: false, reason: 'blocked' });
		expect(await tab.load(record.id)).toEqual({ ok: false, reason: 'blocked' });
		expect(await deleteEverything(refusing)).toEqual({ ok: false, reason: 'blocked' });
	});
});
