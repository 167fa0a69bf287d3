import { goodByInsertion } from '../../lib/domain/insertion';
import { predecessorsOf, repairOrder, type SequenceProblem } from '../../lib/domain/sequence';

/** Ways to order a plan that people use, or that this project could have settled for. */
export const RIVALS = ['guide', 'importance', 'smith', 'closure'] as const;
export type Rival = (typeof RIVALS)[number];

/** What the table calls them. */
export const RIVAL_NAMES: Readonly<Record<Rival, string>> = {
	guide: "guide's order",
	importance: 'importance first',
	smith: 'Smith list',
	closure: 'closure + search'
};

/** The order a rival would choose; always one that respects precedence. */
export function rivalOrder(rival: Rival, problem: SequenceProblem): readonly number[] {
	const jobs = [...problem.lengths.keys()];
	const before = predecessorsOf(jobs.length, problem.precedence);
	const by = (score: (job: number) => number) =>
		repairOrder(
			jobs.toSorted((a, b) => score(b) - score(a) || a - b),
			before
		);
	switch (rival) {
		case 'guide':
			return repairOrder(jobs, before);
		case 'importance':
			return by((job) =>
				Math.max(0, ...problem.values.filter((value) => value.jobs.includes(job)).map(({ weight }) => weight))
			);
		case 'smith':
			return by(
				(job) =>
					problem.values.reduce(
						(sum, value) => sum + (value.jobs.includes(job) ? value.weight / value.jobs.length : 0),
						0
					) / Math.max(1, problem.lengths[job] ?? 0)
			);
		case 'closure':
			return goodByInsertion(problem);
	}
}
