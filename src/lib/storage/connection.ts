import { wrap, type DBSchema, type IDBPDatabase } from 'idb';
import { StorageError } from './failure';

/** Name of the database. */
export const DATABASE = 'crosswalk';
/** Version of the database's form. Raise it with a step in `upgrade`. */
export const DATABASE_VERSION = 1;

/** A stored attempt. The record is unknown until `parseRecord` has looked at it. */
export interface Row {
	readonly id: string;
	/** Number of the write it came with; grows over all attempts. */
	readonly sequence: number;
	readonly record: unknown;
}

/** What the database knows about itself. */
export interface Meta {
	readonly key: 'database';
	readonly id: string;
	/** Number of the last write. */
	readonly sequence: number;
}

interface Schema extends DBSchema {
	readonly attempts: { readonly key: string; readonly value: Row };
	readonly meta: { readonly key: string; readonly value: Meta };
}

/** An open database. */
export type Database = IDBPDatabase<Schema>;

/** How a connection ends without our doing: a newer release needs it, a deletion, or the browser broke it off. */
export type Ending = 'newer-version' | 'deletion' | 'broken';

/** How long an upgrade or deletion waits for other tabs, which let go as soon as they hear of it, in milliseconds. */
const PATIENCE = 2000;

/**
 * Opens the database. Rejects with `busy` when an old tab keeps an upgrade waiting, and with the browser's
 * error otherwise. It closes itself when another tab upgrades or deletes the database, so that no tab ever
 * hangs, and says so through `onend`.
 */
export function openDatabase(
	factory: IDBFactory | undefined,
	onend: (ending: Ending) => void,
	name: string = DATABASE
): Promise<Database> {
	return new Promise((resolve, reject) => {
		if (factory === undefined) throw new StorageError('blocked');
		const request = factory.open(name, DATABASE_VERSION);
		let isGivenUp = false;
		request.onupgradeneeded = (event) => upgrade(request.result, event.oldVersion);
		request.onblocked = () => {
			setTimeout(() => {
				isGivenUp = true;
				reject(new StorageError('busy'));
			}, PATIENCE);
		};
		request.onerror = () => reject(request.error);
		request.onsuccess = () => {
			const database = request.result;
			if (isGivenUp) return database.close();
			database.onversionchange = ({ newVersion }) => {
				database.close();
				onend(newVersion === null ? 'deletion' : 'newer-version');
			};
			database.onclose = () => onend('broken');
			resolve(wrap(database) as unknown as Database);
		};
	});
}

function upgrade(database: IDBDatabase, oldVersion: number): void {
	if (oldVersion < 1) {
		database.createObjectStore('attempts', { keyPath: 'id' });
		database.createObjectStore('meta', { keyPath: 'key' });
	}
}

/** Deletes the database. Rejects with `busy` while another tab does not let go. */
export function deleteDatabase(factory: IDBFactory | undefined, name: string = DATABASE): Promise<void> {
	return new Promise((resolve, reject) => {
		if (factory === undefined) throw new StorageError('blocked');
		const request = factory.deleteDatabase(name);
		request.onsuccess = () => resolve();
		request.onerror = () => reject(request.error);
		request.onblocked = () => setTimeout(() => reject(new StorageError('busy')), PATIENCE);
	});
}

/** Everything in the database. */
export interface Contents {
	readonly meta: Meta | undefined;
	readonly rows: readonly Row[];
}

/** The rows that are later than those of the same attempts there, or of attempts that are not there. */
export function laterRows(rows: readonly Row[], there: readonly Row[]): readonly Row[] {
	const sequences = new Map(there.map((row) => [row.id, row.sequence]));
	return rows.filter((row) => row.sequence > (sequences.get(row.id) ?? -1));
}

/** Reads everything in one transaction. */
export async function readAll(database: Database): Promise<Contents> {
	const transaction = database.transaction(['attempts', 'meta']);
	const [rows, meta] = await Promise.all([
		transaction.objectStore('attempts').getAll(),
		transaction.objectStore('meta').get('database'),
		transaction.done
	]);
	return { rows, meta };
}

/** Puts rows and meta in one transaction; resolves when they are on the disk. */
export async function writeAll(database: Database, { rows, meta }: Contents): Promise<void> {
	const transaction = beginWriting(database);
	const attempts = transaction.objectStore('attempts');
	const about = transaction.objectStore('meta');
	await finishWriting(transaction, [
		...rows.map((row) => () => attempts.put(row)),
		...(meta === undefined ? [] : [() => about.put(meta)])
	]);
}

/** A transaction that writes both stores. */
type Writing = ReturnType<typeof beginWriting>;

/** Begins a transaction that is on the disk when it completes. */
export function beginWriting(database: Database) {
	const transaction = database.transaction(['attempts', 'meta'], 'readwrite', { durability: 'strict' });
	// It may fail before anybody waits for it; who waits hears of it all the same.
	transaction.done.catch(() => undefined);
	return transaction;
}

/** Makes the requests and waits for the disk. A request that throws at once rejects like one that fails. */
export async function finishWriting(
	transaction: Writing,
	requests: readonly (() => Promise<unknown>)[]
): Promise<void> {
	await Promise.all([...requests.map(async (request) => request()), transaction.done]);
}
