import { openAttemptStore } from '../../src/lib/storage/attempt-store';
import { browserFacilities } from '../../src/lib/storage/facilities';

/** The production store on a bare page, for tests that kill the browser or take the disk away from it. */
Object.assign(globalThis, {
	store: openAttemptStore(browserFacilities(), () => crypto.randomUUID())
});
