import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { quantile } from '../simulation/statistics';

/** Milliseconds one answer may cost before the next question is known: warm, and the very first time. */
const WARM_BUDGET = 5;
const FIRST_BUDGET = 15;

/** Fresh processes for the first call, which can only be measured once in each. */
const FRESH = 7;

/**
 * Times update plus selection, as the session calls it after every answer. The first call is measured in
 * fresh processes. The best process counts: other work on the machine only ever makes it slower.
 */
export async function run(): Promise<number> {
	const runs: Timing[] = [];
	for (let index = 0; index < FRESH; index++) runs.push(await timeInFreshProcess());
	const best = (figure: (timing: Timing) => number): number => Math.min(...runs.map(figure));
	const figures = [
		{ name: 'half of all calls', ms: best(({ warm }) => quantile(warm, 0.5)), budget: WARM_BUDGET },
		{ name: '95 in 100 calls', ms: best(({ warm }) => quantile(warm, 0.95)), budget: WARM_BUDGET },
		{ name: 'first call', ms: best(({ first }) => first), budget: FIRST_BUDGET }
	];
	for (const { name, ms, budget } of figures) {
		const verdict = ms <= budget ? 'pass' : 'FAIL';
		process.stdout.write(
			`${verdict}  ${name.padEnd(18)} ${ms.toFixed(2).padStart(7)} ms, at most ${budget} ms\n`
		);
	}
	return figures.every(({ ms, budget }) => ms <= budget) ? 0 : 1;
}

/** What a fresh process measured, in milliseconds. */
export interface Timing {
	readonly first: number;
	readonly warm: readonly number[];
}

async function timeInFreshProcess(): Promise<Timing> {
	const script = fileURLToPath(new URL('./selection-timing.ts', import.meta.url));
	const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script]);
	return JSON.parse(stdout) as Timing;
}
