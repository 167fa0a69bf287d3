import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SessionRecord } from '../../src/lib/domain/record';
import { aProfile, SQLITE_FLAG, startMortal, type Mortal } from '../support/kill';
import { aRecord, anAnswer } from '../support/records';
import { serveStorage, type StoragePage } from '../support/storage-page';

const DEEP = process.env['CROSSWALK_DEEP'] === '1';
const KILLS = DEEP ? 25 : 2;
const FULL_DISKS = DEEP ? 5 : 1;
/** Milliseconds; a start of the browser takes one to five seconds. */
const PATIENCE = DEEP ? 1_800_000 : 240_000;

/** Random numbers from 0 up to 1, the same in every run. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

let site: StoragePage;

beforeAll(async () => {
	site = await serveStorage();
});

afterAll(async () => {
	await site.close();
});

const started: Mortal[] = [];
const profiles: ReturnType<typeof aProfile>[] = [];

/** A profile that is gone after the test. */
function profileOfTest(): string {
	const profile = aProfile();
	profiles.push(profile);
	return profile.path;
}

/** Starts a browser that is gone after the test, however it ends. */
async function start(profile: string, flags: readonly string[]): Promise<Mortal> {
	const browser = await startMortal(profile, flags);
	started.push(browser);
	return browser;
}

afterEach(async () => {
	for (const browser of started.splice(0)) await browser.close();
	for (const profile of profiles.splice(0)) profile.remove();
});

async function arrive({ page }: Mortal): Promise<Page> {
	await page.goto(site.address);
	return page;
}

/** All attempts as the store lists them after a start, by id. */
async function listed(page: Page): Promise<{ records: ReadonlyMap<string, SessionRecord>; lost: number }> {
	const { records, lost, trouble } = await page.evaluate(() => store.list());
	if (trouble !== undefined) throw new Error(`The store cannot be read: ${trouble}`);
	return { records: new Map(records.map((record) => [record.id, record])), lost };
}

/** The record after `count` answers. */
function after(count: number): SessionRecord {
	const answers = Array.from({ length: count }, (_, index) =>
		anAnswer(`a-${index}`, '2026-11-22T20:00:00.000Z')
	);
	return aRecord({ responses: answers });
}

/** Writes one answer more as soon as the test has heard that the last one is saved; gives how many it heard of. */
async function writeOn(page: Page, id: string): Promise<() => number> {
	let acknowledged = 0;
	await page.exposeFunction('acknowledge', (count: number) => (acknowledged = count));
	await page.evaluate(
		([record, answer]) => {
			const { acknowledge } = globalThis as unknown as { acknowledge: (count: number) => Promise<void> };
			void (async () => {
				for (let count = 1; count < 1500; count++) {
					const responses = Array.from({ length: count }, (_, index) => ({ ...answer, item: `a-${index}` }));
					const saved = await store.save({ ...record, responses }, undefined);
					if (!saved.ok) throw new Error(saved.reason);
					await acknowledge(count);
				}
			})();
		},
		[aRecord({ id }), anAnswer('a-0', '2026-11-22T20:00:00.000Z')] as const
	);
	return () => acknowledged;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each([
	['LevelDB', []],
	['SQLite', [SQLITE_FLAG]]
])('on %s', { timeout: PATIENCE }, (name, flags) => {
	test(`${KILLS} times kill -9 in the middle of writing: every acknowledged answer is there`, async () => {
		const random = seeded(20261122);
		const profile = profileOfTest();
		const kept = new Map<string, number>();
		for (let round = 0; round < KILLS; round++) {
			const id = `attempt-${round}`;
			const browser = await start(profile, flags);
			const acknowledged = await writeOn(await arrive(browser), id);
			await pause(random() * 1500);
			expect(await browser.kill()).toBeGreaterThan(1);
			const promised = acknowledged();
			const again = await start(profile, flags);
			const { records, lost } = await listed(await arrive(again));
			const found = records.get(id)?.responses.length ?? 0;
			expect(found, `${name}, round ${round}`).toBeGreaterThanOrEqual(promised);
			expect(found, 'at most the one in flight is more').toBeLessThanOrEqual(promised + 1);
			for (const [earlier, count] of kept) expect(records.get(earlier)?.responses).toHaveLength(count);
			expect(lost).toBe(0);
			if (found > 0) kept.set(id, found);
			await again.close();
		}
		expect([...kept.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5 * KILLS);
	});

	test(`${KILLS} times kill -9 in the middle of a rebuild: every attempt is there`, async () => {
		const random = seeded(20261123);
		const profile = profileOfTest();
		for (let round = 0; round < KILLS; round++) {
			const browser = await start(profile, flags);
			const page = await arrive(browser);
			for (const id of ['one', 'two', 'three']) {
				const record = aRecord({ id });
				expect(await page.evaluate((saved) => store.save(saved, undefined), record)).toMatchObject({
					ok: true
				});
			}
			await page.evaluate(
				(record) => {
					const put = IDBObjectStore.prototype.put;
					IDBObjectStore.prototype.put = function () {
						IDBObjectStore.prototype.put = put;
						throw new DOMException('IO error', 'UnknownError');
					};
					void store.save(record, undefined);
				},
				aRecord({ id: 'one' })
			);
			await pause(random() * 60);
			await browser.kill();
			const again = await start(profile, flags);
			const { records } = await listed(await arrive(again));
			expect([...records.keys()].toSorted(), `${name}, round ${round}`).toEqual(['one', 'three', 'two']);
			await again.close();
		}
	});

	test.skipIf(!canMount())(
		`${FULL_DISKS} times a full disk, then room again: what is said to be saved survives a restart (needs root and tmpfs)`,
		async () => {
			for (let round = 0; round < FULL_DISKS; round++) await fillTheDisk(flags, `${name}, round ${round}`);
		}
	);
});

async function fillTheDisk(flags: readonly string[], label: string): Promise<void> {
	const disk = mountSmallDisk(80);
	const ballast = join(disk.path, 'ballast');
	try {
		const browser = await start(join(disk.path, 'profile'), flags);
		const page = await arrive(browser);
		const save = (count: number) => page.evaluate((record) => store.save(record, undefined), after(count));
		for (let count = 1; count <= 5; count++) expect(await save(count), label).toMatchObject({ ok: true });
		fill(disk.path, ballast);
		let isRefused = false;
		let count = 5;
		while (!isRefused && count < 80) {
			fill(disk.path, `${ballast}-${count}`);
			count += 1;
			const result = await save(count);
			isRefused = !result.ok;
		}
		expect(isRefused, `${label}: the disk was never full`).toBe(true);
		expect(await page.evaluate(() => store.load('attempt-1'))).toMatchObject({ ok: true });
		unlinkSync(ballast);
		for (let extra = 5; extra < count; extra++) unlinkSync(`${ballast}-${extra}`);
		await expect.poll(() => save(count).then(({ ok }) => ok), { timeout: 20_000 }).toBe(true);
		expect(await save(count + 1)).toMatchObject({ ok: true });
		await browser.close();
		const isThere = async (when: string) => {
			const again = await start(join(disk.path, 'profile'), flags);
			const { records, lost } = await listed(await arrive(again));
			expect(records.get('attempt-1')?.responses.length, `${label}, ${when}`).toBe(count + 1);
			expect(lost, `${label}, ${when}`).toBe(0);
			await again.close();
		};
		await isThere('at the next start');
		if (!flags.includes(SQLITE_FLAG)) {
			tearLogs(join(disk.path, 'profile'));
			await isThere('with a torn log');
		}
	} finally {
		disk.unmount();
	}
}

/** LevelDB goes on in a log whose last entry is torn, now and then; the browser notices at its next start. */
function tearLogs(profile: string): void {
	const directory = join(profile, 'Default', 'IndexedDB');
	const logs = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.log')
	);
	expect(logs).not.toEqual([]);
	for (const log of logs) writeFileSync(join(directory, log), Buffer.alloc(4096, 'torn'));
}

/** Fills what room there is, down to the last block. */
function fill(disk: string, file: string): void {
	const { bavail, bsize } = statfsSync(disk);
	for (const blocks of [bavail, 64, 8, 1]) {
		try {
			writeFileSync(file, Buffer.alloc(blocks * bsize), { flag: 'a' });
		} catch {
			// No room for this many: then for fewer.
		}
	}
}

function canMount(): boolean {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
	try {
		mountSmallDisk(1).unmount();
		return true;
	} catch {
		return false;
	}
}

function mountSmallDisk(megabytes: number): { readonly path: string; readonly unmount: () => void } {
	const path = mkdtempSync(join(tmpdir(), 'crosswalk-disk-'));
	execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'pipe' });
	return {
		path,
		unmount: () => {
			execFileSync('umount', ['-l', path]);
			rmSync(path, { recursive: true });
		}
	};
}
