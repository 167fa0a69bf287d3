import type { Day } from '../../domain/calendar';
import type { Quiz } from '../../domain/quiz';
import type { SessionRecord } from '../../domain/record';
import type { Hypothesis, WhatIf } from '../../domain/what-if';

/** The plan of an attempt under a hypothesis. The code for it is fetched on first use. */
export async function suppose(
	quiz: Quiz,
	{ responses, settings }: SessionRecord,
	today: Day,
	hypothesis: Hypothesis
): Promise<WhatIf> {
	const [{ whatIf }, { estimateLevels }, { scoreResponses }] = await Promise.all([
		import('../../domain/what-if'),
		import('../../domain/estimate'),
		import('../../domain/evidence')
	]);
	const { evidence, notRelevant } = scoreResponses(quiz, responses);
	return whatIf(
		{ quiz, estimation: estimateLevels(quiz, evidence), settings, today, notRelevant },
		hypothesis
	);
}
