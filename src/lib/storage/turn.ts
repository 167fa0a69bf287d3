import type { Facilities } from './facilities';

/** How long a tab waits for its turn, in milliseconds: another one may hang, or be frozen by the browser, while it has it. */
const PATIENCE = 2000;

/**
 * Runs work that only one tab should do at a time: one after the other where the browser has locks. Where it has
 * none, or nobody lets go, it runs all the same. Rejects with what the work rejects with.
 */
export async function inTurn<T>({ locks }: Facilities, work: () => Promise<T>): Promise<T> {
	if (locks === undefined) return await work();
	let isBegun = false;
	try {
		return await locks.request('crosswalk.turn', { signal: AbortSignal.timeout(PATIENCE) }, () => {
			isBegun = true;
			return work();
		});
	} catch (error) {
		if (isBegun) throw error;
		return await work();
	}
}
