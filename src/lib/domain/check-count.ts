/**
 * How many checks the adaptive form asks. It never stops before `fewest` nor goes on after `most`; eight in ten
 * simulated people need a number within `usual` (`npm run simulate -- --pathway ID`).
 */
export const CHECK_COUNT = { fewest: 8, usual: { low: 12, high: 25 }, most: 30 } as const;
