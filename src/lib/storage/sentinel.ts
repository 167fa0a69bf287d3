/**
 * A few figures about the database, kept outside it. A damaged or cleared database opens empty and without
 * an error: only this tells it from a first visit. Written after the database, so it may lag behind (local
 * storage is flushed late); it never runs ahead unless the database lost something.
 */
export interface Sentinel {
	readonly database: string;
	readonly attempts: number;
	readonly sequence: number;
	/** Attempts found missing that the person has not been told about or has not accepted yet. */
	readonly lost?: number;
}

/** Key of the sentinel in local storage. */
export const SENTINEL_KEY = 'crosswalk.sentinel';

/** Reads the sentinel; undefined when there is none, or nothing of ours. */
export function readSentinel(storage: Storage | undefined): Sentinel | undefined {
	try {
		const value: unknown = JSON.parse(storage?.getItem(SENTINEL_KEY) ?? 'null');
		if (typeof value !== 'object' || value === null) return undefined;
		const { database, attempts, sequence, lost } = value as Readonly<Record<string, unknown>>;
		if (typeof database !== 'string' || !isCount(attempts) || !isCount(sequence)) return undefined;
		return { database, attempts, sequence, ...(isCount(lost) && lost > 0 && { lost }) };
	} catch {
		return undefined;
	}
}

function isCount(value: unknown): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Writes the sentinel; without local storage, or with a full one, nothing is kept. */
export function writeSentinel(storage: Storage | undefined, sentinel: Sentinel): void {
	try {
		storage?.setItem(SENTINEL_KEY, JSON.stringify(sentinel));
	} catch {
		// The sentinel is a second line: without it the first one still holds.
	}
}

/** Removes the sentinel. */
export function removeSentinel(storage: Storage | undefined): void {
	try {
		storage?.removeItem(SENTINEL_KEY);
	} catch {
		// Nothing was kept where nothing can be removed.
	}
}

/**
 * How many attempts the database has lost against the sentinel; 0 when all is well. The same database with
 * a later sequence is ahead of the sentinel: nothing is missing, whatever the number of attempts.
 */
export function countLost(
	sentinel: Sentinel | undefined,
	found: Pick<Sentinel, 'database' | 'attempts' | 'sequence'> | undefined
): number {
	if (sentinel === undefined) return 0;
	const known = sentinel.lost ?? 0;
	const isSound = found?.database === sentinel.database && found.sequence >= sentinel.sequence;
	if (isSound || sentinel.attempts === 0) return known;
	return Math.max(known, sentinel.attempts - (found?.attempts ?? 0), 1);
}
