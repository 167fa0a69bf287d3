import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listPathways } from '../../lib/server/quiz-files';
import { playAll } from '../simulation/crew';
import { PEERS_FOLDER } from '../simulation/jscat';
import { POPULATIONS } from '../simulation/population';
import { showProgress } from '../simulation/progress';
import { summarise } from '../simulation/summary';
import { methodTable } from '../simulation/table';
import { ratioOf } from '../simulation/statistics';
import { holds, printVerdicts } from '../simulation/verdict';
import { PEERS } from '../simulation/method';
import type { Harvest, Job, Row } from '../simulation/job';
import type { Method, Peer } from '../simulation/method';
import type { Mean } from '../simulation/statistics';
import type { Summary } from '../simulation/summary';
import type { Verdict } from '../simulation/verdict';

/** People in P1 and on the real pathways, and in each of the other populations, for each seed. */
const USERS = { main: 1000, variant: 600 };
/** The seed everything is played with, and more for what one seed cannot decide. */
const SEED = 7;
const MORE_SEEDS = [8, 9, 99] as const;

/** On one seed these lie within two standard errors of their bar: luck is wider than the margin, on whichever side. */
const CLOSE = ['P1', 'P2', 'P6', 'P10'] as const;

/** The populations jsCAT is compared on: bar 4 of the measurement study, section 8. */
const COMPARED = POPULATIONS.filter(({ id }) => Number(id.slice(1)) <= 12).map(({ id }) => id);

/**
 * Bar 4: as many weeks planned wrongly with us as with jsCAT, on the same people, items and answers; and the
 * bars for the real pathways. Ratios come with their standard errors. `--users N`: another number of people in each;
 * `--populations LIST`: only these; `--seeds LIST`: the people of these seeds together, for all; by default one seed, and
 * four where one cannot decide; `--without-pathways`; `--json`.
 */
export async function run(args: readonly string[]): Promise<number> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			users: { type: 'string' },
			populations: { type: 'string', default: COMPARED.join(',') },
			seeds: { type: 'string' },
			'without-pathways': { type: 'boolean', default: false },
			json: { type: 'boolean', default: false }
		}
	});
	install();
	const main = Number(values.users ?? USERS.main);
	const variant = Number(values.users ?? USERS.variant);
	const populations = values.populations.split(',').filter((id) => COMPARED.includes(id));
	const asked = values.seeds?.split(',').map(Number);
	const seedsOf = ({ id }: Job): readonly number[] =>
		asked ?? (CLOSE.some((close) => close === id) ? [SEED, ...MORE_SEEDS] : [SEED]);
	const base = { price: 'study', seed: SEED } as const;
	const pathways = values['without-pathways'] ? [] : listPathways();
	const comparisons: readonly Job[] = [
		...populations.map((id): Job => ({
			...base,
			id,
			source: { kind: 'scenario-a', perLevel: 2 },
			population: id,
			users: id === 'P1' ? main : variant,
			methods: id === 'P1' ? ['ours', 'tagged', 'fixed', ...PEERS] : ['ours', 'jscat-self', 'jscat-informed'],
			questions: id === 'P1' ? [20, 40] : [20]
		})),
		...pathways.flatMap((id): readonly Job[] => [
			{
				...base,
				id: `${id}, a week is a week`,
				source: { kind: 'pathway', id, extra: [] },
				population: 'P1',
				users: main,
				methods: ['ours', 'tagged', 'fixed', ...PEERS],
				questions: [20]
			},
			{
				...base,
				id: `${id}, as the product asks`,
				price: 'product',
				source: { kind: 'pathway', id, extra: [] },
				population: 'P1',
				users: main,
				methods: ['tagged', 'fixed', ...PEERS],
				questions: [20, 'enough']
			}
		])
	];
	const jobs = comparisons.flatMap((job) =>
		seedsOf(job).map((seed) => ({ ...job, id: `${job.id}, ${seed}`, seed }))
	);
	const played = await playAll(jobs, showProgress());
	const harvests = new Map(
		comparisons.map((job) => [
			job.id,
			pool(seedsOf(job).flatMap((seed) => played.harvests.get(`${job.id}, ${seed}`) ?? []))
		])
	);
	const summaries = new Map([...harvests].map(([id, harvest]) => [id, summarise(harvest)]));
	const verdicts = [
		...judge(harvests, populations),
		...pathways.flatMap((id) => judgePathway(harvests, summaries, id))
	];
	if (values.json) {
		const tables = Object.fromEntries(summaries);
		process.stdout.write(`${JSON.stringify({ tables, verdicts }, undefined, '\t')}\n`);
		return verdicts.every(holds) ? 0 : 1;
	}
	for (const [id, rows] of summaries) process.stdout.write(`\n${id}\n\n${methodTable(rows)}\n`);
	process.stdout.write('\n');
	return printVerdicts(verdicts);
}

/** Harvests of the same job with other seeds, as one. */
function pool(harvests: readonly Harvest[]): Harvest {
	return {
		rows: harvests.flatMap(({ rows }) => rows),
		flags: harvests.flatMap(({ flags }) => flags),
		wants: harvests.flatMap(({ wants }) => wants)
	};
}

type Harvests = ReadonlyMap<string, Harvest>;
type Summaries = ReadonlyMap<string, readonly Summary[]>;

/** The regret of every person of a job, in the order they were played. */
function regretsOf(
	harvests: Harvests,
	job: string,
	method: Method | Peer,
	at: Row['at'] = 20
): readonly number[] {
	const rows = harvests.get(job)?.rows.filter((row) => row.method === method && row.at === at) ?? [];
	if (rows.length === 0) throw new Error(`${job} has no ${method} at ${at}`);
	return rows.map(({ reading }) => reading.regret);
}

function asValue({ mean, error }: Mean): Pick<Verdict, 'value' | 'error'> {
	return { value: mean, error };
}

function judge(harvests: Harvests, populations: readonly string[]): readonly Verdict[] {
	const ratio = (id: string, peer: Peer, at = 20): Mean =>
		ratioOf(regretsOf(harvests, id, 'ours'), regretsOf(harvests, id, peer, at));
	return [
		...populations.map((id) => ({
			bar: 4,
			what: `${id}, 20 checks: regret against jsCAT with ratings`,
			...asValue(ratio(id, 'jscat-self')),
			most: id === 'P1' ? 0.88 : 0.95
		})),
		...(populations.includes('P1') ? judgeMore((peer, at) => ratio('P1', peer, at)) : [])
	];
}

/** What is compared on P1 only. */
function judgeMore(ratio: (peer: Peer, at: number) => Mean): readonly Verdict[] {
	return [
		{
			bar: 4,
			what: 'P1, 20 checks: regret against jsCAT',
			...asValue(ratio('jscat', 20)),
			most: 0.82
		},
		{
			bar: 4,
			what: 'P1: our 20 checks against 40 of jsCAT with ratings',
			...asValue(ratio('jscat-self', 40)),
			most: 1
		}
	];
}

function judgePathway(harvests: Harvests, summaries: Summaries, id: string): readonly Verdict[] {
	const ratio = (method: Method | Peer): Mean => {
		const even = `${id}, a week is a week`;
		return ratioOf(regretsOf(harvests, even, 'tagged'), regretsOf(harvests, even, method));
	};
	const enough = summaries
		.get(`${id}, as the product asks`)
		?.find(({ method, at }) => method === 'tagged' && at === 'enough');
	if (enough === undefined) throw new Error(`Nobody on ${id} had enough`);
	return [
		{
			bar: 4,
			what: `${id}: regret against jsCAT with ratings`,
			...asValue(ratio('jscat-self')),
			most: 0.88
		},
		{
			bar: 5,
			what: `${id}: regret against the fixed form`,
			...asValue(ratio('fixed')),
			most: 0.91
		},
		{
			bar: 2,
			what: `${id}: coverage`,
			value: enough.metrics.coverage.mean,
			error: enough.metrics.coverage.error,
			least: 0.9,
			most: 0.97
		},
		{ bar: 6, what: `${id}: mean checks`, value: enough.asked.mean, most: 22 }
	];
}

/** Installs the peers in their own folder, once. Throws when that fails. */
function install(): void {
	const folder = fileURLToPath(PEERS_FOLDER);
	if (existsSync(`${folder}node_modules/@bdelab/jscat`)) return;
	process.stderr.write('Installing the peers (once)\n');
	const flags = ['--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'];
	const { status } = spawnSync('npm', ['install', ...flags], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'inherit']
	});
	if (status !== 0) throw new Error('The peers could not be installed');
}
