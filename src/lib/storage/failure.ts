/**
 * Why something could not be kept or read.
 * `blocked`: the browser refuses storage. `full`: no room. `damaged`: the store failed or holds damage.
 * `newer-version`: written by a newer release. `busy`: an old tab stands in the way of an upgrade.
 * `missing`: no such attempt. `deleted`: removed in another tab.
 */
export const FAILURE_REASONS = [
	'blocked',
	'full',
	'damaged',
	'newer-version',
	'busy',
	'missing',
	'deleted'
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** A failure as a value: the world does not throw. */
export interface Failure {
	readonly ok: false;
	readonly reason: FailureReason;
}

/** Makes a failure. */
export function failure(reason: FailureReason): Failure {
	return { ok: false, reason };
}

/** An error of ours inside `storage/`, on its way to becoming a {@link Failure}. */
export class StorageError extends Error {
	constructor(readonly reason: FailureReason) {
		super(reason);
	}
}

/**
 * What an error of the browser means. The error may be anything, also null: a transaction that SQLite
 * aborts on a full disk has none. A full disk shows as `QuotaExceededError`, as `UnknownError`, and
 * afterwards as `InvalidStateError`; only the first leaves the store sound, so the others are damage.
 */
export function reasonOf(error: unknown): FailureReason {
	if (error instanceof StorageError) return error.reason;
	if (!(error instanceof Error)) return 'damaged';
	switch (error.name) {
		case 'QuotaExceededError':
			return 'full';
		case 'VersionError':
			return 'newer-version';
		case 'SecurityError':
		case 'NotAllowedError':
			return 'blocked';
		default:
			return /denied permission/i.test(error.message) ? 'blocked' : 'damaged';
	}
}
