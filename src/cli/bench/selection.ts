import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { quantile } from '../simulation/statistics';
import { timeInSlowPages } from './selection-browser';
import type { Timing } from './timing';

/** Milliseconds one answer may cost before the next question is known: warm, and the very first time. */
const BUDGETS = {
	node: { warm: 5, first: 15 },
	slowPage: { warm: 16, first: 60 }
} as const;

/** Fresh processes and pages: the first call can only be measured once in each. */
const PROCESSES = 7;
const PAGES = 7;

interface Figure {
	readonly where: string;
	readonly what: string;
	readonly ms: number;
	readonly budget: number;
}

/**
 * Times update plus selection, as the session calls it after every answer: in Node on scenario A with 90 items,
 * and in Chromium with its processor made 4 times slower on the first pathway. The first call is measured in fresh
 * processes. The best process counts: other work on the machine only ever makes it slower. `--json` prints
 * figures for machines, `--node` leaves the browser out.
 */
export async function run(args: readonly string[]): Promise<number> {
	const processes: Timing[] = [];
	for (let index = 0; index < PROCESSES; index++) processes.push(await timeInFreshProcess());
	const pages = args.includes('--node') ? [] : await timeInSlowPages(PAGES);
	const figures = [
		...figuresOf('Node, scenario A with 90 items', processes, BUDGETS.node),
		...figuresOf('Chromium, processor 4 times slower, real pathway', pages, BUDGETS.slowPage)
	];
	if (args.includes('--json')) process.stdout.write(`${JSON.stringify(figures, undefined, '\t')}\n`);
	else for (const figure of figures) process.stdout.write(`${lineOf(figure)}\n`);
	return figures.every(isWithin) ? 0 : 1;
}

function figuresOf(
	where: string,
	runs: readonly Timing[],
	budget: { readonly warm: number; readonly first: number }
): readonly Figure[] {
	if (runs.length === 0) return [];
	const best = (figure: (timing: Timing) => number): number => Math.min(...runs.map(figure));
	return [
		{ where, what: 'half of all calls', ms: best(({ warm }) => quantile(warm, 0.5)), budget: budget.warm },
		{ where, what: '95 in 100 calls', ms: best(({ warm }) => quantile(warm, 0.95)), budget: budget.warm },
		{ where, what: 'first call', ms: best(({ first }) => first), budget: budget.first }
	];
}

function isWithin({ ms, budget }: Figure): boolean {
	return ms <= budget;
}

function lineOf(figure: Figure): string {
	const { where, what, ms, budget } = figure;
	const verdict = isWithin(figure) ? 'pass' : 'FAIL';
	return `${verdict}  ${where}: ${what.padEnd(18)} ${ms.toFixed(2).padStart(7)} ms, at most ${budget} ms`;
}

async function timeInFreshProcess(): Promise<Timing> {
	const script = fileURLToPath(new URL('./selection-timing.ts', import.meta.url));
	const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script]);
	return JSON.parse(stdout) as Timing;
}
