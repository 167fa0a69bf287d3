import { makeTable } from './table';

/** One figure against its bound; `bar` is its number in the measurement study, section 8. */
export interface Verdict {
	readonly bar: number;
	readonly what: string;
	readonly value: number;
	/** Standard error of the value, where it is known. It is shown and changes nothing about whether the bound holds. */
	readonly error?: number;
	readonly least?: number;
	readonly most?: number;
}

/** Whether a figure keeps its bounds. A figure that could not be computed does not. */
export function holds({ value, least = -Infinity, most = Infinity }: Verdict): boolean {
	return value >= least && value <= most;
}

/** Prints every figure with its bound and gives the exit code: 1 when one does not hold. */
export function printVerdicts(verdicts: readonly Verdict[]): number {
	const rows = verdicts.map((verdict) => [
		`${holds(verdict) ? 'pass' : 'FAIL'}  ${verdict.bar}. ${verdict.what}`,
		verdict.value.toFixed(3) + (verdict.error === undefined ? '' : ` +-${verdict.error.toFixed(3)}`),
		[
			...(verdict.least === undefined ? [] : [`at least ${verdict.least}`]),
			...(verdict.most === undefined ? [] : [`at most ${verdict.most}`])
		].join(', ')
	]);
	process.stdout.write(`${makeTable(rows)}\n`);
	return verdicts.every(holds) ? 0 : 1;
}
