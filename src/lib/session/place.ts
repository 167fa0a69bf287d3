import type { Position } from '../domain/record';
import type { SessionSnapshot } from './machine';

/**
 * Where the person is, as it is stored and shown. While a resumed place waits for the checks it is that
 * place. Throws when the chart rests in a state it only passes through, which would be a bug.
 */
export function placeOf({ value, context }: SessionSnapshot): Position {
	const { skill, item, returnTo, resuming } = context;
	const change = returnTo === undefined ? {} : { returnTo };
	if (value === 'welcome' || value === 'choosing' || value === 'reviewing' || value === 'finished') {
		return { stage: value };
	}
	if (value === 'rating') return { stage: 'rating', skill, ...change };
	if (value === 'restoring' && resuming !== undefined) return resuming;
	if (typeof value === 'object' && item !== undefined) {
		if (value.checking === 'asking') return { stage: 'checking', item, ...change };
		if (value.checking === 'explaining') return { stage: 'explaining', item, ...change };
	}
	throw new Error(`The session rests in ${JSON.stringify(value)}, which is not a place.`);
}

/** Whether the person waits for the checks to be fetched. */
export function isWaiting({ value }: SessionSnapshot): boolean {
	return value === 'choosing' || value === 'restoring';
}
