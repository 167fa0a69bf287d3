import type { Day } from '../../domain/calendar';
import type { Severity } from '../issue';
import type { Path } from '../quiz-document';
import type { ItemFile } from '../skill-file';

/**
 * The lint rules, by id. L01-L24 are those of the content standard (section 2.4), with its thresholds;
 * L25 and L26 are the two that its process asks for without a number.
 */
export const RULES = {
	L01: 'Complete',
	L02: 'Key length',
	L03: 'Option spread',
	L04: 'Pick the longest',
	L05: 'Pick the shortest',
	L06: 'Key position',
	L07: 'Key runs',
	L08: 'Banned phrases',
	L09: 'Negative lead-in',
	L10: 'Vague quantity',
	L11: 'Clang',
	L12: 'Convergence',
	L13: 'Grammar',
	L14: 'Lead-in',
	L15: 'Length',
	L16: 'Reading level',
	L17: 'Near duplicates',
	L18: 'Number order',
	L19: 'Source',
	L20: 'Version and review',
	L21: 'Coverage',
	L22: 'Code',
	L23: 'Chat residue',
	L24: 'People and brands',
	L25: 'Blind solve',
	L26: 'Waiver'
} as const;

export type RuleId = keyof typeof RULES;

/** Whether text names a rule. */
export function isRuleId(text: string): text is RuleId {
	return Object.hasOwn(RULES, text);
}

/** What one rule says about one item. */
export interface Finding {
	readonly rule: RuleId;
	readonly severity: Severity;
	/** Inside the item, for example `['options', 2, 'text']`. */
	readonly path: Path;
	readonly message: string;
}

/** What is known about the world while rules are applied. */
export interface Occasion {
	/** The day that review dates are held against. */
	readonly today: Day;
	/** Overdue reviews and old source checks are errors on a release, and no reason to stop daily work. */
	readonly purpose: 'edit' | 'release';
	/** Text of the test that proves a key, by its path under `tests/items/`; undefined when there is none. */
	readonly readProof: (ref: string) => string | undefined;
}

/** A rule about one item by itself. */
export type ItemRule = (item: ItemFile, occasion: Occasion) => readonly Finding[];
