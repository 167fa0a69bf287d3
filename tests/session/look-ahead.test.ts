import { expect, test, vi } from 'vitest';
import type { CheckAnswer } from '../../src/lib/domain/response';
import { ITEMS, aSession, nextInOrder } from '../support/sessions';

/** A session in front of its first check, and the answer logs that were asked about so far. */
async function checking(explanations: 'after-each' | 'at-end') {
	const next = vi.fn(nextInOrder);
	const session = aSession({ load: async () => ({ items: ITEMS, next }) });
	session.start({ mode: 'adaptive', explanations });
	await vi.waitFor(() => expect(session.loading).toBe('ready'));
	for (const level of [2, 1] as const) session.rate({ type: 'level', level });
	const asked = () =>
		next.mock.calls.map(([log]) =>
			JSON.stringify(log.map((entry) => [entry.skill, entry.kind === 'recheck' ? '' : entry.answer]))
		);
	return { session, next, asked };
}

const ANSWERS: readonly CheckAnswer[] = [
	{ type: 'option', option: 0, confidence: 'sure' },
	{ type: 'option', option: 0, confidence: 'not-sure' },
	{ type: 'option', option: 1, confidence: 'sure' },
	{ type: 'option', option: 1, confidence: 'not-sure' },
	{ type: 'unknown' },
	{ type: 'skipped' }
];

test.each(['after-each', 'at-end'] as const)(
	'whatever is answered (explanations %s), its choice was asked for before; nothing else changes',
	async (explanations) => {
		for (const answer of ANSWERS) {
			const { session, asked } = await checking(explanations);
			session.rate({ type: 'level', level: 0 });
			const before = session.record;
			const ahead = [...session.lookAhead()].length;
			expect(ahead).toBe(ANSWERS.length);
			expect(session.record).toEqual(before);
			const known = new Set(asked());
			session.answer(answer);
			session.send({ type: 'continue' });
			expect(session.position).toEqual({ stage: 'checking', item: 'a-2' });
			expect(known.has(asked().at(-1) ?? '')).toBe(true);
		}
	}
);

test('the first check is asked for while the last rating is read', async () => {
	const { session, asked, next } = await checking('after-each');
	expect(next).not.toHaveBeenCalled();
	expect([...session.lookAhead()].length).toBe(7);
	const known = new Set(asked());
	expect(known.size).toBe(7);
	session.rate({ type: 'not-relevant' });
	expect(known.has(asked().at(-1) ?? '')).toBe(true);
	expect(session.position).toEqual({ stage: 'checking', item: 'a-1' });
});
