import type { RatingAnswer } from '../../domain/response';
import type { Manner } from '../../session/checks';

/** What was answered on the first page, before the code for the rest of the assessment was there. */
export interface FirstAnswer {
	readonly manner: Manner;
	readonly answer: RatingAnswer;
	readonly note: string | undefined;
	/** Milliseconds since 1970 at which the page came alive. */
	readonly openedAt: number;
}
