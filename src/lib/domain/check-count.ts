/**
 * How many checks the adaptive form asks: never fewer than `fewest` nor more than `most`; simulated people need
 * `typical` on average (`npm run simulate -- --pathway ID`).
 */
export const CHECK_COUNT = { fewest: 8, typical: 20, most: 30 } as const;

/** How many checks a re-check of one skill asks. */
export const RECHECK_COUNT = { fewest: 3, most: 5 } as const;
