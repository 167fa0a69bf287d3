import { expect, test } from 'vitest';
import { aSession } from '../support/sessions';

test('a whole run: ratings in order, a check with its explanation, the review, the result', async () => {
	const session = aSession();
	session.start({ mode: 'adaptive', explanations: 'after-each' });
	await session.prepare();
	expect(session.position).toEqual({ stage: 'rating', skill: 'a' });
	session.rate({ type: 'level', level: 2 }, '  built one  ');
	session.rate({ type: 'skipped' });
	expect(session.position).toEqual({ stage: 'rating', skill: 'c' });
	session.rate({ type: 'not-relevant' });
	expect(session.position).toEqual({ stage: 'checking', item: 'a-1' });
	expect(session.checkNumber).toBe(1);
	expect([...session.order].sort()).toEqual([0, 1, 2, 3]);
	session.answer({ type: 'option', option: 1, confidence: 'sure' });
	expect(session.position).toEqual({ stage: 'explaining', item: 'a-1' });
	session.send({ type: 'continue' });
	expect(session.position).toEqual({ stage: 'checking', item: 'a-2' });
	expect(session.checkNumber).toBe(2);
	session.send({ type: 'finishEarly' });
	expect(session.position).toEqual({ stage: 'reviewing' });
	session.finish();
	expect(session.position).toEqual({ stage: 'finished' });
	expect(session.record.responses).toMatchObject([
		{ kind: 'rating', skill: 'a', note: 'built one' },
		{ kind: 'rating', skill: 'b', answer: { type: 'skipped' } },
		{ kind: 'rating', skill: 'c', answer: { type: 'not-relevant' } },
		{ kind: 'check', item: 'a-1', version: 'v1', answer: { option: 1 } }
	]);
	expect(session.record.finishedAt).toBeDefined();
});
