/**
 * The same function, remembering its last `most` results. For pure functions of plain data that are asked the same
 * over and over: who asks gets the same answer, only sooner. `keyOf` tells arguments apart.
 */
export function remembered<Arguments extends readonly unknown[], Result>(
	make: (...args: Arguments) => Result,
	keyOf: (...args: Arguments) => string,
	most: number
): (...args: Arguments) => Result {
	const known = new Map<string, Result>();
	return (...args) => {
		const key = keyOf(...args);
		const result = known.has(key) ? (known.get(key) as Result) : make(...args);
		// Last in the map is last forgotten.
		known.delete(key);
		known.set(key, result);
		const [oldest] = known.keys();
		if (known.size > most && oldest !== undefined) known.delete(oldest);
		return result;
	};
}
