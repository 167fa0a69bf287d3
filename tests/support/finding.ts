/** Something that keeps people out: which rule found it, where, and what is wrong. */
export interface Finding {
	readonly rule: string;
	/** The element as a short selector. */
	readonly place: string;
	readonly what: string;
	/** In the page of seeded faults: the one it lies in. */
	readonly fault?: string | undefined;
}

/** A finding as one line. */
export function findingText({ rule, place, what }: Finding): string {
	return `${rule}: ${place} - ${what}`;
}
