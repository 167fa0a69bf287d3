import type { Finding, ItemRule } from './rule';

/** How many people (or models) answer an item without its key before it stands. */
const SOLVERS = 2;

/** L25: every live item was solved blind, by two, and all of them picked the key. */
export const checkBlindSolve: ItemRule = (item) => {
	if (item.status !== 'live') return [];
	const finding = (severity: Finding['severity'], message: string): readonly Finding[] => [
		{ rule: 'L25', severity, path: ['blindSolve'], message }
	];
	if (item.blindSolve === undefined) return finding('warning', 'nobody has solved it blind yet');
	const { agree, of } = item.blindSolve;
	if (agree !== of)
		return finding('error', `${agree} of ${of} blind solvers picked the key: rewrite it or drop it`);
	return of < SOLVERS ? finding('warning', `solved blind by ${of}, it takes ${SOLVERS}`) : [];
};
