/** Chance that is the same each time. */
export interface Chance {
	/** A whole number from 0 up to, not including, `end`. */
	readonly below: (end: number) => number;
}

/** Chance seeded by a text (mulberry32 over an FNV-1a hash). */
export function chanceFrom(seed: string): Chance {
	let state = 0x811c9dc5;
	for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
	return {
		below(end) {
			state = (state + 0x6d2b79f5) | 0;
			let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
			mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
			return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
		}
	};
}
