import type { Instant } from '../domain/response';

/** The instant `ms` milliseconds after 1970. */
export function instantAt(ms: number): Instant {
	return new Date(ms).toISOString();
}
