import { parseArgs } from 'node:util';
import { adviceText, adviseAuthor } from './simulation/advice';
import { barJobs, judgeBars } from './simulation/bars';
import { playAll } from './simulation/crew';
import { METHODS } from './simulation/method';
import { POPULATIONS, findPopulation } from './simulation/population';
import { showProgress } from './simulation/progress';
import { summarise } from './simulation/summary';
import { methodTable } from './simulation/table';
import { holds, printVerdicts } from './simulation/verdict';
import type { Job } from './simulation/job';
import type { Price, QuizSource } from './simulation/setting';

const USAGE = `Usage: npm run simulate -- [OPTIONS]

Plays simulated people through the real session, selection and estimator, and says how far off levels
and plans end up. The people are drawn from assumptions, not from data: see README.

  --users N           people per population (default 1000)
  --seed N            which people (default 7): the same seed gives the same figures
  --populations LIST  P0 to P16, with commas between, or "all" (default P1)
  --product           price questions as the product does: importance, 1.5 for what is left out, tags
  --pathway ID        a real pathway and its own items: how many checks people need, how far off plans are,
                      where items are too few and what two more would buy
  --bars              the acceptance bars: pass or fail for each, exit code 1 when one fails
  --json              figures for machines
`;

const LOOK_AT = [0, 10, 20, 30, 'enough'] as const;

const { values } = parseArgs({
	options: {
		users: { type: 'string', default: '1000' },
		seed: { type: 'string', default: '7' },
		populations: { type: 'string', default: 'P1' },
		product: { type: 'boolean', default: false },
		pathway: { type: 'string' },
		bars: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false }
	}
});

const users = wholeNumber('users', values.users, 1);
const seed = wholeNumber('seed', values.seed, 0);

if (values.help) process.stdout.write(USAGE);
else if (values.bars) await runBars();
else if (values.pathway !== undefined) await runAdvice(values.pathway);
else await runTables();

async function runTables(): Promise<void> {
	const price: Price = values.product ? 'product' : 'study';
	const source: QuizSource = { kind: 'scenario-a', perLevel: 2 };
	const ids = values.populations === 'all' ? POPULATIONS.map(({ id }) => id) : values.populations.split(',');
	const jobs = ids.map((id): Job => ({
		id,
		source,
		price,
		population: findPopulation(id).id,
		seed,
		users,
		methods: METHODS,
		questions: LOOK_AT
	}));
	const { harvests, cpuMs } = await playAll(jobs, showProgress());
	const tables = jobs.map(({ id }) => ({
		population: id,
		summaries: summarise(harvests.get(id) ?? { rows: [], flags: [], wants: [] })
	}));
	if (values.json) {
		print(JSON.stringify({ source, price, seed, users, cpuMs: Math.round(cpuMs), tables }, undefined, 2));
		return;
	}
	for (const { population, summaries } of tables) {
		for (const at of LOOK_AT) {
			const rows = summaries.filter((summary) => summary.at === at);
			const when = at === 'enough' ? 'when the session says it is enough' : `after ${at} checks`;
			print(`\n${population} (${findPopulation(population).name}), ${when}, ${users} people, mean +- s.e.\n`);
			print(methodTable(rows));
		}
	}
}

async function runBars(): Promise<void> {
	const { harvests } = await playAll(barJobs(users, seed), showProgress());
	const verdicts = judgeBars(harvests);
	if (!values.json) {
		process.exitCode = printVerdicts(verdicts);
		return;
	}
	print(JSON.stringify(verdicts, undefined, 2));
	process.exitCode = verdicts.every(holds) ? 0 : 1;
}

async function runAdvice(pathway: string): Promise<void> {
	const advice = await adviseAuthor(pathway, users, seed, showProgress());
	print(values.json ? JSON.stringify(advice, undefined, 2) : adviceText(advice));
}

function wholeNumber(name: string, text: string, least: number): number {
	const value = Number(text);
	if (Number.isInteger(value) && value >= least) return value;
	process.stderr.write(`--${name} needs a whole number of at least ${least}, not "${text}"\n\n${USAGE}`);
	process.exit(2);
}

function print(text: string): void {
	process.stdout.write(`${text}\n`);
}
