import { estimateLevels, type Estimation } from './estimate';
import { scoreResponses, type ScoredResponses } from './evidence';
import type { Quiz } from './quiz';
import type { Response } from './response';

/** What an answer log says: what of it counts, and the levels estimated from that. */
export interface Measurement extends ScoredResponses {
	/** As the answers have it: levels the person contests are not in it. */
	readonly estimation: Estimation;
}

/** Measures a person from an answer log. The same for every plan that is made of it, whatever its settings. */
export function measure(quiz: Quiz, responses: readonly Response[]): Measurement {
	const scored = scoreResponses(quiz, responses);
	return { ...scored, estimation: estimateLevels(quiz, scored.evidence) };
}
