import type { ChartConfiguration, ChartDataset, TooltipItem } from 'chart.js';
import { LEVEL_NAMES, TOP_LEVEL } from '../domain/level';
import type { SkillResult } from '../domain/report';
import { labelLines } from './axis-label';
import { translucent, type Palette } from './palette';

/** What the live radar shows of a skill. */
export type RadarRow = Pick<SkillResult, 'short' | 'view' | 'level' | 'interval' | 'target' | 'relevance'>;

/**
 * The radar as plain Chart.js configuration: fixed axis order, scale fixed at 0 to 4, no motion. Told apart by
 * shape as well as by colour: the estimate is solid with dots, the target dashed, the interval a filled band;
 * skills that the role adds have square dots.
 */
export function radarConfig(skills: readonly RadarRow[], palette: Palette): ChartConfiguration<'radar'> {
	const shown = skills.filter((skill) => skill.relevance === 'relevant');
	const silent = { pointRadius: 0, pointHitRadius: 0, borderWidth: 0 } as const;
	const datasets: ChartDataset<'radar'>[] = [
		{
			label: 'Your level',
			data: shown.map((skill) => skill.level),
			borderColor: palette.accent,
			borderWidth: 2.5,
			fill: false,
			pointRadius: 4.5,
			pointHoverRadius: 6,
			pointStyle: shown.map((skill) => (skill.view === 'transferable' ? 'circle' : 'rect')),
			pointBackgroundColor: palette.accent,
			pointBorderColor: palette.accent
		},
		{
			label: 'What the role asks',
			data: shown.map((skill) => skill.target),
			borderColor: palette.target,
			borderWidth: 2.5,
			borderDash: [8, 5],
			fill: false,
			pointRadius: 0,
			pointHitRadius: 0
		},
		{ label: 'At least', data: shown.map((skill) => skill.interval.low), fill: false, ...silent },
		{
			label: 'At most',
			data: shown.map((skill) => skill.interval.high),
			backgroundColor: translucent(palette.accent, 0.2),
			fill: '-1',
			...silent
		}
	];
	return {
		type: 'radar',
		data: { labels: shown.map((skill) => skill.short), datasets },
		options: {
			animation: false,
			maintainAspectRatio: false,
			layout: { padding: 4 },
			scales: {
				r: {
					min: 0,
					max: TOP_LEVEL,
					grid: { color: palette.line },
					angleLines: { color: palette.line },
					pointLabels: {
						color: ({ index }) => (shown[index]?.view === 'transferable' ? palette.accent : palette.ink),
						font: { family: palette.font, size: 13 },
						padding: 4,
						callback: (label) => [...labelLines(label)]
					},
					ticks: {
						stepSize: 1,
						// Over the lines, or they strike the names through.
						z: 1,
						color: palette.inkSoft,
						showLabelBackdrop: false,
						textStrokeColor: palette.paper,
						textStrokeWidth: 4,
						font: { family: palette.font, size: 11 },
						callback: (value) => besideAxis(LEVEL_NAMES[Number(value)] ?? '')
					}
				}
			},
			plugins: {
				tooltip: {
					filter: (item) => item.datasetIndex === 0,
					displayColors: false,
					backgroundColor: palette.ink,
					titleColor: palette.surface,
					bodyColor: palette.surface,
					titleFont: { family: palette.font, size: 14 },
					bodyFont: { family: palette.font, size: 14 },
					callbacks: { label: (item) => [...tooltipLines(shown, item)] }
				}
			}
		}
	};
}

/** The library centres a name on its axis, over line and dots; half as much room before it as it is long moves it aside. */
function besideAxis(name: string): string {
	return '\u2002'.repeat(name.length + 3) + name;
}

function tooltipLines(shown: readonly RadarRow[], item: TooltipItem<'radar'>): readonly string[] {
	const skill = shown[item.dataIndex];
	if (skill === undefined) return [];
	const { low, high } = skill.interval;
	const range = low === high ? '' : ` (${LEVEL_NAMES[low]} to ${LEVEL_NAMES[high]})`;
	return [`You: ${LEVEL_NAMES[skill.level]}${range}`, `The role asks: ${LEVEL_NAMES[skill.target]}`];
}
