import type { Facilities } from './facilities';

/** Choices about this device rather than an attempt. The key begins like everything of ours, so it is deleted with it. */
const NUMBER_KEYS = 'crosswalk.number-keys';
const ASKED_TO_KEEP = 'crosswalk.asked-to-keep';

/** Whether number keys choose an answer; on until switched off. */
export function readNumberKeys({ localStorage }: Pick<Facilities, 'localStorage'>): 'on' | 'off' {
	try {
		return localStorage?.getItem(NUMBER_KEYS) === 'off' ? 'off' : 'on';
	} catch {
		return 'on';
	}
}

/** Keeps the choice; where nothing can be kept it holds for this page only. */
export function keepNumberKeys({ localStorage }: Pick<Facilities, 'localStorage'>, keys: 'on' | 'off'): void {
	try {
		if (keys === 'off') localStorage?.setItem(NUMBER_KEYS, keys);
		else localStorage?.removeItem(NUMBER_KEYS);
	} catch {
		// Storage is blocked: nothing to do about it here.
	}
}

/** Whether the person has been asked to keep a file of their result. */
export function wasAskedToKeep({ localStorage }: Pick<Facilities, 'localStorage'>): boolean {
	try {
		return localStorage?.getItem(ASKED_TO_KEEP) === 'yes';
	} catch {
		return false;
	}
}

/** Remembers that the person was asked: once is enough. */
export function rememberAsked({ localStorage }: Pick<Facilities, 'localStorage'>): void {
	try {
		localStorage?.setItem(ASKED_TO_KEEP, 'yes');
	} catch {
		// Storage is blocked: then asking again does no harm.
	}
}
