import {
	laterRows,
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
import { catchUp, rebuild, recover } from './rebuild';
import { countLost, readSentinel, removeSentinel, writeSentinel } from './sentinel';
import { missingRows, readSnapshot, writeSnapshot } from './snapshot';
import { inTurn } from './turn';

/** How the database stands after a write. */
export interface Facts {
	readonly meta: Meta | undefined;
	readonly attempts: number;
	/** The row that was written, if one was; it is kept in memory, for the case that it has to be written again. */
	readonly row?: Row;
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
	/** Keeps a row that was read in memory, as those that are written are. */
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
	/** The database as of this tab's last write. */
	let latest: Meta | undefined;
	let database: Database | undefined;
	let state: 'new' | 'sound' | 'doubtful' | 'superseded' = 'new';
	/** The database of this browser failed once: everything is kept twice. */
	let isTwofold = false;
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
		if (state === 'doubtful') await inTurn(facilities, makeAnew);
		if (database === undefined) {
			const snapshot = await readSnapshot(facilities);
			isTwofold ||= snapshot !== undefined;
			if (state === 'new' && snapshot !== undefined) await recover(facilities, snapshot);
			if (state === 'sound') await catchUp(facilities, { rows: [...rows.values()], meta: latest });
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
		const copied = snapshot === undefined ? [] : missingRows(snapshot, there);
		for (const row of copied) all.set(row.id, row);
		for (const row of laterRows([...rows.values()], [...all.values()])) all.set(row.id, row);
		const sequences = [there.meta, snapshot?.meta, ...all.values()].map((part) => part?.sequence ?? 0);
		const sentinel = readSentinel(facilities.localStorage);
		const id = there.meta?.id ?? snapshot?.meta?.id ?? sentinel?.database ?? newId();
		isTwofold = true;
		await rebuild(facilities, {
			rows: [...all.values()],
			meta: { key: 'database', id, sequence: Math.max(...sequences) }
		});
	}

	async function copy(): Promise<void> {
		const source = await open();
		try {
			await inTurn(facilities, async () => {
				const there = await readAll(source);
				// All of it was deleted meanwhile.
				if (there.meta === undefined) return;
				if (!(await writeSnapshot(facilities, there))) throw new StorageError('full');
			});
		} catch (error) {
			if (database === source) throw error;
			// Another tab took the database away meanwhile, to make it anew or for good.
			await copy();
		}
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
			if ((state !== 'sound' && state !== 'new') || reasonOf(error) !== 'damaged') throw error;
			// A store that cannot even be opened may open the second time, when the browser has put it aside.
			if (state === 'sound') state = 'doubtful';
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
			const written = await run(async (source) => {
				const facts = await work(source);
				latest = facts.meta;
				if (facts.row !== undefined) rows.set(facts.row.id, facts.row);
				if (isTwofold) await copy();
				return facts;
			});
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
