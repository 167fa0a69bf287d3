import { LEVEL_COUNT, STYLE_COUNT, answerLikelihood } from './model';
import { at } from './table';
import type { ItemShape } from './model';

/*
 * What a question is worth: KG*, the best average drop of expected loss over one, two or three answers to
 * items like it. One answer alone is often worth exactly nothing, because no single answer would change the
 * plan although two would (Frazier & Powell 2010); looking only one step ahead therefore stops too early.
 *
 *   V = max over m = 1, 2, 3 of  [ loss now - E loss after m answers ] / m
 *
 * The order of m answers does not matter, so the expectation runs over multisets of outcomes ("patterns"),
 * each with its multinomial coefficient. Answers depend on the level and the style only, so all of it needs
 * P(style, level) of the skill: 25 numbers. The loss of a distribution is positively homogeneous, so the
 * loss of an unnormalised posterior is already weighted by the probability of its pattern.
 */

/** Answers looked ahead. */
const HORIZON = 3;
const ROW = STYLE_COUNT * LEVEL_COUNT;

/** Whether the tag "Sure" or "Not sure" is part of an answer. */
export type Tagging = 'tagged' | 'untagged';

/**
 * P(pattern | style, level), one row per pattern of 0, 1, 2 and 3 answers; row 0 is "no answer yet", all ones.
 * Rows up to `ends[m - 1]` (exclusive) have at most m answers.
 */
interface Patterns {
	readonly table: Float64Array;
	readonly ends: readonly number[];
}

/**
 * What there is to lose about one skill. `plan`: wrong decisions, `hours[k]` for the step from level k to k + 1,
 * weighted by importance, 0 from the target on, `lambda` as in `loss.ts`. `spread`: not knowing the level,
 * F (1 - F) per step, which no decision need hang on.
 */
export interface Stakes {
	readonly kind: 'plan' | 'spread';
	readonly hours: Float64Array;
	readonly lambda: number;
}

const memo = new Map<string, Patterns>();

/** What there is to lose about a skill as it stands: no item of it can be worth more. */
export function lossNow(shares: Float64Array, stakes: Stakes): number {
	return lossAfter(shares, NO_ANSWER, 0, stakes, new Float64Array(LEVEL_COUNT));
}

const NO_ANSWER = new Float64Array(ROW).fill(1);

/**
 * What asking each of these items of one skill is worth: expected loss saved per question, in the unit of the
 * stakes, 0 or more. `shares` is the skill's table of `Posterior.shares`. Items that the model cannot tell
 * apart are valued once. Of an item worth less than `floor` only that is sure: its own worth may be told too low.
 */
export function valueItems<T extends ItemShape>(
	items: readonly T[],
	shares: Float64Array,
	tagging: Tagging,
	stakes: Stakes,
	floor: number
): readonly { readonly item: T; readonly value: number }[] {
	const values = new Map<Patterns, number>();
	return items.map((item) => {
		const patterns = patternsOf(item, tagging);
		const value = values.get(patterns) ?? valueOf(patterns, shares, stakes, floor);
		values.set(patterns, value);
		return { item, value };
	});
}

function valueOf({ table, ends }: Patterns, shares: Float64Array, stakes: Stakes, floor: number): number {
	const levels = new Float64Array(LEVEL_COUNT);
	const now = lossAfter(shares, table, 0, stakes, levels);
	let best = 0;
	let pattern = 1;
	for (let answers = 1; answers <= HORIZON; answers++) {
		// More cannot be saved than there is to lose.
		if (now / answers < Math.max(best, floor)) break;
		const end = ends[answers - 1] ?? pattern;
		let after = 0;
		for (; pattern < end; pattern++) after += lossAfter(shares, table, pattern * ROW, stakes, levels);
		best = Math.max(best, (now - after) / answers);
	}
	return best;
}

/**
 * Loss of the distribution proportional to `shares` x the row at `row`, times the probability of that row.
 * `levels` is room for the five sums, handed in so that this inner loop allocates nothing. It runs some 40,000 times
 * for the first question, before any compiler has seen it: so it reads its tables without a function between.
 */
function lossAfter(
	shares: Float64Array,
	table: Float64Array,
	row: number,
	{ kind, hours, lambda }: Stakes,
	levels: Float64Array
): number {
	let total = 0;
	for (let level = 0; level < LEVEL_COUNT; level++) {
		let sum = 0;
		for (let index = level; index < ROW; index += LEVEL_COUNT) {
			sum += (shares[index] ?? NaN) * (table[row + index] ?? NaN);
		}
		levels[level] = sum;
		total += sum;
	}
	let below = 0;
	let loss = 0;
	for (let level = 0; level < LEVEL_COUNT - 1; level++) {
		below += at(levels, level);
		const above = total - below;
		loss += at(hours, level) * (kind === 'plan' ? Math.min(lambda * below, above) : (below * above) / total);
	}
	return loss;
}

function patternsOf(item: ItemShape, tagging: Tagging): Patterns {
	const key = [tagging, item.level, item.options.length, item.guess, item.slip, item.difficulty].join(' ');
	const known = memo.get(key);
	if (known !== undefined) return known;
	const patterns = makePatterns(item, tagging);
	memo.set(key, patterns);
	return patterns;
}

function makePatterns(item: ItemShape, tagging: Tagging): Patterns {
	const unknown = answerLikelihood(item, 'unknown');
	const answers =
		tagging === 'tagged'
			? (['right', 'wrong'] as const).flatMap((outcome) =>
					(['sure', 'not-sure'] as const).map((confidence) => answerLikelihood(item, outcome, confidence))
				)
			: (['right', 'wrong'] as const).map((outcome) => answerLikelihood(item, outcome));
	const outcomes = [...answers, unknown];

	const table = [...NO_ANSWER];
	const ends: number[] = [];
	// Each wave adds one answer to every pattern of the wave before, which starts at `row` of the table.
	let wave = [{ row: 0, last: 0, run: 0 }];
	for (let size = 1; size <= HORIZON; size++) {
		const grown: typeof wave = [];
		for (const { row, last, run } of wave) {
			// Outcomes in rising order give each multiset once; size / run builds up the multinomial coefficient.
			for (const [index, outcome] of outcomes.entries()) {
				if (index < last) continue;
				const again = index === last ? run + 1 : 1;
				const ways = size / again;
				grown.push({ row: table.length, last: index, run: again });
				for (let cell = 0; cell < ROW; cell++) {
					table.push((table[row + cell] ?? NaN) * (outcome[cell] ?? NaN) * ways);
				}
			}
		}
		ends.push(table.length / ROW);
		wave = grown;
	}
	return { table: Float64Array.from(table), ends };
}
