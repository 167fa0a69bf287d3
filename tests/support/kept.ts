import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { SessionRecord } from '../../src/lib/domain/record';
import { exampleRecord } from '../../src/lib/server/example-person';
import { loadQuiz } from '../../src/lib/server/quiz-files';
import { PATHWAY } from './candidate';

/** Everything the site keeps in a browser, each store as JSON with its keys in order. */
export interface Kept {
	/** Rows of each object store of each database, by `database/store`. */
	readonly stores: Readonly<Record<string, readonly string[]>>;
	readonly local: Readonly<Record<string, string>>;
	readonly files: readonly string[];
}

/** Reads what is kept; creates nothing. */
export async function readKept(page: Page): Promise<Kept> {
	return page.evaluate(async () => {
		const stores: Record<string, string[]> = {};
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			for (const store of database.objectStoreNames) {
				const rows = await new Promise<unknown[]>((resolve, reject) => {
					const request = database.transaction(store).objectStore(store).getAll();
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error);
				});
				stores[`${name}/${store}`] = rows.map((row) => JSON.stringify(inOrder(row))).sort();
			}
			database.close();
		}
		const files: string[] = [];
		const root = await navigator.storage.getDirectory();
		for await (const file of root.keys()) files.push(file);
		return { stores, local: { ...localStorage }, files };

		function inOrder(value: unknown): unknown {
			if (Array.isArray(value)) return value.map(inOrder);
			if (typeof value !== 'object' || value === null) return value;
			const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
			return Object.fromEntries(entries.map(([key, entry]) => [key, inOrder(entry)]));
		}
	});
}

/** The attempts of a dump that can be read as such. */
export function attemptsIn(kept: Kept): readonly SessionRecord[] {
	return (kept.stores['crosswalk/attempts'] ?? []).map(
		(row) => (JSON.parse(row) as { readonly record: SessionRecord }).record
	);
}

/** Everything acknowledged before is there afterwards: each attempt with each of its answers, in order. */
export function assertNothingLost(before: Kept, after: Kept): void {
	const answers = (kept: Kept) =>
		attemptsIn(kept).map((record) => ({ id: record.id, responses: record.responses ?? [] }));
	const later = new Map(answers(after).map(({ id, responses }) => [id, responses]));
	for (const { id, responses } of answers(before)) {
		expect(later.get(id)?.slice(0, responses.length)).toEqual(responses);
	}
}

/** Nothing was touched: the same stores with the same bytes. */
export function assertUntouched(before: Kept, after: Kept): void {
	expect(after.stores).toEqual(before.stores);
}

/** What no message to a person may hold: traces, paths of a parser, values that are not there. */
const LEAKS = /\bat \S+:\d+|undefined|\[object |Zod|invalid_|NaN|stack|\bnull\b|expected \w+, received/i;

/**
 * A problem is shown in an alert that can be seen, within a second, in words that fit `says`, and says
 * enough to act on.
 */
export async function assertClearError(page: Page, says: RegExp): Promise<void> {
	const alert = page.getByRole('alert').filter({ hasText: says }).first();
	await alert.waitFor({ state: 'visible', timeout: slow(1000) });
	const text = await alert.innerText();
	expect(text).not.toMatch(LEAKS);
	expect(text.length).toBeGreaterThan(40);
}

/** A bar in milliseconds for an idle machine; tests give a busy one four times as long. */
function slow(ms: number): number {
	return 4 * ms;
}

/** Puts rows into the store of the site as another visit would have left them; `record` may be anything. */
export async function keepRows(
	page: Page,
	site: string,
	rows: readonly { readonly id: string; readonly record: unknown }[]
): Promise<void> {
	// The guide has no client code: nothing else has the database open.
	await page.goto(`${site}/${PATHWAY}/`);
	await page.evaluate(async (given) => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('crosswalk', 1);
			request.onupgradeneeded = () => {
				request.result.createObjectStore('attempts', { keyPath: 'id' });
				request.result.createObjectStore('meta', { keyPath: 'key' });
			};
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const transaction = database.transaction(['attempts', 'meta'], 'readwrite');
		for (const [index, row] of given.entries()) {
			transaction.objectStore('attempts').put({ ...row, sequence: index + 1 });
		}
		transaction.objectStore('meta').put({ key: 'database', id: 'by-a-test', sequence: given.length });
		await new Promise((resolve, reject) => {
			transaction.oncomplete = resolve;
			transaction.onerror = () => reject(transaction.error);
		});
		database.close();
	}, rows);
}

/** A finished attempt of an invented person at the real quiz, with changes. */
export function aFinishedAttempt(changes: Partial<SessionRecord> = {}): SessionRecord {
	return { ...exampleRecord(loadQuiz(PATHWAY)), ...changes };
}

/** The same attempt as it was after `ratings` ratings and `checks` checks. */
export function anOpenAttempt(ratings: number, checks: number, id = 'open'): SessionRecord {
	const quiz = loadQuiz(PATHWAY);
	const { format, contentHash, mode, explanations, startedAt, settings, responses } = exampleRecord(quiz);
	const rated = responses.filter(({ kind }) => kind === 'rating').slice(0, ratings);
	const checked = responses.filter(({ kind }) => kind === 'check').slice(0, checks);
	const next = quiz.skills[ratings];
	return {
		...{ format, id, quiz: quiz.id, contentHash, mode, explanations, startedAt, settings },
		responses: [...rated, ...checked],
		position: next === undefined ? { stage: 'choosing' } : { stage: 'rating', skill: next.id }
	};
}
