import { areaUnderCurve, precisionAndRecall } from './statistics';
import { summarise } from './summary';
import type { FlagRow, Harvest, Job } from './job';
import type { Method } from './method';
import type { Metric } from './reading';
import type { Summary } from './summary';
import type { Verdict } from './verdict';

/*
 * The acceptance bars of the measurement study, section 8, on scenario A. Bar 4 needs jsCAT and belongs to
 * `npm run bench -- peers`; the timing half of bar 11 to `npm run bench -- selection`, its brute force to the tests.
 */

const EVERY_LENGTH = Array.from({ length: 31 }, (_, index) => index);

/**
 * What has to be simulated for the bars: `users` people in the main populations, six tenths of that in the
 * variants.
 */
export function barJobs(users: number, seed: number): readonly Job[] {
	const variant = Math.ceil(users * 0.6);
	const job = (id: string, population: string, parts: Partial<Job>): Job => ({
		id,
		source: { kind: 'scenario-a', perLevel: 2 },
		price: 'study',
		population,
		seed,
		users: variant,
		methods: ['ours'],
		questions: [20],
		...parts
	});
	return [
		job('P0', 'P0', { users }),
		job('P1', 'P1', { users, questions: [...EVERY_LENGTH, 'enough'], flagsAt: 20 }),
		job('P1 fixed', 'P1', { users, methods: ['fixed'], questions: [20, 60] }),
		...['P2', 'P4', 'P5', 'P8', 'P12'].map((id) => job(id, id, {})),
		// The figures are about the careless fifth of the people only: five times as many for the same certainty.
		job('P9', 'P9', { users: 5 * variant, flagsAt: 20 }),
		job('P14', 'P14', { questions: [0, 20] }),
		job('P15', 'P15', { source: { kind: 'scenario-a', perLevel: 3 }, methods: ['tagged'] })
	];
}

/** Judges the harvest of {@link barJobs}. */
export function judgeBars(harvests: ReadonlyMap<string, Harvest>): readonly Verdict[] {
	const summaries = new Map([...harvests].map(([id, harvest]) => [id, summarise(harvest)]));
	const find = (job: string, method: Method, at: Summary['at']): Summary => {
		const found = summaries.get(job)?.find((summary) => summary.method === method && summary.at === at);
		if (found === undefined) throw new Error(`${job} has no ${method} at ${at}`);
		return found;
	};
	const ours = (job: string, metric: Metric, at: Summary['at'] = 20): number =>
		find(job, 'ours', at).metrics[metric].mean;
	const enough = find('P1', 'ours', 'enough');
	const fixed = (metric: Metric, at: number): number => find('P1 fixed', 'fixed', at).metrics[metric].mean;
	const good = find('P15', 'tagged', 20).metrics;
	const p1 = flagsOf(harvests, 'P1');
	const p9 = flagsOf(harvests, 'P9').map(({ careless }) => careless);
	const over = p1.flatMap((flags) => flags.over);

	return [
		{ bar: 1, what: 'P0, 20 checks: regret', value: ours('P0', 'regret'), most: 7.5 },
		{ bar: 1, what: 'P0: levels off', value: ours('P0', 'error'), most: 0.54 },
		{
			bar: 1,
			what: 'P0: coverage against claim',
			value: Math.abs(ours('P0', 'coverage') - ours('P0', 'mass')),
			most: 0.01
		},
		{
			bar: 1,
			what: 'P0: stated / realised regret',
			value: ours('P0', 'stated') / ours('P0', 'regret'),
			least: 0.93,
			most: 1.07
		},
		{ bar: 2, what: 'P1, 20 checks: regret', value: ours('P1', 'regret'), most: 8.5 },
		{ bar: 2, what: 'P1: levels off', value: ours('P1', 'error'), most: 0.58 },
		{ bar: 2, what: 'P1: capped accuracy', value: ours('P1', 'capped'), least: 0.59 },
		{ bar: 2, what: 'P1: within one level', value: ours('P1', 'withinOne'), least: 0.925 },
		{ bar: 2, what: 'P1: coverage of the 90 % interval', value: ours('P1', 'coverage'), least: 0.93 },
		{ bar: 2, what: 'P1: Brier score', value: ours('P1', 'brier'), most: 0.62 },
		{ bar: 2, what: 'P1: plan length off', value: ours('P1', 'planLength'), most: 4.7 },
		{ bar: 3, what: 'P1, 30 checks: regret', value: ours('P1', 'regret', 30), most: 7.9 },
		{ bar: 3, what: 'P1, 30 checks: levels off', value: ours('P1', 'error', 30), most: 0.54 },
		{
			bar: 5,
			what: 'P1: regret against the fixed form',
			value: ours('P1', 'regret') / fixed('regret', 20),
			most: 0.91
		},
		{
			bar: 5,
			what: 'P1: checks to 95 % of the whole bank',
			value: EVERY_LENGTH.find((n) => ours('P1', 'capped', n) >= 0.95 * fixed('capped', 60)) ?? NaN,
			most: 25
		},
		{ bar: 6, what: 'P1, until settled: mean checks', value: enough.asked.mean, most: 21 },
		{ bar: 6, what: 'P1, until settled: checks of 9 in 10', value: enough.asked.p90, most: 30 },
		{ bar: 6, what: 'P1, until settled: regret', value: enough.metrics.regret.mean, most: 8.6 },
		{
			bar: 6,
			what: 'P1: regret + 0.1 per check, above the best fixed length',
			value:
				enough.metrics.regret.mean +
				0.1 * enough.asked.mean -
				Math.min(...EVERY_LENGTH.map((n) => ours('P1', 'regret', n) + 0.1 * n)),
			most: 0.1
		},
		{ bar: 7, what: 'P2 (bad items): regret', value: ours('P2', 'regret'), most: 10.8 },
		{ bar: 7, what: 'P2: coverage', value: ours('P2', 'coverage'), least: 0.89 },
		{ bar: 7, what: 'P5 (no insight): regret', value: ours('P5', 'regret'), most: 10.3 },
		{ bar: 7, what: 'P8 (views reversed): regret', value: ours('P8', 'regret'), most: 10 },
		{ bar: 7, what: 'P12 (never "I don\'t know"): regret', value: ours('P12', 'regret'), most: 9.1 },
		{ bar: 7, what: 'P4 (under-confident): regret', value: ours('P4', 'regret'), most: 8.9 },
		{ bar: 8, what: 'P14 (poor ratings), no check: regret', value: ours('P14', 'regret', 0), most: 14 },
		{ bar: 8, what: 'P14, 20 checks: regret', value: ours('P14', 'regret'), most: 9.1 },
		{ bar: 9, what: 'P15, 90 items, tags: regret', value: good.regret.mean, most: 5.5 },
		{ bar: 9, what: 'P15, 90 items, tags: levels off', value: good.error.mean, most: 0.42 },
		{ bar: 10, what: 'P1: over-rated skills, area under curve', value: areaUnderCurve(over), least: 0.89 },
		{
			bar: 10,
			what: 'P1: over-rated skills, precision at .8',
			value: precisionAndRecall(over, 0.8).precision,
			least: 0.85
		},
		{
			bar: 10,
			what: 'P9: careless people found',
			value: precisionAndRecall(p9, 0.5).recall,
			least: 0.85
		},
		{
			bar: 10,
			what: 'P9: others called careless',
			value: falsePositives(p9),
			most: 0.03
		}
	];
}

function flagsOf(harvests: ReadonlyMap<string, Harvest>, job: string): readonly FlagRow[] {
	return harvests.get(job)?.flags ?? [];
}

function falsePositives(scored: readonly (readonly [score: number, truth: 0 | 1])[]): number {
	const others = scored.filter(([, truth]) => truth === 0);
	return others.filter(([score]) => score > 0.5).length / others.length;
}
