import {
	deleteDatabase,
	laterRows,
	openDatabase,
	readAll,
	writeAll,
	type Contents,
	type Row
} from './connection';
import type { Facilities } from './facilities';
import { StorageError } from './failure';
import { missingRows, writeSnapshot } from './snapshot';

/**
 * Makes the database anew with these contents. After a write error the old one may acknowledge writes that
 * are gone at the next start (Chromium 156 with LevelDB after a full disk: 19 of 19 times), and deleting it and
 * writing everything again helps. It does not help always: LevelDB goes on in the log whose last entry is torn,
 * and whether the deletion makes it begin a new one is a race (4 of about 500 times it did not). So the snapshot
 * stays, to be kept up to date from now on. Nothing is deleted before it was written and read back, nothing is
 * called saved before the new database was read back. Rejects with a {@link StorageError}.
 */
export async function rebuild(facilities: Facilities, contents: Contents): Promise<void> {
	if (!(await writeSnapshot(facilities, contents))) throw new StorageError('full');
	await deleteDatabase(facilities.indexedDB);
	await writeBack(facilities, contents);
}

/** Puts what the database has lost of the snapshot back into it; what the database has later stays. */
export async function recover(facilities: Facilities, snapshot: Contents): Promise<void> {
	await putBack(facilities, snapshot, (there) => missingRows(snapshot, there));
}

/**
 * Puts back what this tab knows to be saved, after another one made the database anew and read it a moment too early.
 * Nothing where it is another database, or an empty one: then everything was deleted.
 */
export async function catchUp(facilities: Facilities, known: Contents): Promise<void> {
	await putBack(facilities, known, (there) =>
		there.meta !== undefined && there.meta.id === known.meta?.id ? laterRows(known.rows, there.rows) : []
	);
}

async function putBack(
	facilities: Facilities,
	{ meta }: Contents,
	choose: (there: Contents) => readonly Row[]
): Promise<void> {
	let rows: readonly Row[] = [];
	await withDatabase(facilities, async (database) => {
		rows = choose(await readAll(database));
	});
	if (rows.length > 0) await writeBack(facilities, { rows, meta });
}

async function writeBack(facilities: Facilities, { rows, meta }: Contents): Promise<void> {
	await withDatabase(facilities, async (database) => {
		const there = await readAll(database);
		const sequence = Math.max(there.meta?.sequence ?? 0, meta?.sequence ?? 0);
		const known = meta ?? there.meta;
		await writeAll(database, {
			rows: laterRows(rows, there.rows),
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
