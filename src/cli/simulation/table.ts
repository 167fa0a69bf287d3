import { METHOD_NAMES } from './method';
import type { Mean } from './statistics';
import type { Summary } from './summary';

/** Text columns padded to a common width: the first to the left, the others to the right. */
export function makeTable(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length))
	);
	return rows
		.map((row) =>
			row
				.map((cell, column) =>
					column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
				)
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}

const HEADINGS = [
	'method',
	'checks',
	'exact',
	'capped exact',
	'within 1',
	'levels off',
	'plan length off (wk)',
	'regret (wk)',
	'priced loss',
	'90 % interval (claims)',
	'Brier',
	'Brier target'
];

/** One table of the study: every method after so many checks, means with standard errors. */
export function methodTable(summaries: readonly Summary[]): string {
	const rows = summaries.map(({ method, at, asked, metrics }) => {
		const isPoint = method === 'self' || method === 'naive';
		const checks = at === 'enough' ? `${asked.mean.toFixed(1)} [${asked.p10}-${asked.p90}]` : String(at);
		return [
			METHOD_NAMES[method],
			checks,
			figure(metrics.exact, 3),
			figure(metrics.capped, 3),
			figure(metrics.withinOne, 3),
			figure(metrics.error, 3),
			figure(metrics.planLength, 2),
			figure(metrics.regret, 2),
			figure(metrics.loss, 2),
			isPoint ? 'n/a' : `${figure(metrics.coverage, 3)} (${metrics.mass.mean.toFixed(3)})`,
			figure(metrics.brier, 3),
			figure(metrics.brierTarget, 3)
		];
	});
	return makeTable([HEADINGS, ...rows]);
}

function figure({ mean, error }: Mean, digits: number): string {
	return `${mean.toFixed(digits)} +-${error.toFixed(digits)}`;
}
