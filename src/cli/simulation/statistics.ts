/** A mean with its standard error. */
export interface Mean {
	readonly mean: number;
	readonly error: number;
}

/** The mean of independent values and its standard error; NaN for none. */
export function meanOf(values: readonly number[]): Mean {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return { mean, error: Math.sqrt(squares / Math.max(1, values.length - 1) / values.length) };
}

/**
 * The ratio of the means of two figures measured on the same people, with its standard error: that of the mean of
 * one - ratio x other, over the mean of the other (the delta method). Pairs that belong together stand at the same index.
 */
export function ratioOf(ones: readonly number[], others: readonly number[]): Mean {
	const below = meanOf(others).mean;
	const mean = meanOf(ones).mean / below;
	const rests = ones.map((one, index) => one - mean * (others[index] ?? NaN));
	return { mean, error: meanOf(rests).error / below };
}

/** The value below which a share (0-1) of the values lies: nearest rank. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Area under the ROC curve: P(a true one scores higher than a false one), ties counted half. */
export function areaUnderCurve(scored: readonly (readonly [score: number, truth: 0 | 1])[]): number {
	const sorted = scored.toSorted(([one], [other]) => one - other);
	let ranks = 0;
	for (let start = 0; start < sorted.length;) {
		const score = sorted[start]?.[0];
		let end = start;
		while (end < sorted.length && sorted[end]?.[0] === score) end += 1;
		const rank = (start + 1 + end) / 2;
		ranks += rank * sorted.slice(start, end).filter(([, truth]) => truth === 1).length;
		start = end;
	}
	const positives = scored.filter(([, truth]) => truth === 1).length;
	return (ranks - (positives * (positives + 1)) / 2) / (positives * (scored.length - positives));
}

/** Of the scores at or above a threshold, the share that is true; and of the true ones, the share found. */
export function precisionAndRecall(
	scored: readonly (readonly [score: number, truth: 0 | 1])[],
	threshold: number
): { readonly precision: number; readonly recall: number } {
	const flagged = scored.filter(([score]) => score >= threshold);
	const hits = flagged.filter(([, truth]) => truth === 1).length;
	return {
		precision: hits / flagged.length,
		recall: hits / scored.filter(([, truth]) => truth === 1).length
	};
}

/** Pearson's correlation. */
export function correlation(pairs: readonly (readonly [number, number])[]): number {
	const x = meanOf(pairs.map(([one]) => one)).mean;
	const y = meanOf(pairs.map(([, other]) => other)).mean;
	const sum = (f: (one: number, other: number) => number): number =>
		pairs.reduce((total, [one, other]) => total + f(one - x, other - y), 0);
	return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}
