import { DATABASE } from './connection';
import type { Facilities } from './facilities';
import { readSentinel } from './sentinel';
import { hasSnapshot } from './snapshot';

/** What can be told of a store without opening it; `unknown` where the browser does not tell. */
export type Trace = 'kept' | 'nothing' | 'unknown';

/**
 * Whether anything was kept in this browser before, without opening the store or loading what reads it.
 * The sentinel alone is not enough: a browser that is killed may lose it while the database survives.
 */
export async function findTrace(facilities: Facilities): Promise<Trace> {
	const { localStorage, indexedDB } = facilities;
	if (readSentinel(localStorage) !== undefined) return 'kept';
	if (indexedDB === undefined) return 'unknown';
	try {
		const databases = await indexedDB.databases();
		if (databases.some(({ name }) => name === DATABASE)) return 'kept';
		return (await hasSnapshot(facilities)) ? 'kept' : 'nothing';
	} catch {
		return 'unknown';
	}
}
