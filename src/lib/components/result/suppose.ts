import type { PlanInput } from '../../domain/prospect';
import type { Hypothesis, WhatIf } from '../../domain/what-if';

/** The plan under a hypothesis. The code for it is fetched on first use. */
export async function suppose(input: PlanInput, hypothesis: Hypothesis): Promise<WhatIf> {
	const { whatIf } = await import('../../domain/what-if');
	return whatIf(input, hypothesis);
}
