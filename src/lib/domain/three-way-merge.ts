/**
 * Two writers of one value, each of whom knew it as `base`. What the writer changed is the writer's, all else is as
 * `stored`. Without a base nothing is known to have been taken away. Every merge is idempotent: merging the same
 * `mine` over the result gives the result.
 */

/** One value that is changed as a whole; without a base the writer's counts. */
export function mergeValue<T>(base: { readonly value: T } | undefined, stored: T, mine: T): T {
	return base !== undefined && isSame(base.value, mine) ? stored : mine;
}

/** Values by key, each key on its own: one that the writer took out goes, one that came in elsewhere stays. */
export function mergeByKey<T>(
	base: Readonly<Record<string, T>> | undefined,
	stored: Readonly<Record<string, T>>,
	mine: Readonly<Record<string, T>>
): Readonly<Record<string, T>> {
	const before = new Map(Object.entries(base ?? {}));
	const theirs = new Map(Object.entries(stored));
	const own = new Map(Object.entries(mine));
	return Object.fromEntries(
		[...new Set([...own.keys(), ...theirs.keys()])].flatMap((key) => {
			const value = isSame(before.get(key), own.get(key)) ? theirs.get(key) : own.get(key);
			return value === undefined ? [] : [[key, value] as const];
		})
	);
}

/** A set as a list: what either writer put in is in, what either took out is out, in the order of who changed it. */
export function mergeSet<T>(
	base: readonly T[] | undefined,
	stored: readonly T[],
	mine: readonly T[]
): readonly T[] {
	if (base !== undefined && isSame(base, mine)) return stored;
	const before = new Set((base ?? []).map(textOf));
	const theirs = new Set(stored.map(textOf));
	const own = new Set(mine.map(textOf));
	const kept = mine.filter((value) => !before.has(textOf(value)) || theirs.has(textOf(value)));
	const added = stored.filter((value) => !before.has(textOf(value)) && !own.has(textOf(value)));
	return [...kept, ...added];
}

function isSame(one: unknown, other: unknown): boolean {
	return textOf(one) === textOf(other);
}

/** Plain data as text to compare; what is absent stays undefined, so that it equals only what is absent. */
function textOf(value: unknown): string | undefined {
	return JSON.stringify(value);
}
