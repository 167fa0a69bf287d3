import { DATABASE } from './connection';
import type { Facilities } from './facilities';
import { readSentinel } from './sentinel';

/**
 * Whether anything was kept in this browser before, without opening the store or loading what reads it.
 * The sentinel alone is not enough: a browser that is killed may lose it while the database survives.
 */
export async function hasTrace({ localStorage, indexedDB }: Facilities): Promise<boolean> {
	if (readSentinel(localStorage) !== undefined) return true;
	try {
		const databases = (await indexedDB?.databases()) ?? [];
		return databases.some(({ name }) => name === DATABASE);
	} catch {
		return false;
	}
}
