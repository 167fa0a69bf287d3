import { mergeRecords } from '../domain/record-merge';
import { parseRecord } from '../domain/record-parser';
import type { SessionRecord } from '../domain/record';
import { beginWriting, finishWriting, type Database, type Row } from './connection';
import type { Facilities } from './facilities';
import { StorageError, failure, reasonOf, type Failure, type FailureReason } from './failure';
import { openTabChannel, type Note } from './tab-channel';
import { openVault, type Facts } from './vault';

/** What was stored: the record with what other tabs had saved of it, and the number of the write. */
export interface Saved {
	readonly ok: true;
	readonly sequence: number;
	readonly record: SessionRecord;
}

/** A stored attempt that cannot be read, as it is, so that it can still be downloaded. */
export interface Unreadable {
	readonly id: string;
	readonly reason: 'damaged' | 'newer-version';
	readonly content: unknown;
}

/** All attempts of this browser, latest write first. */
export interface Attempts {
	readonly records: readonly SessionRecord[];
	readonly unreadable: readonly Unreadable[];
	/** Attempts that were here and are gone, as far as can be told. */
	readonly lost: number;
	/** Why the store itself could not be read; then only what this page has in memory is listed. */
	readonly trouble?: FailureReason;
}

/**
 * The attempts kept in this browser. Nothing in it throws or rejects: failures are values. What could not
 * be stored stays in memory and is given by `load` and `list` as long as the page lives.
 */
export interface AttemptStore {
	/**
	 * Saves a record over `base`, what this tab last saved or loaded of it. Resolves only when it is on
	 * the disk (transaction complete, strict durability). An attempt that was removed is not written back by a run
	 * that still has it open; without a base it is opened anew, and kept.
	 */
	readonly save: (record: SessionRecord, base: SessionRecord | undefined) => Promise<Saved | Failure>;
	readonly load: (id: string) => Promise<{ readonly ok: true; readonly record: SessionRecord } | Failure>;
	readonly list: () => Promise<Attempts>;
	readonly remove: (id: string) => Promise<{ readonly ok: true } | Failure>;
	/** The person has been told that attempts are missing. */
	readonly acceptLoss: () => Promise<void>;
	/** Hears what other tabs do; gives what stops it. */
	readonly listen: (listener: (note: Note) => void) => () => void;
	readonly close: () => void;
	/** After `close`: works again as before, for the same listeners. */
	readonly reopen: () => void;
}

/** Opens the store; it touches the browser's storage when it is first used. `newId` names a new database. */
export function openAttemptStore(facilities: Facilities, newId: () => string): AttemptStore {
	const vault = openVault(facilities, newId);
	const channel = openTabChannel(facilities);
	const unsaved = new Map<string, SessionRecord>();
	/** Attempts that were removed, here or, of those this tab knows, in another one. */
	const removed = new Set<string>();
	const known = new Set<string>();

	const forget = (id: string): void => {
		vault.forget(id);
		unsaved.delete(id);
		known.delete(id);
	};
	/** What was read from the store is there, also where it had been removed before. */
	const meet = (id: string): void => {
		known.add(id);
		removed.delete(id);
	};
	channel.listen((note) => {
		if (note.kind === 'saved') return;
		for (const id of note.kind === 'erased' ? [...known] : [note.id]) {
			removed.add(id);
			forget(id);
		}
	});

	return {
		async save(record, base) {
			if (base === undefined) removed.delete(record.id);
			if (removed.has(record.id)) return failure('deleted');
			// A plain copy: what the page gives may be a reactive proxy, which no store can clone.
			const mine = JSON.parse(JSON.stringify(record)) as SessionRecord;
			unsaved.set(mine.id, mine);
			known.add(mine.id);
			try {
				const { row, record: stored } = await vault.write((database) => put(database, mine, base, newId));
				if (removed.has(mine.id)) {
					forget(mine.id);
					return failure('deleted');
				}
				if (unsaved.get(mine.id) === mine) unsaved.delete(mine.id);
				channel.tell({ kind: 'saved', id: mine.id, sequence: row.sequence });
				return { ok: true, sequence: row.sequence, record: stored };
			} catch (error) {
				return failure(reasonOf(error));
			}
		},

		async load(id) {
			const waiting = unsaved.get(id);
			if (waiting !== undefined) return { ok: true, record: waiting };
			try {
				const row = await vault.read((database) => database.get('attempts', id));
				if (row === undefined) return failure('missing');
				const parsed = parseRecord(row.record);
				if (!parsed.ok) return failure(parsed.reason === 'newer-format' ? 'newer-version' : 'damaged');
				vault.remember(row);
				meet(id);
				return parsed;
			} catch (error) {
				return failure(reasonOf(error));
			}
		},

		async list() {
			try {
				const rows = await vault.read((database) => database.getAll('attempts'));
				for (const { id } of rows) meet(id);
				return { ...sorted(rows, unsaved), lost: vault.lost() };
			} catch (error) {
				return { ...sorted([], unsaved), lost: vault.lost(), trouble: reasonOf(error) };
			}
		},

		async remove(id) {
			forget(id);
			removed.add(id);
			try {
				await vault.write((database) => drop(database, id));
				channel.tell({ kind: 'deleted', id });
				return { ok: true };
			} catch (error) {
				removed.delete(id);
				return failure(reasonOf(error));
			}
		},

		acceptLoss: () => vault.acceptLoss(),
		listen: channel.listen,
		close() {
			vault.close();
			channel.close();
		},
		// The vault opens by itself when it is used.
		reopen: channel.reopen
	};
}

/** Reads, merges and writes in one transaction, so that no other tab comes between. */
async function put(
	database: Database,
	mine: SessionRecord,
	base: SessionRecord | undefined,
	newId: () => string
): Promise<Facts & { readonly row: Row; readonly record: SessionRecord }> {
	const transaction = beginWriting(database);
	const attempts = transaction.objectStore('attempts');
	const about = transaction.objectStore('meta');
	const [there, old, count] = await Promise.all([
		attempts.get(mine.id),
		about.get('database'),
		attempts.count()
	]);
	const stored = there === undefined ? undefined : parseRecord(there.record);
	if (stored?.ok === false && stored.reason === 'newer-format') throw new StorageError('newer-version');
	const record = stored?.ok === true ? mergeRecords(base, stored.record, mine) : mine;
	const sequence = (old?.sequence ?? 0) + 1;
	const meta = { key: 'database', id: old?.id ?? newId(), sequence } as const;
	const row = { id: mine.id, sequence, record };
	await finishWriting(transaction, [() => attempts.put(row), () => about.put(meta)]);
	return { row, record, meta, attempts: there === undefined ? count + 1 : count };
}

async function drop(database: Database, id: string): Promise<Facts> {
	const transaction = beginWriting(database);
	const attempts = transaction.objectStore('attempts');
	const about = transaction.objectStore('meta');
	const [old, there, count] = await Promise.all([
		about.get('database'),
		attempts.count(id),
		attempts.count()
	]);
	const meta = old && { ...old, sequence: old.sequence + 1 };
	await finishWriting(transaction, [
		() => attempts.delete(id),
		...(meta === undefined ? [] : [() => about.put(meta)])
	]);
	return { meta, attempts: count - there };
}

/** What is stored and what waits in memory, latest first; what cannot be read is set apart. */
function sorted(
	rows: readonly Row[],
	unsaved: ReadonlyMap<string, SessionRecord>
): Pick<Attempts, 'records' | 'unreadable'> {
	const waiting = [...unsaved.values()].toReversed();
	const parsed = rows
		.filter(({ id }) => !unsaved.has(id))
		.toSorted((one, other) => other.sequence - one.sequence)
		.map((row) => ({ row, result: parseRecord(row.record) }));
	return {
		records: [...waiting, ...parsed.flatMap(({ result }) => (result.ok ? [result.record] : []))],
		unreadable: parsed.flatMap(({ row: { id, record }, result }) => {
			if (result.ok) return [];
			const reason = result.reason === 'newer-format' ? ('newer-version' as const) : ('damaged' as const);
			return [{ id, reason, content: record }];
		})
	};
}
