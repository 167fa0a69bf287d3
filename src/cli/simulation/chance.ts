/** A stream of chance that depends on its seed only: the same seed gives the same people on every machine. */
export interface Chance {
	/** Uniform, at least 0 and below 1. */
	uniform(): number;
	/** A whole number from 0 to `count - 1`. */
	whole(count: number): number;
	normal(mean: number, sd: number): number;
	beta(a: number, b: number): number;
	/** The index drawn when index i has weight `weights[i]`. */
	weighted(weights: readonly number[]): number;
}

/** A stream for a seed made of several parts, for example run, population and person. */
export function makeChance(...seed: readonly (number | string)[]): Chance {
	const uniform = sfc32(hash(seed.join('/')));
	const standardNormal = (): number =>
		Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

	/** Gamma(shape, 1): Marsaglia and Tsang 2000; below 1 by the power of a uniform. */
	const gamma = (shape: number): number => {
		if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
		const d = shape - 1 / 3;
		for (;;) {
			const x = standardNormal();
			const v = (1 + x / Math.sqrt(9 * d)) ** 3;
			if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
		}
	};

	return {
		uniform,
		whole: (count) => Math.floor(uniform() * count),
		normal: (mean, sd) => mean + sd * standardNormal(),
		beta: (a, b) => {
			const x = gamma(a);
			return x / (x + gamma(b));
		},
		weighted: (weights) => {
			const total = weights.reduce((sum, weight) => sum + weight, 0);
			let left = uniform() * total;
			const index = weights.findIndex((weight) => (left -= weight) < 0);
			return index === -1 ? weights.length - 1 : index;
		}
	};
}

/** Four 32-bit words from a text: FNV-1a with a different start each, and MurmurHash3's finish. */
function hash(text: string): readonly [number, number, number, number] {
	const word = (start: number): number => {
		let value = (0x811c9dc5 ^ start) >>> 0;
		for (let index = 0; index < text.length; index++) {
			value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
		}
		value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
		value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
		return (value ^ (value >>> 16)) >>> 0;
	};
	return [word(0), word(0x9e3779b9), word(0x243f6a88), word(0xb7e15162)];
}

/** Chris Doty-Humphrey's sfc32, warmed up. */
function sfc32([a, b, c, d]: readonly [number, number, number, number]): () => number {
	const next = (): number => {
		const sum = (((a + b) | 0) + d) | 0;
		d = (d + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		return (sum >>> 0) / 4294967296;
	};
	for (let round = 0; round < 16; round++) next();
	return next;
}
