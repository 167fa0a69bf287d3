import { laterRows, type Contents, type Meta, type Row } from './connection';
import type { Facilities } from './facilities';

/**
 * A second copy of everything, outside IndexedDB, in a browser whose database failed once: from the moment it
 * is made again on, because what such a database acknowledges may be gone at the next start. In a private file
 * where the browser has them, else in local storage.
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

/** Reads the snapshot; undefined when there is none that is whole. */
export async function readSnapshot(facilities: Facilities): Promise<Contents | undefined> {
	return parseSnapshot(await readFile(facilities)) ?? parseSnapshot(readLocal(facilities));
}

/** Whether there is a snapshot, without reading it. */
export async function hasSnapshot(facilities: Facilities): Promise<boolean> {
	if (readLocal(facilities) !== undefined) return true;
	try {
		return (await (await facilities.directory?.())?.getFileHandle(SNAPSHOT_NAME)) !== undefined;
	} catch {
		return false;
	}
}

/**
 * What the database should have and has not: all of the snapshot that is later than what is there. Nothing when the
 * database is as far as the snapshot or further, whatever the number of rows: then they were removed.
 */
export function missingRows(snapshot: Contents, there: Contents): readonly Row[] {
	const isSame = there.meta !== undefined && there.meta.id === snapshot.meta?.id;
	if (isSame && there.meta.sequence >= snapshot.meta.sequence) return [];
	return laterRows(snapshot.rows, there.rows);
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
