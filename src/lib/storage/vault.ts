import {
	openDatabase,
	readAll,
	type Contents,
	type Database,
	type Ending,
	type Meta,
	type Row
} from './connection';
import type { Facilities } from './facilities';
import { StorageError, reasonOf } from './failure';
import { rebuild, recover } from './rebuild';
import { countLost, readSentinel, removeSentinel, writeSentinel } from './sentinel';
import { readSnapshot } from './snapshot';

/** How the database stands after a write. */
export interface Facts {
	readonly meta: Meta | undefined;
	readonly attempts: number;
}

/**
 * The database with its guards: it opens when first needed and again after another tab deleted it, runs one
 * piece of work after the other, and after a write error makes the database anew before it trusts it again.
 */
export interface Vault {
	/** Runs work that only reads. Rejects with the browser's error or a {@link StorageError}. */
	readonly read: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
	/** Runs work that writes, then brings the sentinel up to date with the facts it found. */
	readonly write: <T extends Facts>(work: (database: Database) => Promise<T>) => Promise<T>;
	/** Keeps a row in memory, for the case that the database has to be made anew. */
	readonly remember: (row: Row) => void;
	readonly forget: (id: string) => void;
	/** Attempts that were here and are gone. */
	readonly lost: () => number;
	readonly acceptLoss: () => Promise<void>;
	readonly close: () => void;
}

/** Makes the vault; nothing is opened yet. */
export function openVault(facilities: Facilities, newId: () => string): Vault {
	const rows = new Map<string, Row>();
	let database: Database | undefined;
	let state: 'new' | 'sound' | 'doubtful' | 'superseded' = 'new';
	let tail: Promise<unknown> = Promise.resolve();

	function onend(ending: Ending): void {
		database = undefined;
		if (ending === 'newer-version') state = 'superseded';
		// The browser broke off: what this connection acknowledged last may be gone.
		if (ending === 'broken') state = 'doubtful';
	}

	function letGo(): void {
		database?.close();
		database = undefined;
	}

	async function open(): Promise<Database> {
		if (state === 'superseded') throw new StorageError('newer-version');
		if (state === 'doubtful') await makeAnew();
		if (state === 'new') {
			const snapshot = await readSnapshot(facilities);
			if (snapshot !== undefined) await recover(facilities, snapshot);
		}
		database ??= await openDatabase(facilities.indexedDB, onend);
		if (state === 'new') noteLoss(await readAll(database));
		state = 'sound';
		return database;
	}

	/** Only with everything in hand: a database that cannot be read is left as it is. */
	async function makeAnew(): Promise<void> {
		letGo();
		const old = await openDatabase(facilities.indexedDB, () => undefined);
		const there = await readAll(old).finally(() => old.close());
		const snapshot = await readSnapshot(facilities);
		const all = new Map(there.rows.map((row) => [row.id, row]));
		for (const row of [...(snapshot?.rows ?? []), ...rows.values()]) {
			if (row.sequence > (all.get(row.id)?.sequence ?? -1)) all.set(row.id, row);
		}
		const sequence = Math.max(there.meta?.sequence ?? 0, ...[...all.values()].map((row) => row.sequence));
		const id = there.meta?.id ?? readSentinel(facilities.localStorage)?.database ?? newId();
		await rebuild(facilities, { rows: [...all.values()], meta: { key: 'database', id, sequence } });
	}

	function noteLoss({ meta, rows: found }: Contents): void {
		const sentinel = readSentinel(facilities.localStorage);
		const now = meta && { database: meta.id, attempts: found.length, sequence: meta.sequence };
		const lost = countLost(sentinel, now);
		if (sentinel !== undefined && lost > 0) writeSentinel(facilities.localStorage, { ...sentinel, lost });
	}

	function keepSentinel({ meta, attempts }: Facts, lost: number): void {
		if (meta === undefined) {
			// An empty database, and nothing in it is missed any more: the next visit is a first one.
			if (lost === 0) removeSentinel(facilities.localStorage);
			return;
		}
		const now = { database: meta.id, attempts, sequence: meta.sequence };
		writeSentinel(facilities.localStorage, { ...now, ...(lost > 0 && { lost }) });
	}

	async function acceptLoss(): Promise<void> {
		const { meta, rows: found } = await run(readAll);
		keepSentinel({ meta, attempts: found.length }, 0);
	}

	async function attempt<T>(work: (database: Database) => Promise<T>): Promise<T> {
		try {
			return await work(await open());
		} catch (error) {
			letGo();
			if (state !== 'sound' || reasonOf(error) !== 'damaged') throw error;
			state = 'doubtful';
			return await retry(work);
		}
	}

	async function retry<T>(work: (database: Database) => Promise<T>): Promise<T> {
		try {
			return await work(await open());
		} catch (error) {
			letGo();
			if (state === 'sound' && reasonOf(error) === 'damaged') state = 'doubtful';
			throw error;
		}
	}

	function run<T>(work: (database: Database) => Promise<T>): Promise<T> {
		const result = tail.then(() => attempt(work));
		tail = result.catch(() => undefined);
		return result;
	}

	function lost(): number {
		return readSentinel(facilities.localStorage)?.lost ?? 0;
	}

	return {
		read: run,
		async write(work) {
			const written = await run(work);
			keepSentinel(written, lost());
			return written;
		},
		remember: (row) => void rows.set(row.id, row),
		forget: (id) => void rows.delete(id),
		lost,
		acceptLoss: () => acceptLoss().catch(() => undefined),
		close: letGo
	};
}
