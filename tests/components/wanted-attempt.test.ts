import { expect, test } from 'vitest';
import { wantedAttempt } from '../../src/lib/components/assessment/wanted-attempt';

test.each([
	['', { kind: 'latest' }],
	['?attempt=', { kind: 'latest' }],
	['?new', { kind: 'new' }],
	['?new&attempt=a1', { kind: 'new' }],
	['?attempt=a1', { kind: 'known', id: 'a1' }],
	['?attempt=a1&recheck=sql', { kind: 'known', id: 'a1', then: { type: 'recheck', skill: 'sql' } }],
	['?attempt=a1&sharpen', { kind: 'known', id: 'a1', then: { type: 'sharpen' } }],
	['?attempt=a1&review', { kind: 'known', id: 'a1', then: { type: 'review' } }]
])('the address %j asks for %j', (search, wanted) => {
	expect(wantedAttempt(search)).toEqual(wanted);
});
