import type { Item } from '../domain/quiz';

/** 32-bit FNV-1a hash of the text's UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return hash >>> 0;
}

/** Mulberry32, a small generator of numbers from 0 up to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/**
 * Authored option indices in the order they are shown in this attempt: the same after a reload, another in
 * another attempt. Options with an order of their own keep it. Fisher-Yates.
 */
export function optionOrder(
	attempt: string,
	item: Pick<Item, 'id' | 'options' | 'order'>
): readonly number[] {
	const order = item.options.map((_, index) => index);
	if (item.order === 'fixed') return order;
	const random = randomFrom(hashOf(`${attempt}/${item.id}`));
	for (let last = order.length - 1; last > 0; last--) {
		const picked = Math.floor(random() * (last + 1));
		[order[last], order[picked]] = [order[picked] ?? picked, order[last] ?? last];
	}
	return order;
}
