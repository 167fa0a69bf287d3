import type { Contents, Meta, Row } from './connection';
import type { Facilities } from './facilities';

/**
 * A second copy of everything, outside IndexedDB, for the minutes in which the database is deleted and made
 * again: a kill between the two loses nothing. In a private file where the browser has them, else in
 * local storage.
 */

/** Name of the file, and key in local storage. */
export const SNAPSHOT_NAME = 'crosswalk.snapshot.json';

/**
 * Writes the snapshot and reads it back; false when it cannot be relied on. Where files exist but refuse
 * (a full disk), local storage would only pretend: it is flushed later than it answers.
 */
export async function writeSnapshot(facilities: Facilities, contents: Contents): Promise<boolean> {
	const text = JSON.stringify(contents);
	const written = await writeFile(facilities, text);
	return written ?? writeLocal(facilities, text);
}

/** Reads a snapshot that an interrupted rebuild left behind; undefined when there is none that is whole. */
export async function readSnapshot(facilities: Facilities): Promise<Contents | undefined> {
	return parseSnapshot(await readFile(facilities)) ?? parseSnapshot(readLocal(facilities));
}

/** Removes the snapshot wherever it is. */
export async function removeSnapshot(facilities: Facilities): Promise<void> {
	try {
		facilities.localStorage?.removeItem(SNAPSHOT_NAME);
		await (await facilities.directory?.())?.removeEntry(SNAPSHOT_NAME);
	} catch {
		// There was no file, which is what is wanted.
	}
}

/** Undefined where the browser has no private files that a page can write. */
async function writeFile(facilities: Facilities, text: string): Promise<boolean | undefined> {
	try {
		const directory = await facilities.directory?.();
		const file = await directory?.getFileHandle(SNAPSHOT_NAME, { create: true });
		if (typeof file?.createWritable !== 'function') return undefined;
		const writable = await file.createWritable();
		await writable.write(text);
		await writable.close();
		return (await readFile(facilities)) === text;
	} catch {
		return false;
	}
}

async function readFile(facilities: Facilities): Promise<string | undefined> {
	try {
		const directory = await facilities.directory?.();
		const handle = await directory?.getFileHandle(SNAPSHOT_NAME);
		return await (await handle?.getFile())?.text();
	} catch {
		return undefined;
	}
}

function writeLocal(facilities: Facilities, text: string): boolean {
	try {
		facilities.localStorage?.setItem(SNAPSHOT_NAME, text);
		return readLocal(facilities) === text;
	} catch {
		return false;
	}
}

function readLocal({ localStorage }: Facilities): string | undefined {
	try {
		return localStorage?.getItem(SNAPSHOT_NAME) ?? undefined;
	} catch {
		return undefined;
	}
}

function parseSnapshot(text: string | undefined): Contents | undefined {
	if (text === undefined) return undefined;
	try {
		const { rows, meta } = JSON.parse(text) as Partial<Contents>;
		if (!Array.isArray(rows)) return undefined;
		return { rows: rows.filter(isRow), meta: isMeta(meta) ? meta : undefined };
	} catch {
		// Cut off while it was being written: the database it was a copy of was not touched yet.
		return undefined;
	}
}

function isRow(value: unknown): value is Row {
	const row = value as Partial<Row> | null;
	return typeof row === 'object' && typeof row?.id === 'string' && typeof row.sequence === 'number';
}

function isMeta(value: unknown): value is Meta {
	const meta = value as Partial<Meta> | null | undefined;
	return typeof meta?.id === 'string' && typeof meta.sequence === 'number';
}
