import type { ExplanationTime, Mode } from '../domain/record';
import type { Item, ItemId } from '../domain/quiz';
import type { Response } from '../domain/response';
import type { Sharpening } from '../domain/selection';

/** What a check is chosen by, besides the answers. */
export interface CheckChoice {
	readonly mode: Mode;
	readonly sharpen?: Sharpening;
}

/** What to ask next, or that it is enough. */
export type NextStep =
	{ readonly kind: 'ask'; readonly item: Pick<Item, 'id' | 'skill'> } | { readonly kind: 'enough' };

/** The part of the quiz that is fetched while the person rates, as the session machine needs it. */
export interface Checks {
	/** Which check comes next: a pure function of the answers and the choice. */
	readonly next: (log: readonly Response[], choice: CheckChoice) => NextStep;
	/** The live item with this id; undefined when the content no longer has it. */
	readonly find: (item: ItemId) => Pick<Item, 'id' | 'skill' | 'version'> | undefined;
}

/** How the person wants to take the assessment. */
export interface Manner {
	readonly mode: Mode;
	readonly explanations: ExplanationTime;
}
