import fc from 'fast-check';
import type { SequenceProblem } from '../../src/lib/domain/sequence';

/** How generated problems look. */
export interface ProblemShape {
	readonly fewest?: number;
	/** Length of the shortest job; 0 lets jobs take no time. */
	readonly shortest?: number;
	/** About two prerequisites per job instead of any number. */
	readonly sparse?: boolean;
}

/** Problems with up to `most` jobs: a random order decides which way prerequisites may point, so there are no circles. */
export function arbitraryProblem(most: number, shape: ProblemShape = {}): fc.Arbitrary<SequenceProblem> {
	const { fewest = 1, shortest = 0, sparse = false } = shape;
	return fc.integer({ min: fewest, max: most }).chain((count) => {
		const job = fc.nat({ max: count - 1 });
		return fc
			.record({
				lengths: fc.array(fc.integer({ min: shortest, max: 6 }), { minLength: count, maxLength: count }),
				values: fc.array(
					fc.record({
						weight: fc.integer({ min: 1, max: 9 }),
						jobs: fc.uniqueArray(job, { minLength: 1, maxLength: Math.min(3, count) })
					}),
					{ minLength: 1, maxLength: count }
				),
				ranks: fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count }),
				pairs: fc.array(fc.tuple(job, job), {
					minLength: sparse ? count : 0,
					maxLength: sparse ? 2 * count : count * 2
				})
			})
			.map(({ lengths, values, ranks, pairs }) => ({
				lengths,
				values,
				precedence: pairs
					.filter(([a, b]) => a !== b)
					.map(([a, b]): readonly [number, number] => (ranks.indexOf(a) < ranks.indexOf(b) ? [a, b] : [b, a]))
			}));
	});
}
