/** Beyond this many standard deviations a continued fraction is as exact as the quotient of polynomials within. */
const FAR = 7.07106781186547;
/** Bounds beyond which the normal distribution function is 0 or 1 in double precision. */
const TAIL = 37;
const SQRT_TWO_PI = 2.506628274631;

/**
 * Standard normal distribution function: P(Z <= z), to about 1e-15. A quotient of two polynomials (Hart 1968,
 * algorithm 5666) as given by West 2005, "Better approximations to cumulative normal functions": as exact as a
 * series and far faster in the tails, for a plan asks for it ten thousand times.
 */
export function normalCdf(z: number): number {
	const x = Math.abs(z);
	if (x > TAIL) return z > 0 ? 1 : 0;
	const density = Math.exp((-x * x) / 2);
	const tail =
		x < FAR
			? (density * numerator(x)) / denominator(x)
			: density / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / SQRT_TWO_PI;
	return z > 0 ? 1 - tail : tail;
}

function numerator(x: number): number {
	const high = ((0.0352624965998911 * x + 0.700383064443688) * x + 6.37396220353165) * x + 33.912866078383;
	return ((high * x + 112.079291497871) * x + 221.213596169931) * x + 220.206867912376;
}

function denominator(x: number): number {
	const high = ((0.0883883476483184 * x + 1.75566716318264) * x + 16.064177579207) * x + 86.7807322029461;
	return (
		(((high * x + 296.564248779674) * x + 637.333633378831) * x + 793.826512519948) * x + 440.413735824752
	);
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
