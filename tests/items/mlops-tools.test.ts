import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs of keys that rest on arithmetic or on a seeded simulation. */

const items = skillFile.parse(parse(readFileSync('quizzes/skills/mlops-tools.yaml', 'utf8'))).items;

function keyText(id: string): string {
	const item = items.find((candidate) => candidate.id === id)!;
	return item.options[item.key]!.text;
}

/** Mulberry32: a small seeded generator, so that the simulation gives the same figures each time. */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

describe('mlops-p3, a test that alerts on shifts too small to see', () => {
	const ALPHA = 0.01;
	const FEATURES = 200;
	/** Two normal distributions whose means differ by a hundredth of their spread: plots look the same. */
	const SHIFT = 0.01;
	const LARGEST_GAP = SHIFT / Math.sqrt(2 * Math.PI);

	/** Asymptotic p-value of the two-sample Kolmogorov-Smirnov statistic, equal sample sizes. */
	function pValue(gap: number, rows: number): number {
		const lambda = gap * Math.sqrt(rows / 2);
		let sum = 0;
		for (let k = 1; k <= 100; k++) sum += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
		return Math.min(1, Math.max(0, sum));
	}

	it('two million rows make a shift of a hundredth significant, also after division by the features', () => {
		expect(pValue(LARGEST_GAP, 2_000_000)).toBeLessThan(ALPHA / FEATURES);
	});

	it('a week of rows makes it more significant, a thousand rows do not', () => {
		expect(pValue(LARGEST_GAP, 14_000_000)).toBeLessThan(pValue(LARGEST_GAP, 2_000_000));
		expect(pValue(LARGEST_GAP, 1_000)).toBeGreaterThan(ALPHA);
	});

	it('the size of the shift stays far below a usual limit of a tenth of the spread', () => {
		expect(SHIFT).toBeLessThan(0.1);
		expect(keyText('mlops-p3')).toContain('size of the shift');
	});
});

describe('mlops-e1, the best of 150 on one frozen set', () => {
	const CASES = 2_000;
	const FRESH_CASES = 8_000;
	const CANDIDATES = 150;
	const TRUE_ACCURACY = 0.75;
	const YEARS = 60;
	const random = generator(20261122);

	function score(cases: number): number {
		let right = 0;
		for (let one = 0; one < cases; one++) if (random() < TRUE_ACCURACY) right += 1;
		return right / cases;
	}

	interface Year {
		readonly best: number;
		readonly winners: number;
		readonly confirmed: number;
	}

	/** Candidates that are all equally good: each gain on the frozen set is luck. */
	function year(): Year {
		let best = score(CASES);
		let winners = 0;
		for (let candidate = 1; candidate < CANDIDATES; candidate++) {
			const reached = score(CASES);
			if (reached <= best) continue;
			best = reached;
			winners += 1;
		}
		return { best, winners, confirmed: score(FRESH_CASES) };
	}

	const years = Array.from({ length: YEARS }, year);
	const mean = (of: (year: Year) => number) => years.reduce((sum, one) => sum + of(one), 0) / YEARS;

	it('uses the figures of the stem', () => {
		const { stem } = items.find((candidate) => candidate.id === 'mlops-e1')!;
		for (const figure of [CASES, FRESH_CASES]) expect(stem).toContain(figure.toLocaleString('en'));
		expect(stem).toContain(`${CANDIDATES} candidates`);
	});

	it('the best score rises by two points although no candidate is better', () => {
		expect(mean((one) => one.best) - TRUE_ACCURACY).toBeGreaterThan(0.02);
	});

	it('fresh cases show the winner as it is, and few winners need them', () => {
		expect(Math.abs(mean((one) => one.confirmed) - TRUE_ACCURACY)).toBeLessThan(0.005);
		expect(mean((one) => one.winners)).toBeLessThan(10);
		expect(keyText('mlops-e1')).toContain('fresh cases');
	});

	const standardError = (cases: number) => Math.sqrt((TRUE_ACCURACY * (1 - TRUE_ACCURACY)) / cases);

	it('the fresh cases of a quarter measure one winner to half a point', () => {
		expect(standardError(FRESH_CASES)).toBeLessThan(0.005);
	});

	it('divided among all candidates of a quarter they are too few for two points', () => {
		expect(standardError(FRESH_CASES / (CANDIDATES / 4))).toBeGreaterThan(0.02);
	});
});

describe('mlops-e2, what each design stores in three years', () => {
	const YEARS = 3;
	const DAYS = 365;
	const HISTORY_DAYS = 30;
	const terabytes = {
		history: 4 * DAYS * YEARS,
		everyRun: (50 * DAYS * YEARS) / 1_000,
		goLive: (50 * 20 * YEARS) / 1_000
	};

	it('copying at go-live stores about 3 TB, each run about 55 TB, the history thousands', () => {
		expect(terabytes.goLive).toBe(3);
		expect(terabytes.everyRun).toBeCloseTo(54.75);
		expect(terabytes.history).toBeGreaterThan(4_000);
		expect(keyText('mlops-e2')).toContain('when a model goes live');
	});

	it('a table version alone covers thirty days of the three years', () => {
		expect(HISTORY_DAYS).toBeLessThan(DAYS * YEARS);
	});
});
