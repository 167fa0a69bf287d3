import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionRecord } from '../../src/lib/domain/record';
import type { AttemptStore } from '../../src/lib/storage/attempt-store';
import type { FailureReason } from '../../src/lib/storage/failure';
import { Keeper } from '../../src/lib/storage/keeper.svelte';
import type { Note } from '../../src/lib/storage/tab-channel';
import { aRecord, anAnswer } from '../support/records';

/** A store whose saves end when the test says so. */
function aStore() {
	const saves: {
		record: SessionRecord;
		base: SessionRecord | undefined;
		end: (reason?: FailureReason) => void;
	}[] = [];
	let sequence = 0;
	const listeners = new Set<(note: Note) => void>();
	const store: Pick<AttemptStore, 'save' | 'listen'> = {
		save: (record, base) =>
			new Promise((resolve) => {
				const end = (reason?: FailureReason): void =>
					resolve(reason === undefined ? { ok: true, sequence: ++sequence, record } : { ok: false, reason });
				saves.push({ record, base, end });
			}),
		listen: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
	return {
		store: store as AttemptStore,
		saves,
		tell: (note: Note) => listeners.forEach((hear) => hear(note))
	};
}

/** The record after `count` more answers. */
function after(count: number, id = 'attempt-1'): SessionRecord {
	const answers = Array.from({ length: count }, (_, index) =>
		anAnswer(`a-${index}`, '2026-11-22T20:00:00.000Z')
	);
	return aRecord({ id, responses: answers });
}

const soon = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

describe('saving', () => {
	test('is said only when the disk has it, with the number of the write', async () => {
		const { store, saves } = aStore();
		const keeper = new Keeper(store);
		expect(keeper.savedSeq).toBeUndefined();
		keeper.keep(after(1));
		expect(keeper.status).toBe('saving');
		saves[0]?.end();
		await soon();
		expect(keeper.status).toBe('saved');
		expect(keeper.savedSeq).toBe(1);
	});

	test.each([...Array(9).keys()])(
		'what is kept %i turns of the engine after a save ended is saved as well',
		async (turns) => {
			const { store, saves } = aStore();
			const keeper = new Keeper(store);
			keeper.keep(after(1));
			saves[0]?.end();
			for (let turn = 0; turn < turns; turn++) await null;
			keeper.keep(after(2));
			await soon();
			expect(saves.map(({ record }) => record.responses.length)).toEqual([1, 2]);
			saves[1]?.end();
			await soon();
			expect(keeper.status).toBe('saved');
		}
	);

	test('saves never overtake one another: while one is on its way only the newest waits', async () => {
		const { store, saves } = aStore();
		const keeper = new Keeper(store);
		for (let count = 1; count <= 4; count++) keeper.keep(after(count));
		expect(saves).toHaveLength(1);
		saves[0]?.end();
		await soon();
		expect(keeper.status).toBe('saving');
		expect(saves.map(({ record }) => record.responses.length)).toEqual([1, 4]);
		saves[1]?.end();
		await soon();
		expect(keeper.status).toBe('saved');
		expect(saves).toHaveLength(2);
	});

	test('each save is over what this tab saved or loaded before', async () => {
		const { store, saves } = aStore();
		const loaded = after(1);
		const keeper = new Keeper(store, loaded);
		keeper.keep(after(2));
		expect(saves[0]?.base).toBe(loaded);
		saves[0]?.end();
		await soon();
		keeper.keep(after(3));
		expect(saves[1]?.base?.responses).toHaveLength(2);
	});
});

describe('a failed save', () => {
	test('is said with its reason and tried again by itself, and recovery is said', async () => {
		const { store, saves } = aStore();
		const keeper = new Keeper(store);
		keeper.keep(after(1));
		saves[0]?.end('full');
		await soon();
		expect([keeper.status, keeper.reason]).toEqual(['not-saved', 'full']);
		await vi.advanceTimersByTimeAsync(999);
		expect(saves).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(1);
		expect(saves).toHaveLength(2);
		expect(keeper.status).toBe('not-saved');
		saves[1]?.end();
		await soon();
		expect([keeper.status, keeper.reason, keeper.savedSeq]).toEqual(['saved', undefined, 1]);
	});

	test('is never forgotten when the next answer comes, nor when a new attempt starts', async () => {
		const { store, saves } = aStore();
		const keeper = new Keeper(store);
		keeper.keep(after(1));
		saves[0]?.end('full');
		await soon();
		keeper.keep(after(2));
		keeper.keep(after(1, 'attempt-2'));
		expect(saves).toHaveLength(2);
		saves[1]?.end();
		await soon();
		saves[2]?.end();
		await soon();
		expect(saves.slice(1).map(({ record }) => [record.id, record.responses.length])).toEqual([
			['attempt-1', 2],
			['attempt-2', 1]
		]);
		expect(keeper.status).toBe('saved');
	});

	test('waits longer each time, and tries at once when asked', async () => {
		const { store, saves } = aStore();
		const keeper = new Keeper(store);
		keeper.keep(after(1));
		for (const wait of [1000, 2000, 5000, 15_000, 15_000]) {
			saves.at(-1)?.end('busy');
			await soon();
			const before = saves.length;
			await vi.advanceTimersByTimeAsync(wait - 1);
			expect(saves).toHaveLength(before);
			await vi.advanceTimersByTimeAsync(1);
			expect(saves).toHaveLength(before + 1);
		}
		saves.at(-1)?.end('busy');
		await soon();
		const before = saves.length;
		keeper.retry();
		expect(saves).toHaveLength(before + 1);
	});

	test.each(['blocked', 'newer-version', 'deleted'] as const)(
		'%s does not mend itself, so nothing is tried until the person acts',
		async (reason) => {
			const { store, saves } = aStore();
			const keeper = new Keeper(store);
			keeper.keep(after(1));
			saves[0]?.end(reason);
			await vi.advanceTimersByTimeAsync(120_000);
			expect(saves).toHaveLength(1);
			expect([keeper.status, keeper.reason]).toEqual(['not-saved', reason]);
		}
	);

	test('after stop nothing is tried any more', async () => {
		const { store, saves } = aStore();
		const keeper = new Keeper(store);
		keeper.keep(after(1));
		saves[0]?.end('full');
		await soon();
		keeper.stop();
		await vi.advanceTimersByTimeAsync(120_000);
		expect(saves).toHaveLength(1);
	});
});

describe('a keeper that was stopped', () => {
	test('tries no more when the save under way fails afterwards', async () => {
		const { store, saves } = aStore();
		const keeper = new Keeper(store);
		keeper.keep(after(1));
		keeper.stop();
		saves[0]?.end('full');
		await vi.advanceTimersByTimeAsync(120_000);
		expect(saves).toHaveLength(1);
	});

	test('still saves what was waiting', async () => {
		const { store, saves } = aStore();
		const keeper = new Keeper(store);
		keeper.keep(after(1));
		keeper.keep(after(2));
		keeper.stop();
		saves[0]?.end();
		await soon();
		expect(saves).toHaveLength(2);
	});
});

describe('other tabs', () => {
	test('a save of the same attempt elsewhere is noticed, one of another attempt is not', () => {
		const { store, tell } = aStore();
		const keeper = new Keeper(store, after(1));
		tell({ kind: 'saved', id: 'another', sequence: 4 });
		expect(keeper.isElsewhere).toBe(false);
		tell({ kind: 'saved', id: 'attempt-1', sequence: 5 });
		expect(keeper.isElsewhere).toBe(true);
	});

	test('a removal elsewhere is said', () => {
		const { store, tell } = aStore();
		const keeper = new Keeper(store, after(1));
		tell({ kind: 'erased' });
		expect([keeper.status, keeper.reason]).toEqual(['not-saved', 'deleted']);
	});

	test('after a removal elsewhere the next answer does not bring the attempt back', () => {
		const { store, saves, tell } = aStore();
		const keeper = new Keeper(store);
		tell({ kind: 'erased' });
		keeper.keep(after(1));
		keeper.retry();
		expect(saves).toHaveLength(0);
		expect(keeper.reason).toBe('deleted');
	});
});

test('settled waits for all that is on its way', async () => {
	const { store, saves } = aStore();
	const keeper = new Keeper(store);
	keeper.keep(after(1));
	keeper.keep(after(2));
	let isSettled = false;
	void keeper.settled().then(() => (isSettled = true));
	saves[0]?.end();
	await soon();
	expect(isSettled).toBe(false);
	saves[1]?.end();
	await soon();
	expect(isSettled).toBe(true);
});
