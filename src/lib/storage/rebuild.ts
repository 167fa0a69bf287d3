import { deleteDatabase, openDatabase, readAll, writeAll, type Contents } from './connection';
import type { Facilities } from './facilities';
import { StorageError } from './failure';
import { removeSnapshot, writeSnapshot } from './snapshot';

/**
 * Makes the database anew with these contents. After a write error the old one may acknowledge writes that
 * are gone at the next start (Chromium 156 with LevelDB after a full disk: 19 of 19 times), and only deleting
 * it and writing everything again helped. Nothing is deleted before a snapshot was written and read back,
 * nothing is called saved before the new database was read back. Rejects with a {@link StorageError}.
 */
export async function rebuild(facilities: Facilities, contents: Contents): Promise<void> {
	if (!(await writeSnapshot(facilities, contents))) throw new StorageError('full');
	await deleteDatabase(facilities.indexedDB);
	await writeBack(facilities, contents);
	await removeSnapshot(facilities);
}

/** Puts what an interrupted rebuild saved beside the database into it; what the database has later stays. */
export async function recover(facilities: Facilities, snapshot: Contents): Promise<void> {
	await writeBack(facilities, snapshot);
	await removeSnapshot(facilities);
}

async function writeBack(facilities: Facilities, { rows, meta }: Contents): Promise<void> {
	await withDatabase(facilities, async (database) => {
		const there = await readAll(database);
		const later = new Map(there.rows.map((row) => [row.id, row.sequence]));
		const sequence = Math.max(there.meta?.sequence ?? 0, meta?.sequence ?? 0);
		const known = meta ?? there.meta;
		await writeAll(database, {
			rows: rows.filter((row) => row.sequence > (later.get(row.id) ?? -1)),
			meta: known === undefined ? undefined : { ...known, sequence }
		});
	});
	// Another connection, so that what is compared was read from the new database and not from the old one.
	await withDatabase(facilities, async (database) => {
		const kept = new Map((await readAll(database)).rows.map((row) => [row.id, row]));
		for (const row of rows) {
			const found = kept.get(row.id);
			const isKept = found !== undefined && found.sequence >= row.sequence;
			const isSame =
				isKept && (found.sequence > row.sequence || JSON.stringify(found) === JSON.stringify(row));
			if (!isSame) throw new StorageError('damaged');
		}
	});
}

async function withDatabase(
	facilities: Facilities,
	work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<void>
): Promise<void> {
	const database = await openDatabase(facilities.indexedDB, () => undefined);
	try {
		await work(database);
	} finally {
		database.close();
	}
}
