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
import { holds, printVerdicts } from '../simulation/verdict';
import { PEERS } from '../simulation/method';
import type { Job } from '../simulation/job';
import type { Method, Peer } from '../simulation/method';
import type { Summary } from '../simulation/summary';
import type { Verdict } from '../simulation/verdict';

/** People in P1 and on the real pathways, and in each of the other populations. */
const USERS = { main: 1000, variant: 600 };
const SEED = 7;

/** The populations jsCAT is compared on: bar 4 of the measurement study, section 8. */
const COMPARED = POPULATIONS.filter(({ id }) => Number(id.slice(1)) <= 12).map(({ id }) => id);

/**
 * Bar 4: as many weeks planned wrongly with us as with jsCAT, on the same people, items and answers; and the
 * bars for the real pathways. `--users N`: another number of people in each; `--populations LIST`: only these; `--json`.
 */
export async function run(args: readonly string[]): Promise<number> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			users: { type: 'string' },
			populations: { type: 'string', default: COMPARED.join(',') },
			json: { type: 'boolean', default: false }
		}
	});
	install();
	const main = Number(values.users ?? USERS.main);
	const variant = Number(values.users ?? USERS.variant);
	const populations = values.populations.split(',').filter((id) => COMPARED.includes(id));
	const base = { price: 'study', seed: SEED } as const;
	const pathways = listPathways();
	const jobs: readonly Job[] = [
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
	const { harvests } = await playAll(jobs, showProgress());
	const summaries = new Map([...harvests].map(([id, harvest]) => [id, summarise(harvest)]));
	const verdicts = [
		...judge(summaries, populations),
		...pathways.flatMap((id) => judgePathway(summaries, id))
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

type Summaries = ReadonlyMap<string, readonly Summary[]>;

function find(summaries: Summaries, job: string, method: Method | Peer, at: Summary['at']): Summary {
	const found = summaries.get(job)?.find((summary) => summary.method === method && summary.at === at);
	if (found === undefined) throw new Error(`${job} has no ${method} at ${at}`);
	return found;
}

function judge(summaries: Summaries, populations: readonly string[]): readonly Verdict[] {
	const regret = (job: string, method: Method | Peer, at = 20): number =>
		find(summaries, job, method, at).metrics.regret.mean;
	return [
		...populations.map((id) => ({
			bar: 4,
			what: `${id}, 20 checks: regret against jsCAT with ratings`,
			value: regret(id, 'ours') / regret(id, 'jscat-self'),
			most: id === 'P1' ? 0.88 : 0.95
		})),
		...(populations.includes('P1') ? judgeMore(regret) : [])
	];
}

/** What is compared on P1 only. */
function judgeMore(regret: (job: string, method: Method | Peer, at?: number) => number): readonly Verdict[] {
	return [
		{
			bar: 4,
			what: 'P1, 20 checks: regret against jsCAT',
			value: regret('P1', 'ours') / regret('P1', 'jscat'),
			most: 0.82
		},
		{
			bar: 4,
			what: 'P1: our 20 checks against 40 of jsCAT with ratings',
			value: regret('P1', 'ours') / regret('P1', 'jscat-self', 40),
			most: 1
		}
	];
}

function judgePathway(summaries: Summaries, id: string): readonly Verdict[] {
	const even = `${id}, a week is a week`;
	const product = `${id}, as the product asks`;
	const regret = (method: Method | Peer): number => find(summaries, even, method, 20).metrics.regret.mean;
	const enough = find(summaries, product, 'tagged', 'enough');
	return [
		{
			bar: 4,
			what: `${id}: regret against jsCAT with ratings`,
			value: regret('tagged') / regret('jscat-self'),
			most: 0.88
		},
		{
			bar: 5,
			what: `${id}: regret against the fixed form`,
			value: regret('tagged') / regret('fixed'),
			most: 0.91
		},
		{ bar: 2, what: `${id}: coverage`, value: enough.metrics.coverage.mean, least: 0.9, most: 0.97 },
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
