import { listPathways } from '../../lib/server/quiz-files';
import { quantile } from '../simulation/statistics';
import { timeAnswers } from './answer-times';
import { paintRatio, timeFirstPaints } from './first-paint';
import { auditPage, CATEGORIES } from './lighthouse';
import { serveSecureSite } from './secure-site';
import { launchSlowBrowser } from './slow-browser';

const BUILD = 'build';
const ROUNDS = 15;
const RUNS = 3;

/** A frame at 60 a second, milliseconds. */
const FRAME = 1000 / 60;

/** One figure and the most, or with `at-least` the least, it may be. */
interface Figure {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	readonly bound: 'at-most' | 'at-least';
	readonly budget: number;
	/** What it was made from. */
	readonly detail: string;
}

/**
 * Times the built site on a slow phone (HTTP/2, brotli, processor 4 times slower, DevTools' Slow 4G) and
 * audits it with Lighthouse. `--json` prints figures for machines; `--no-lighthouse` leaves the audits out.
 */
export async function run(args: readonly string[]): Promise<number> {
	const isForMachines = args.includes('--json');
	const print = (figures: readonly Figure[]) => {
		if (!isForMachines) for (const figure of figures) process.stdout.write(`${lineOf(figure)}\n`);
		return figures;
	};
	const figures = [
		...print(await timings()),
		...(args.includes('--no-lighthouse') ? [] : print(await audits()))
	];
	if (isForMachines) process.stdout.write(`${JSON.stringify(figures, undefined, '\t')}\n`);
	return figures.every(isWithin) ? 0 : 1;
}

function pathway(): string {
	const [first] = listPathways();
	if (first === undefined) throw new Error('There is no pathway');
	return first;
}

async function timings(): Promise<readonly Figure[]> {
	const id = pathway();
	const paths = ['/', `/${id}/`, `/${id}/assessment/`, `/${id}/result/`, `/${id}/shared/`];
	const browser = await launchSlowBrowser();
	try {
		const paints = await timeFirstPaints(browser, BUILD, paths, ROUNDS);
		const { next, review, result } = await timeAnswers(browser, BUILD, id, RUNS);
		return [
			...paints.map((times): Figure => {
				const middle = (values: readonly number[]) => Math.round(quantile(values, 0.5));
				const detail = `${middle(times.page)} ms, bare page ${middle(times.bare)} ms`;
				const name = `first paint of ${times.path}`;
				return { name, value: paintRatio(times), unit: 'x', bound: 'at-most', budget: 1.15, detail };
			}),
			framesOf('answer to next check, median', next, 0.5, 2),
			framesOf('answer to next check, 95 in 100', next, 0.95, 5),
			...(review.length === 0 ? [] : [framesOf('last answer to review, median', review, 0.5, 10)]),
			{
				name: 'result with radar',
				value: quantile(result, 0.5) / 1000,
				unit: 's',
				bound: 'at-most',
				budget: 1.5,
				detail: `median of ${result.length}`
			}
		];
	} finally {
		await browser.close();
	}
}

function framesOf(name: string, times: readonly number[], share: number, budget: number): Figure {
	const time = quantile(times, share);
	const detail = `${time.toFixed(1)} ms, ${times.length} answers`;
	return { name, value: time / FRAME, unit: 'frames', bound: 'at-most', budget, detail };
}

async function audits(): Promise<readonly Figure[]> {
	const id = pathway();
	const site = await serveSecureSite(BUILD);
	try {
		const figures: Figure[] = [];
		for (const path of ['/', `/${id}/`, `/${id}/assessment/`]) {
			const scores = await auditPage(site.address + path, RUNS);
			for (const category of CATEGORIES) {
				const budget = category === 'performance' ? 98 : 100;
				const name = `Lighthouse ${category} of ${path}`;
				const detail = `median of ${RUNS}`;
				figures.push({ name, value: scores[category], unit: '', bound: 'at-least', budget, detail });
			}
		}
		return figures;
	} finally {
		await site.close();
	}
}

function isWithin({ value, bound, budget }: Figure): boolean {
	switch (bound) {
		case 'at-most':
			return value <= budget;
		case 'at-least':
			return value >= budget;
	}
}

function lineOf(figure: Figure): string {
	const { name, value, unit, bound, budget, detail } = figure;
	const shown = Number.isInteger(value) ? String(value) : value.toFixed(2);
	const limit = `${bound === 'at-most' ? 'at most' : 'at least'} ${budget}`;
	return `${isWithin(figure) ? 'pass' : 'FAIL'}  ${name.padEnd(76)} ${shown.padStart(6)} ${unit.padEnd(6)} ${limit.padEnd(14)} ${detail}`;
}
