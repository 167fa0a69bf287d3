import { expect, test } from 'vitest';
import { browserFacilities } from '../../src/lib/storage/facilities';
import { claimAttempt } from '../../src/lib/storage/writer-lock';

test('the first tab owns the attempt, the second hears that it is open elsewhere, at once', async () => {
	const facilities = browserFacilities();
	const first = await claimAttempt(facilities, 'one');
	expect(first.holder).toBe('own');
	expect((await claimAttempt(facilities, 'one')).holder).toBe('elsewhere');
	expect((await claimAttempt(facilities, 'two')).holder).toBe('own');
	first.release();
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect((await claimAttempt(facilities, 'one')).holder).toBe('own');
});

test('without locks, or with locks that throw, nobody knows and everything goes on', async () => {
	const facilities = browserFacilities();
	expect((await claimAttempt({ ...facilities, locks: undefined }, 'one')).holder).toBe('unknown');
	const throwing = {
		request: () => {
			throw new DOMException('denied', 'SecurityError');
		}
	} as unknown as LockManager;
	expect((await claimAttempt({ ...facilities, locks: throwing }, 'one')).holder).toBe('unknown');
});
