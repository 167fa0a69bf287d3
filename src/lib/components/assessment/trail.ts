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

/** An entry of the browser's history, as far as the way out of the assessment needs it. */
export interface HistoryPlace {
	/** Null where the browser does not tell. */
	readonly url: string | null;
	/** Whether going there leaves the page as it is in memory. */
	readonly sameDocument: boolean;
}

/**
 * The entry that a result reached in the entry `index` is to take the place of: the first of the entries that the
 * assessment left without a break, or before it the entry of the same `result`, for one who came from there.
 */
export function beginning<Place extends HistoryPlace>(
	entries: readonly Place[],
	index: number,
	result: string
): Place | undefined {
	const page = pathOf(entries[index]);
	let first = index;
	while (page !== undefined && pathOf(entries[first - 1]) === page) first -= 1;
	const before = entries[first - 1];
	return before?.sameDocument === true && before.url === result ? before : entries[first];
}

/** Entries of other documents have none: a move to them would end what is under way. */
function pathOf(place: HistoryPlace | undefined): string | undefined {
	return place?.sameDocument === true && place.url !== null ? new URL(place.url).pathname : undefined;
}
