import type { Facilities } from './facilities';

/** `own`: this tab writes the attempt. `elsewhere`: another tab does. `unknown`: the browser has no locks. */
export interface WriterLock {
	readonly holder: 'own' | 'elsewhere' | 'unknown';
	readonly release: () => void;
}

/**
 * Claims an attempt for this tab. It never waits, and it is advice: two tabs that write the same attempt
 * lose nothing, because every save is a merge in one transaction. It lets the page say that the attempt is
 * open elsewhere.
 */
export async function claimAttempt(facilities: Facilities, id: string): Promise<WriterLock> {
	const { locks } = facilities;
	if (locks === undefined) return { holder: 'unknown', release };
	return new Promise((resolve) => {
		const hold = (lock: Lock | null): Promise<void> | undefined => {
			if (lock === null) {
				resolve({ holder: 'elsewhere', release });
				return undefined;
			}
			return new Promise<void>((free) => resolve({ holder: 'own', release: free }));
		};
		try {
			locks
				.request(`crosswalk.attempt.${id}`, { ifAvailable: true }, hold)
				.catch(() => resolve({ holder: 'unknown', release }));
		} catch {
			resolve({ holder: 'unknown', release });
		}
	});
}

function release(): void {
	// Nothing is held.
}
