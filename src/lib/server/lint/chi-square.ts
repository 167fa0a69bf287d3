/**
 * Probability that a chi-square variable exceeds `statistic`: 1 - P(df/2, x/2), with the regularised lower
 * incomplete gamma function by its series P(a, y) = y^a e^-y / Gamma(a + 1) * sum of y^n / ((a+1)...(a+n)).
 * `degrees` is a whole number from 1 up. Good to 10 digits for the few degrees and small statistics met here.
 */
export function chiSquareTail(statistic: number, degrees: number): number {
	if (statistic <= 0) return 1;
	const a = degrees / 2;
	const y = statistic / 2;
	let term = 1;
	let sum = 1;
	for (let n = 1; term > sum * 1e-15; n += 1) {
		term *= y / (a + n);
		sum += term;
	}
	return Math.max(0, 1 - sum * Math.exp(a * Math.log(y) - y - Math.log(gammaOf(a + 1))));
}

/** Gamma of a positive multiple of one half: Gamma(x) = (x - 1) Gamma(x - 1), Gamma(1/2) = sqrt(pi). */
function gammaOf(x: number): number {
	if (x === 0.5) return Math.sqrt(Math.PI);
	return x === 1 ? 1 : (x - 1) * gammaOf(x - 1);
}
