import { nextCheck } from '../../lib/domain/selection';
import type { Quiz } from '../../lib/domain/quiz';
import type { Response } from '../../lib/domain/response';
import type { Timing } from './timing';

/*
 * Bundled and run in a page by `bench/selection-browser.ts`: the call the session makes on the page's main thread
 * after every answer (`components/load-quiz.ts`), on logs of simulated people.
 */

/** A person's log, and how many ratings stand at its head. */
export interface TimedLog {
	readonly log: readonly Response[];
	readonly ratings: number;
}

/** Chooses the next check after the ratings and after each answer of every log, as the session did. */
export function timeSelection(quiz: Quiz, logs: readonly TimedLog[], warmUp: number): Timing {
	const times = logs.map(({ log, ratings }) => {
		const own: number[] = [];
		for (let answers = ratings; answers <= log.length; answers++) {
			const said = log.slice(0, answers);
			const from = performance.now();
			nextCheck(quiz, said, { mode: 'adaptive' });
			own.push(performance.now() - from);
		}
		return own;
	});
	return { first: times[0]?.[0] ?? NaN, warm: times.slice(warmUp).flat() };
}
