/**
 * The browser's own back button goes back one question: every move forward leaves a history entry. An entry
 * says in which run of the page it was made (a reload starts a new run) and how many came before it.
 */
export interface TrailEntry {
	readonly run: string;
	readonly depth: number;
}

/**
 * How many questions to go back when history moves from one entry to another: none when it moves forward.
 * Entries of another run lie before this one's, one step at a time.
 */
export function stepsBack(from: TrailEntry, to: TrailEntry): number {
	if (to.run !== from.run) return 1;
	return Math.max(0, from.depth - to.depth);
}
