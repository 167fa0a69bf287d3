import type { SessionEvent } from '../../session/context';

/** Which attempt the address of the assessment asks for, and what is to happen in it. */
export type WantedAttempt =
	| { readonly kind: 'latest' }
	| { readonly kind: 'new' }
	| { readonly kind: 'known'; readonly id: string; readonly then?: SessionEvent };

/**
 * Reads the address: `?attempt=ID` that one, `?new` a fresh one, nothing the latest unfinished one.
 * `recheck=SKILL`, `sharpen` and `review` say what to do in a finished attempt.
 */
export function wantedAttempt(search: string): WantedAttempt {
	const asked = new URLSearchParams(search);
	if (asked.has('new')) return { kind: 'new' };
	const id = asked.get('attempt');
	if (id === null || id === '') return { kind: 'latest' };
	const skill = asked.get('recheck');
	if (skill !== null) return { kind: 'known', id, then: { type: 'recheck', skill } };
	if (asked.has('sharpen')) return { kind: 'known', id, then: { type: 'sharpen' } };
	if (asked.has('review')) return { kind: 'known', id, then: { type: 'review' } };
	return { kind: 'known', id };
}
