import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs of keys that rest on arithmetic, on all interleavings of two clients or on a seeded simulation. */

const items = skillFile.parse(parse(readFileSync('quizzes/skills/system-architecture.yaml', 'utf8'))).items;
const itemOf = (id: string) => items.find((item) => item.id === id)!;

/** True at the key and false elsewhere, in the stored order of the options. */
const keyAlone = (id: string) => itemOf(id).options.map((_, index) => index === itemOf(id).key);

/** Mulberry32: a small seeded generator, so that a simulation gives the same figures each time. */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

describe('arch-w3: a cached setting, one writer and one reader', () => {
	type Value = 'old' | 'new' | 'absent';
	type WriterStep = 'delete' | 'write' | 'begin';
	/** The orders in which the steps of one way of saving can happen. */
	type Saving = readonly (readonly WriterStep[])[];

	const inStoredOrder: readonly Saving[] = [
		[['delete', 'delete', 'write']],
		[['write', 'delete']],
		[
			['delete', 'write'],
			['write', 'delete']
		],
		[['delete', 'begin', 'write']]
	];

	/** What is in the cache after each interleaving of a writer with a reader's look-up, read and fill. */
	function endStates(writer: readonly WriterStep[]): readonly Value[] {
		const ends: Value[] = [];
		function go(written: number, read: number, cache: Value, row: Value, held: Value) {
			if (written < writer.length) {
				const step = writer[written];
				go(written + 1, read, step === 'delete' ? 'absent' : cache, step === 'write' ? 'new' : row, held);
			}
			if (read === 0) go(written, cache === 'absent' ? 1 : 3, cache, row, held);
			if (read === 1) go(written, 2, cache, row, row);
			if (read === 2) go(written, 3, held, row, held);
			if (read === 3 && written === writer.length) ends.push(cache);
		}
		go(0, 0, 'old', 'old', 'absent');
		return ends;
	}

	it('the old value comes back in each way of saving but that of the key', () => {
		const safe = inStoredOrder.map((saving) => !saving.flatMap(endStates).includes('old'));
		expect(safe).toEqual(keyAlone('arch-w3'));
	});
});

describe('arch-p1: GPUs for 12 requests a second', () => {
	const BUSY = 12 * 8;
	const SLOTS = 16;

	it('nine keep 75% of the slots free with one lost, eight do not', () => {
		const holds = (gpus: number) => BUSY <= (gpus - 1) * SLOTS * 0.75;
		const numbers = itemOf('arch-p1').options.map(({ text }) => Number(text));
		expect(numbers.findIndex(holds)).toBe(itemOf('arch-p1').key);
		expect(numbers).toEqual([BUSY / SLOTS + 1, BUSY / (SLOTS * 0.75), 9, 2 * 8]);
	});
});

describe('arch-p2: 120 requests a second for 100 places, for three minutes', () => {
	const PATIENCE = 2_000;
	const SURGE = 180_000;
	const WORK = 10;

	interface Service {
		/** Requests that may wait; more are refused. */
		readonly room: number;
		readonly inWork: number;
		readonly sendAgain: number;
	}

	/** Share of callers with an answer within their patience; the service does not see who has given up. */
	function answered({ room, inWork, sendAgain }: Service): number {
		const free = Array.from({ length: inWork }, () => 0);
		const sends: { at: number; again: number }[] = [];
		for (let at = 0; at < SURGE; at += 1_000 / 120) sends.push({ at, again: sendAgain });
		const callers = sends.length;
		const starts: number[] = [];
		let waitingFrom = 0;
		let inTime = 0;
		for (let next = 0; next < sends.length; next++) {
			const { at, again } = sends[next]!;
			while (waitingFrom < starts.length && starts[waitingFrom]! <= at) waitingFrom += 1;
			if (starts.length - waitingFrom >= room) continue;
			const place = free.indexOf(Math.min(...free));
			const start = Math.max(at, free[place]!);
			/** The GPUs do the same work per second, however many requests share them. */
			const done = start + WORK * inWork;
			free[place] = done;
			starts.push(start);
			if (done <= at + PATIENCE) inTime += 1;
			else if (again > 0) {
				const later = { at: at + PATIENCE, again: again - 1 };
				let where = next + 1;
				while (where < sends.length && sends[where]!.at < later.at) where += 1;
				sends.splice(where, 0, later);
			}
		}
		return inTime / callers;
	}

	it('a bounded queue answers five of six in time, the other changes a small part', () => {
		const shares = [
			answered({ room: 100, inWork: 10, sendAgain: 0 }),
			answered({ room: Infinity, inWork: 10, sendAgain: 0 }),
			answered({ room: Infinity, inWork: 10, sendAgain: 1 }),
			answered({ room: Infinity, inWork: 20, sendAgain: 0 })
		];
		expect(shares[0]).toBeCloseTo(5 / 6, 1);
		expect(Math.max(...shares.slice(1))).toBeLessThan(0.1);
		expect(shares.map((share) => share > 0.5)).toEqual(keyAlone('arch-p2'));
	});
});

describe('arch-p3: threads that a hanging model holds', () => {
	const HELD = 10 * 20;

	it('more than a pool of 120, more than 60 in each of two gateways, and 20 with a limit', () => {
		const leavesFree = [HELD < 120, HELD < 60, HELD / 2 < 60, Math.min(HELD, 20) < 60];
		expect(leavesFree).toEqual(keyAlone('arch-p3'));
	});
});

describe('arch-p4: twenty calls, one in a hundred slow', () => {
	const REQUESTS = 40_000;
	const SHARDS = 20;
	const random = generator(20261122);
	const call = () => (random() < 0.01 ? 300 : 10);

	interface Outcome {
		readonly p95: number;
		readonly load: number;
		readonly complete: number;
	}

	/** One way to call a shard: the time it takes, the calls it costs and whether it brought the features. */
	function outcome(ask: () => readonly [time: number, calls: number, got: boolean]): Outcome {
		const times: number[] = [];
		let calls = 0;
		let complete = 0;
		for (let request = 0; request < REQUESTS; request++) {
			const asked = Array.from({ length: SHARDS }, ask);
			times.push(Math.max(...asked.map(([time]) => time)));
			calls += asked.reduce((sum, [, one]) => sum + one, 0);
			if (asked.every(([, , got]) => got)) complete += 1;
		}
		times.sort((a, b) => a - b);
		return {
			p95: times[Math.floor(REQUESTS * 0.95)]!,
			load: calls / (REQUESTS * SHARDS),
			complete: complete / REQUESTS
		};
	}

	const outcomes = [
		outcome(() => [Math.min(call(), call()), 2, true]),
		outcome(() => {
			const first = call();
			return first <= 20 ? [first, 1, true] : [Math.min(first, 20 + call()), 2, true];
		}),
		outcome(() => {
			const first = call();
			return [Math.min(first, 20), 1, first <= 20];
		}),
		outcome(() => [call(), 1, true])
	] as const;

	it('the hedged call is the one below 300 ms that stays complete at a tenth more load', () => {
		const fits = outcomes.map(({ p95, load, complete }) => p95 < 300 && load <= 1.1 && complete === 1);
		expect(fits).toEqual(keyAlone('arch-p4'));
	});

	it('its p95 is 30 ms at 1% more load, and a cut-off leaves 18% of rankings incomplete', () => {
		expect(outcomes[1].p95).toBe(30);
		expect(outcomes[1].load).toBeCloseTo(1.01, 2);
		expect(outcomes[2].complete).toBeCloseTo(0.99 ** SHARDS, 2);
	});
});

describe('arch-e1: database calls per request when all of them fail', () => {
	/** Each layer sends this many calls per call that it receives while the one below it fails. */
	const worst = (layers: readonly number[]) => layers.reduce((product, factor) => product * factor, 1);
	const policies = [
		[3, 3, 3],
		[1, 1, 3],
		[1, 1, 1.1],
		[1.1, 1.1, 1.1]
	];

	it('the budget in one layer alone stays below 1.2', () => {
		expect(policies.map((layers) => worst(layers) <= 1.2)).toEqual(keyAlone('arch-e1'));
		expect(policies.map(worst).map((factor) => Number(factor.toFixed(2)))).toEqual([27, 3, 1.1, 1.33]);
	});
});

describe('arch-e2: failed logins in two regions while the link is down', () => {
	const failures = [
		{ region: 0, at: 1 },
		{ region: 1, at: 2 },
		{ region: 0, at: 3 },
		{ region: 1, at: 4 },
		{ region: 1, at: 5 }
	] as const;

	it('one number with last write wins loses some, a number per region adds up', () => {
		const shared = [
			{ count: 0, at: 0 },
			{ count: 0, at: 0 }
		];
		const perRegion = [0, 0];
		for (const { region, at } of failures) {
			shared[region] = { count: shared[region]!.count + 1, at };
			perRegion[region]! += 1;
		}
		const winner = shared.reduce((last, one) => (one.at > last.at ? one : last));
		expect(winner.count).toBeLessThan(failures.length);
		expect(perRegion[0]! + perRegion[1]!).toBe(failures.length);
		expect(itemOf('arch-e2').options[itemOf('arch-e2').key]!.text).toContain('per user and region');
	});
});
