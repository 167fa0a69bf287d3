import { METRICS } from './reading';
import { meanOf, quantile } from './statistics';
import type { Harvest, Row } from './job';
import type { Method, Peer } from './method';
import type { Metric } from './reading';
import type { Mean } from './statistics';

/** How one method did on all people of a job, after a number of checks or when it was enough. */
export interface Summary {
	readonly method: Method | Peer;
	readonly at: Row['at'];
	readonly people: number;
	readonly asked: { readonly mean: number; readonly p10: number; readonly p90: number };
	readonly metrics: Readonly<Record<Metric, Mean>>;
}

/** Sums up every method at every point looked at, in the order they were looked at. */
export function summarise({ rows }: Harvest): readonly Summary[] {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const key = `${row.method} ${row.at}`;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [row]);
		else group.push(row);
	}
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (first === undefined) return [];
		const asked = group.map((row) => row.asked);
		const metrics = Object.fromEntries(
			METRICS.map((metric) => [metric, meanOf(group.map((row) => row.reading[metric]))])
		) as Record<Metric, Mean>;
		return [
			{
				method: first.method,
				at: first.at,
				people: group.length,
				asked: { mean: meanOf(asked).mean, p10: quantile(asked, 0.1), p90: quantile(asked, 0.9) },
				metrics
			}
		];
	});
}
