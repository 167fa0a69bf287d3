import type { GuessingScore } from '../../lib/server/lint/guessing';
import type { BankStatistics } from '../../lib/server/lint/statistics';
import { textTable } from './text-table';

/** The bank of one pathway in figures, as lines for a terminal. */
export function statisticsText(figures: BankStatistics): readonly string[] {
	const { pathway, items, longest, shortest, positions, blindSolved } = figures;
	const { counts, chiSquare, p } = positions;
	return [
		`${pathway}: ${items} live items`,
		...textTable([
			['  pick the longest option', scoreText(longest)],
			['  pick the shortest option', scoreText(shortest)],
			['  keys by position', `${counts.join(', ')} (chi-square ${chiSquare.toFixed(1)}, p ${p.toFixed(2)})`],
			['  solved blind, all agree', `${blindSolved} of ${items}`]
		]),
		'',
		...coverageTable(figures)
	];
}

function scoreText({ hits, items, chance, limit }: GuessingScore): string {
	const share = items === 0 ? 0 : Math.round((hits / items) * 100);
	return `${hits.toFixed(1)} right, ${share} % (chance ${chance.toFixed(1)}, limit ${limit.toFixed(1)})`;
}

/** Live items of wanted ones per skill and level; `-` where none is wanted and none is there. */
function coverageTable({ coverage }: BankStatistics): readonly string[] {
	const cell = ({ live, wanted }: { readonly live: number; readonly wanted: number }) => {
		if (live === 0 && wanted === 0) return '-';
		return `${live}/${wanted}${live < wanted ? ' short' : ''}`;
	};
	return textTable([
		['  live/wanted at level', '1', '2', '3', '4', 'sub-topics', 'live'],
		...coverage.map(({ skill, levels, subtopics, live }) => [
			`  ${skill}`,
			...levels.map(cell),
			String(subtopics),
			String(live)
		])
	]);
}
