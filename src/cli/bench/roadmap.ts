import { parseArgs } from 'node:util';
import { arrange, arrangeAsGuide, problemOf } from '../../lib/domain/arrangement';
import { daysBetween } from '../../lib/domain/calendar';
import { scoreResponses } from '../../lib/domain/evidence';
import { estimateLevels } from '../../lib/domain/estimate';
import { bestOrder } from '../../lib/domain/order';
import { planRoadmap } from '../../lib/domain/plan';
import { prospectOf, type PlanInput } from '../../lib/domain/prospect';
import type { Quiz } from '../../lib/domain/quiz';
import { readinessCurve, readyDay } from '../../lib/domain/readiness';
import { nextCheck } from '../../lib/domain/selection';
import { costOf, type SequenceProblem } from '../../lib/domain/sequence';
import { defaultSettings } from '../../lib/domain/settings';
import { listPathways, loadQuiz } from '../../lib/server/quiz-files';
import { makeChance } from '../simulation/chance';
import { drawPerson } from '../simulation/person';
import { playSession } from '../simulation/play';
import { findPopulation } from '../simulation/population';
import { quantile } from '../simulation/statistics';
import { timeOrdersInSlowPage } from './roadmap-browser';
import { makeInstance } from './roadmap-instance';
import { RIVAL_NAMES, RIVALS, rivalOrder, type Rival } from './roadmap-rival';

/**
 * What the order of 30 tasks may take: milliseconds of processor time here for 95 in 100 plans, and milliseconds in
 * Chromium with its processor made 4 times slower for every one of them.
 */
const BUDGET_TASKS = 30;
const BUDGET_MS = 10;
const SLOW_BUDGET_MS = 50;

const SIZES = [10, 20, 30, 40, 50, 60];
const QUESTIONS = 20;
const TODAY = '2026-11-22';

/** Repeats of one timing, of which the fastest counts: other work on the machine only ever makes it slower. */
const REPEATS = 5;

interface Times {
	readonly medianMs: number;
	readonly p95Ms: number;
	readonly mostMs: number;
}

/** What a set of plans showed. Excess is the cost of a rival's order over the best, as a mean share. */
interface Row extends Times {
	readonly name: string;
	readonly plans: number;
	readonly proven: number;
	readonly excess: Readonly<Record<Rival, number>>;
}

/**
 * Orders made-up plans of 10 to 60 tasks and the real pathway's plans of simulated people, and compares the best
 * order with what one would otherwise do; the plans of 30 tasks in a slow browser as well. Fails when those take longer
 * than their budgets, here or there.
 */
export async function run(args: readonly string[]): Promise<number> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			instances: { type: 'string', default: '100' },
			people: { type: 'string', default: '60' },
			seed: { type: 'string', default: '1' },
			json: { type: 'boolean', default: false }
		}
	});
	const [instances, people, seed] = [Number(values.instances), Number(values.people), Number(values.seed)];
	const made = (size: number) =>
		Array.from({ length: instances }, (_, index) => makeInstance(size, makeChance(seed, size, index)));
	const madeUp = SIZES.map((size) => measure(nameOf(size), made(size)));
	const memoryMb = process.resourceUsage().maxRSS / 1024;
	const real = listPathways().map((id) => measurePeople(loadQuiz(id), people, seed));
	const budgeted = madeUp.find(({ name }) => name === nameOf(BUDGET_TASKS));
	const slow = timesOf(await timeOrdersInSlowPage(made(BUDGET_TASKS), REPEATS));
	const holds = budgeted !== undefined && budgeted.p95Ms <= BUDGET_MS;
	const holdsSlowly = slow.mostMs <= SLOW_BUDGET_MS;
	if (values.json) {
		const budgets = { budgetMs: BUDGET_MS, holds, slowBudgetMs: SLOW_BUDGET_MS, holdsSlowly };
		process.stdout.write(`${JSON.stringify({ madeUp, slow, real, memoryMb, ...budgets }, null, 2)}\n`);
	} else {
		process.stdout.write(tableOf([...madeUp, ...real.map(({ row }) => row)]));
		process.stdout.write(`\nPeak memory of the process over the made-up plans: ${memoryMb.toFixed(0)} MB\n`);
		for (const { row, wholeMs, soonerDays } of real) {
			process.stdout.write(
				`${row.name}: whole plan with reasons ${wholeMs.toFixed(0)} ms (median); 80 % readiness ` +
					`${soonerDays.mean.toFixed(1)} days sooner than in the guide's order (mean), ` +
					`${soonerDays.p10} to ${soonerDays.p90} (10 to 90 %), at 8 hours a week\n`
			);
		}
		process.stdout.write(
			`The same ${nameOf(BUDGET_TASKS)} in Chromium, its processor 4 times slower: ` +
				`${slow.medianMs.toFixed(1)} ms (median), ${slow.p95Ms.toFixed(1)} ms (95 %), ${slow.mostMs.toFixed(1)} ms (most)\n`
		);
		process.stdout.write(
			`${holds ? 'pass' : 'FAIL'}  ${nameOf(BUDGET_TASKS)} in at most ${BUDGET_MS} ms (95 in 100)\n` +
				`${holdsSlowly ? 'pass' : 'FAIL'}  and in at most ${SLOW_BUDGET_MS} ms in the slow browser (all)\n`
		);
	}
	return holds && holdsSlowly ? 0 : 1;
}

function nameOf(size: number): string {
	return `${size} tasks`;
}

function timesOf(times: readonly number[]): Times {
	return { medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95), mostMs: Math.max(...times) };
}

function measure(name: string, problems: readonly SequenceProblem[]): Row {
	const plans = problems.map((problem) => {
		const { ms, result } = timed(() => bestOrder(problem));
		const excess = (rival: Rival): number =>
			result.cost === 0 ? 0 : costOf(problem, rivalOrder(rival, problem)) / result.cost - 1;
		return { ms, proven: result.atMost === 1, excess: perRival(excess) };
	});
	const mean = (rival: Rival): number =>
		plans.reduce((sum, { excess }) => sum + excess[rival], 0) / Math.max(1, plans.length);
	return {
		name,
		plans: plans.length,
		proven: plans.filter(({ proven }) => proven).length,
		...timesOf(plans.map(({ ms }) => ms)),
		excess: perRival(mean)
	};
}

function measurePeople(quiz: Quiz, people: number, seed: number) {
	const population = findPopulation('P1');
	const inputs = Array.from({ length: people }, (_, index): PlanInput => {
		const person = drawPerson(quiz, population, seed, index);
		const { log } = playSession(
			quiz,
			person,
			(answers, choice) => nextCheck(quiz, answers, choice),
			QUESTIONS
		);
		const { evidence, notRelevant } = scoreResponses(quiz, log);
		return {
			quiz,
			estimation: estimateLevels(quiz, evidence),
			settings: defaultSettings(quiz.targets[0]?.id ?? '', TODAY),
			today: TODAY,
			notRelevant
		};
	});
	const prospects = inputs.map(prospectOf);
	const sooner = prospects.flatMap((prospect) => {
		const ready = [arrange(prospect).schedule, arrangeAsGuide(prospect)].map((schedule) =>
			readyDay(readinessCurve(prospect.attainments, schedule, TODAY))
		);
		const [own, guide] = ready;
		return own === undefined || guide === undefined ? [] : [daysBetween(own, guide)];
	});
	return {
		row: measure('real pathway', prospects.map(problemOf)),
		wholeMs: quantile(
			inputs.map((input) => onceMs(() => planRoadmap(input))),
			0.5
		),
		soonerDays: {
			mean: sooner.reduce((sum, days) => sum + days, 0) / Math.max(1, sooner.length),
			p10: quantile(sooner, 0.1),
			p90: quantile(sooner, 0.9)
		}
	};
}

function timed<Result>(work: () => Result): { readonly ms: number; readonly result: Result } {
	let best = Infinity;
	let result = work();
	for (let repeat = 0; repeat < REPEATS; repeat++) {
		best = Math.min(
			best,
			onceMs(() => {
				result = work();
			})
		);
	}
	return { ms: best, result };
}

/** Milliseconds of processor time of a single call: for what remembers its answers, only the first one counts. */
function onceMs(work: () => void): number {
	const start = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

function perRival(value: (rival: Rival) => number): Readonly<Record<Rival, number>> {
	return {
		guide: value('guide'),
		importance: value('importance'),
		smith: value('smith'),
		closure: value('closure')
	};
}

function tableOf(rows: readonly Row[]): string {
	const head = [
		'plans',
		'n',
		'proven best',
		'ms median',
		'ms 95 %',
		'ms most',
		...RIVALS.map((r) => RIVAL_NAMES[r])
	];
	const body = rows.map((row) => [
		row.name,
		String(row.plans),
		String(row.proven),
		row.medianMs.toFixed(2),
		row.p95Ms.toFixed(2),
		row.mostMs.toFixed(2),
		...RIVALS.map((rival) => `+${(100 * row.excess[rival]).toFixed(1)} %`)
	]);
	const widths = head.map((name, column) =>
		Math.max(name.length, ...body.map((cells) => cells[column]?.length ?? 0))
	);
	return [head, ...body]
		.map((cells) => cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
		.join('\n')
		.concat('\n');
}
