import { nextCheck } from '../../lib/domain/selection';
import type { Quiz } from '../../lib/domain/quiz';
import type { Response } from '../../lib/domain/response';

/*
 * Bundled and run in a page by `bench/selection-browser.ts`: the call the session makes on the page's main thread
 * after every answer (`components/load-quiz.ts`), on logs of simulated people.
 */

/** A person's log, and how many ratings stand at its head. */
export interface TimedLog {
	readonly log: readonly Response[];
	readonly ratings: number;
}

/** Chooses the next check after the ratings and after each answer of a log, as the session did: milliseconds each. */
export function timeChoices(quiz: Quiz, { log, ratings }: TimedLog): readonly number[] {
	const times: number[] = [];
	for (let answers = ratings; answers <= log.length; answers++) {
		const said = log.slice(0, answers);
		const from = performance.now();
		nextCheck(quiz, said, { mode: 'adaptive' });
		times.push(performance.now() - from);
	}
	return times;
}
