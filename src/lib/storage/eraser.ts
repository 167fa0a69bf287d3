import { deleteDatabase } from './connection';
import type { Facilities } from './facilities';
import { failure, reasonOf, type Failure } from './failure';
import { openTabChannel } from './tab-channel';

/** Everything of ours in this browser begins with this: keys, files and caches. */
const OURS = 'crosswalk';

/**
 * Deletes everything this site keeps in this browser: attempts, what is in local storage, private files and
 * caches. Other tabs are told first, so that none of them writes anything back. Close the store before.
 */
export async function deleteEverything(facilities: Facilities): Promise<{ readonly ok: true } | Failure> {
	const channel = openTabChannel(facilities);
	channel.tell({ kind: 'erased' });
	channel.close();
	try {
		clearLocal(facilities.localStorage);
		await clearFiles(facilities);
		await clearCaches(facilities.caches);
		await deleteDatabase(facilities.indexedDB);
		// A tab that was just writing may have put its copy back before it heard.
		await clearFiles(facilities);
		return { ok: true };
	} catch (error) {
		return failure(reasonOf(error));
	}
}

function clearLocal(storage: Storage | undefined): void {
	if (storage === undefined) return;
	const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
	for (const key of keys) if (key.startsWith(OURS)) storage.removeItem(key);
}

async function clearFiles({ directory }: Facilities): Promise<void> {
	const root = await directory?.();
	if (root === undefined) return;
	for await (const name of root.keys()) if (name.startsWith(OURS)) await root.removeEntry(name);
}

async function clearCaches(caches: CacheStorage | undefined): Promise<void> {
	for (const name of (await caches?.keys()) ?? []) if (name.startsWith(OURS)) await caches?.delete(name);
}
