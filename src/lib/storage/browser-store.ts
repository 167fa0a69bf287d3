import { openAttemptStore, type AttemptStore } from './attempt-store';
import { browserFacilities } from './facilities';

let store: AttemptStore | undefined;

/**
 * The attempts of this browser, one store for the whole page: what could not be written stays in its memory
 * while the person goes from the assessment to the result.
 */
export function browserStore(): AttemptStore {
	store ??= openAttemptStore(browserFacilities(), () => crypto.randomUUID());
	return store;
}
