/** Bounds beyond which the normal distribution function is 0 or 1 in double precision. */
const TAIL = 8.3;
const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Standard normal distribution function: P(Z <= z), to about 1e-15.
 * Phi(z) = 1/2 + phi(z) (z + z^3/3 + z^5/(3 5) + ...), summed until it stands still
 * (Marsaglia 2004, "Evaluating the normal distribution").
 */
export function normalCdf(z: number): number {
	if (z < -TAIL) return 0;
	if (z > TAIL) return 1;
	const square = z * z;
	let term = z;
	let sum = z;
	for (let odd = 3, before = NaN; sum !== before; odd += 2) {
		before = sum;
		term *= square / odd;
		sum += term;
	}
	return 0.5 + sum * Math.exp(-0.5 * square - HALF_LOG_TWO_PI);
}

/**
 * The share of bin `k` when a normal distribution is cut into `count` whole-number bins 0, 1, ...:
 * P(k - 1/2 < X < k + 1/2), the first and the last bin open. The bins sum to 1.
 */
export function normalBin(k: number, mean: number, sd: number, count: number): number {
	const upTo = k >= count - 1 ? 1 : normalCdf((k + 0.5 - mean) / sd);
	const below = k <= 0 ? 0 : normalCdf((k - 0.5 - mean) / sd);
	return upTo - below;
}
