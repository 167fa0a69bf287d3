import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseRecord } from '../../src/lib/domain/record-parser';
import {
	LONGEST_TEXT,
	LONGEST_TOOK_MS,
	type Position,
	type SessionRecord
} from '../../src/lib/domain/record';
import type { Response } from '../../src/lib/domain/response';
import type { SessionEvent } from '../../src/lib/session/context';
import type { Session } from '../../src/lib/session/session.svelte';
import { aRating, aRecord, anAnswer } from '../support/records';
import { ITEMS, SKILLS, aSession, nextInOrder } from '../support/sessions';

const MANNER = { mode: 'adaptive', explanations: 'after-each' } as const;

/** A session with its checks, before the first rating. */
async function started(changes: Parameters<typeof aSession>[0] = {}) {
	const session = aSession(changes);
	session.start(MANNER);
	await vi.waitFor(() => expect(session.loading).toBe('ready'));
	return session;
}

test('a whole run: ratings in order, a check with its explanation, the review, the result', async () => {
	const session = await started();
	expect(session.position).toEqual({ stage: 'rating', skill: 'a' });
	session.rate({ type: 'level', level: 2 }, '  built one  ');
	session.rate({ type: 'skipped' });
	session.rate({ type: 'not-relevant' });
	expect(session.position).toEqual({ stage: 'checking', item: 'a-1' });
	expect(session.checkNumber).toBe(1);
	const shown = session.order;
	expect(shown.toSorted()).toEqual([0, 1, 2, 3]);
	session.answer({ type: 'option', option: 1, confidence: 'sure' });
	expect(session.position).toEqual({ stage: 'explaining', item: 'a-1' });
	expect(session.order).toEqual(shown);
	session.send({ type: 'continue' });
	expect(session.checkNumber).toBe(2);
	session.send({ type: 'finishEarly' });
	session.finish();
	expect(session.position).toEqual({ stage: 'finished' });
	expect(session.record.responses).toMatchObject([
		{ kind: 'rating', skill: 'a', note: 'built one' },
		{ kind: 'rating', skill: 'b', answer: { type: 'skipped' } },
		{ kind: 'rating', skill: 'c', answer: { type: 'not-relevant' } },
		{ kind: 'check', item: 'a-1', version: 'v1', shown, answer: { option: 1 } }
	]);
	expect(session.record.finishedAt).toBeDefined();
});

describe('the record', () => {
	test('is handed over after every step from the first answer on, and always passes the parser', async () => {
		const records: SessionRecord[] = [];
		const session = await started({ onchange: (record) => records.push(record) });
		expect(records).toEqual([]);
		session.rate({ type: 'level', level: 2 }, 'x'.repeat(LONGEST_TEXT + 50));
		session.rate({ type: 'level', level: 1 });
		session.rate({ type: 'level', level: 0 });
		session.answer({ type: 'unknown' });
		session.send({ type: 'continue' });
		session.send({ type: 'finishEarly' });
		session.changeSettings({ ...session.record.settings, niceToHaves: 'drop' });
		session.finish();
		expect(records.map(({ position }) => position.stage)).toEqual([
			'rating',
			'rating',
			'checking',
			'explaining',
			'checking',
			'reviewing',
			'reviewing',
			'finished'
		]);
		for (const record of records) expect(parseRecord(record)).toEqual({ ok: true, record });
	});

	test('any run gives records that the parser accepts and that a new session takes up unchanged', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.nat(99), { minLength: 3, maxLength: 25 }), async (picks) => {
				const session = await started();
				for (const pick of picks) {
					session.rate({ type: 'level', level: 3 });
					if (pick % 2 === 0) session.answer({ type: 'option', option: pick % 4, confidence: 'not-sure' });
					if (pick % 3 === 0) session.send({ type: 'continue' });
					if (pick % 11 === 0) session.send({ type: 'back' });
					if (pick % 17 === 0) session.send({ type: 'finishEarly' });
					if (pick % 5 === 0) session.finish();
				}
				const { record } = session;
				const parsed = parseRecord(JSON.parse(JSON.stringify(record)));
				expect(parsed).toEqual({ ok: true, record });
				const later = aSession();
				later.resume(record);
				await vi.waitFor(() => expect(later.loading).toBe('ready'), { interval: 1 });
				expect(later.record).toEqual(record);
			}),
			{ seed: 20261122, numRuns: 60 }
		);
	});

	test('a restart is a new attempt with a new id and no answers', async () => {
		const session = await started();
		const { id } = session.record;
		session.rate({ type: 'level', level: 2 });
		session.restart();
		expect(session.record.id).not.toBe(id);
		expect(session.record.responses).toEqual([]);
		expect(session.position).toEqual({ stage: 'welcome' });
	});
});

describe('what the result page asks for', () => {
	const rated = SKILLS.map((skill, index) => aRating(skill, `2026-11-22T19:00:0${index}.000Z`));
	const finished = aRecord({
		finishedAt: '2026-11-22T19:10:00.000Z',
		responses: [...rated, anAnswer('a-1', '2026-11-22T19:00:05.000Z')]
	});
	const left: readonly Position[] = [
		{ stage: 'finished' },
		{ stage: 'reviewing' },
		{ stage: 'rating', skill: 'c' },
		{ stage: 'checking', item: 'a-2' }
	];

	async function asked(position: Position, then: SessionEvent): Promise<Session> {
		const session = aSession();
		session.resume({ ...finished, position }, then);
		await session.prepare();
		await vi.waitFor(() => expect(session.waiting).toBe(false));
		return session;
	}

	test.each(left)('starts from the result, though the attempt was left at $stage', async (position) => {
		const recheck = await asked(position, { type: 'recheck', skill: 'b' });
		expect(recheck.position).toEqual({ stage: 'rating', skill: 'b' });
		recheck.rate({ type: 'level', level: 3 });
		expect(recheck.record.responses.at(-2)).toMatchObject({ kind: 'recheck', skill: 'b' });
		expect((await asked(position, { type: 'review' })).position).toEqual({ stage: 'reviewing' });
		expect((await asked(position, { type: 'sharpen' })).position).toEqual({ stage: 'checking', item: 'a-2' });
	});

	test('of an attempt without a result, it goes on where it was left', async () => {
		const { finishedAt: _, ...open } = finished;
		const session = aSession();
		session.resume({ ...open, position: { stage: 'rating', skill: 'c' } }, { type: 'review' });
		expect(session.position).toEqual({ stage: 'rating', skill: 'c' });
	});
});

describe('the way back where the content has changed since', () => {
	const rated = SKILLS.map((skill, index) => aRating(skill, `2026-11-22T19:00:0${index}.000Z`));
	const edited = { ...anAnswer('a-2', '2026-11-22T19:00:05.000Z'), version: 'v0' } as Response;

	test.each([
		['a check that is withdrawn', anAnswer('a-9', '2026-11-22T19:00:05.000Z')],
		['a check that was edited', edited]
	])('passes over %s', async (_, answer) => {
		const session = aSession();
		session.resume(aRecord({ responses: [...rated, answer], position: { stage: 'checking', item: 'a-1' } }));
		await vi.waitFor(() => expect(session.waiting).toBe(false));
		expect(session.position).toEqual({ stage: 'checking', item: 'a-1' });
		session.send({ type: 'back' });
		expect(session.position).toEqual({ stage: 'rating', skill: 'c' });
	});
});

describe('time', () => {
	test('a question took as long as it was in front of the person', async () => {
		let clock = Date.UTC(2026, 10, 22);
		const session = await started({ now: () => clock });
		clock += 4200;
		session.rate({ type: 'level', level: 2 });
		clock += 900;
		session.rate({ type: 'level', level: 2 });
		clock += 90 * 60 * 60 * 1000;
		session.rate({ type: 'level', level: 2 });
		expect(session.record.responses).toMatchObject([
			{ tookMs: 4200 },
			{ tookMs: 900 },
			{ tookMs: LONGEST_TOOK_MS }
		]);
	});

	test('a clock that is set back never brings the log out of order', async () => {
		let clock = Date.UTC(2026, 10, 22, 12);
		const session = await started({ now: () => (clock -= 60_000) });
		session.rate({ type: 'level', level: 2 });
		session.rate({ type: 'level', level: 2 });
		session.rate({ type: 'level', level: 2 });
		const times = session.record.responses.map(({ at }) => at);
		expect(times.toSorted()).toEqual(times);
		expect(new Set(times).size).toBe(3);
	});
});

describe('checks that are fetched', () => {
	test('the person waits after the last rating only, and goes on by itself', async () => {
		let deliver: () => void = () => undefined;
		const arrival = new Promise<void>((resolve) => (deliver = resolve));
		const load = async () => {
			await arrival;
			return { items: ITEMS, next: nextInOrder };
		};
		const session = aSession({ load });
		session.start(MANNER);
		session.rate({ type: 'level', level: 2 });
		expect(session.waiting).toBe(false);
		session.rate({ type: 'level', level: 2 });
		session.rate({ type: 'level', level: 2 });
		expect(session.waiting).toBe(true);
		expect(session.loading).toBe('loading');
		deliver();
		await vi.waitFor(() => expect(session.waiting).toBe(false));
		expect(session.item?.id).toBe('a-1');
	});

	test('a failed fetch can be tried again and loses nothing', async () => {
		let fails = 1;
		const load = async () => {
			if (fails-- > 0) throw new TypeError('Failed to fetch');
			return { items: ITEMS, next: nextInOrder };
		};
		const session = aSession({ load });
		session.start(MANNER);
		for (let skill = 0; skill < 3; skill++) session.rate({ type: 'level', level: 2 });
		await vi.waitFor(() => expect(session.loading).toBe('failed'));
		expect(session.record.responses).toHaveLength(3);
		expect(session.position).toEqual({ stage: 'choosing' });
		await session.prepare();
		expect(session.loading).toBe('ready');
		expect(session.position).toEqual({ stage: 'checking', item: 'a-1' });
	});

	test('the choice carries the target and importance of the settings as they are now', async () => {
		const next = vi.fn(nextInOrder);
		const session = await started({ load: async () => ({ items: ITEMS, next }) });
		session.rate({ type: 'level', level: 2 });
		session.rate({ type: 'level', level: 2 });
		const { settings } = session.record;
		session.changeSettings({ ...settings, target: 'one-year', importance: { a: 'Critical' } });
		session.rate({ type: 'level', level: 2 });
		expect(next).toHaveBeenLastCalledWith(session.record.responses, {
			mode: 'adaptive',
			target: 'one-year',
			importance: { a: 'Critical' }
		});
	});
});
