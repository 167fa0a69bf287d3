/**
 * What the browser offers for keeping things. Each may be missing or refuse itself: with site data blocked
 * even reading `window.localStorage` throws. Tests give their own.
 */
export interface Facilities {
	readonly indexedDB: IDBFactory | undefined;
	readonly localStorage: Storage | undefined;
	readonly locks: LockManager | undefined;
	/** Root of the origin's private files. */
	readonly directory: (() => Promise<FileSystemDirectoryHandle>) | undefined;
	/** A new end of the channel between the tabs of this site. */
	readonly channel: (() => BroadcastChannel) | undefined;
	readonly caches: CacheStorage | undefined;
}

/** The facilities of the browser this runs in; what refuses itself is undefined. */
export function browserFacilities(): Facilities {
	const storage = offered(() => navigator.storage);
	return {
		indexedDB: offered(() => indexedDB),
		localStorage: offered(() => localStorage),
		locks: offered(() => navigator.locks),
		directory: storage?.getDirectory === undefined ? undefined : () => storage.getDirectory(),
		channel: typeof BroadcastChannel === 'undefined' ? undefined : () => new BroadcastChannel('crosswalk'),
		caches: offered(() => caches)
	};
}

function offered<T>(get: () => T): T | undefined {
	try {
		return get();
	} catch {
		return undefined;
	}
}
