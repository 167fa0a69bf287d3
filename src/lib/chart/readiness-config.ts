import type { ChartConfiguration } from 'chart.js';
import { addDays, daysBetween, type Day } from '../domain/calendar';
import type { ReadinessCurves, ReadinessPoint } from '../domain/roadmap';
import { translucent, type Palette } from './palette';

/** What the readiness chart shows: both orders over the days of the plan. */
export interface ReadinessRow {
	readonly curves: ReadinessCurves;
	/** Names for the days of the axis and of the tooltip. */
	readonly dayText: (day: Day) => string;
}

/**
 * Readiness over time as plain Chart.js configuration: a step line per order on a linear axis of days, so that
 * both curves share one scale of time. The personal order is solid and filled, the guide's dashed.
 */
export function readinessConfig(
	{ curves, dayText }: ReadinessRow,
	palette: Palette
): ChartConfiguration<'line'> {
	const first = [...curves.personal, ...curves.guide].map((point) => point.day).sort()[0] ?? '1970-01-01';
	const last = Math.max(
		0,
		...[...curves.personal, ...curves.guide].map(({ day }) => daysBetween(first, day))
	);
	const dayAt = (days: number): Day => addDays(first, Math.round(days));
	const line = (points: readonly ReadinessPoint[]) => {
		const placed = points.map(({ day, readiness }) => ({ x: daysBetween(first, day), y: readiness * 100 }));
		const end = placed.at(-1);
		return end === undefined || end.x === last ? placed : [...placed, { x: last, y: end.y }];
	};
	const common = { stepped: 'before', pointRadius: 0, pointHitRadius: 12, borderWidth: 2.5 } as const;
	const font = { family: palette.font, size: 12 };
	return {
		type: 'line',
		data: {
			datasets: [
				{
					label: 'Your order',
					data: line(curves.personal),
					borderColor: palette.accent,
					backgroundColor: translucent(palette.accent, 0.12),
					fill: true,
					...common
				},
				{
					label: 'The guide’s order',
					data: line(curves.guide),
					borderColor: palette.target,
					borderDash: [8, 5],
					fill: false,
					...common
				}
			]
		},
		options: {
			animation: false,
			maintainAspectRatio: false,
			interaction: { mode: 'nearest', axis: 'x', intersect: false },
			scales: {
				x: {
					type: 'linear',
					min: 0,
					max: Math.max(last, 1),
					grid: { display: false },
					border: { color: palette.lineStrong },
					ticks: {
						color: palette.inkSoft,
						font,
						maxTicksLimit: 6,
						maxRotation: 0,
						callback: (value) => dayText(dayAt(Number(value)))
					}
				},
				y: {
					min: 0,
					max: 100,
					grid: { color: palette.line },
					ticks: { stepSize: 20, color: palette.inkSoft, font, callback: (value) => `${value} %` }
				}
			},
			plugins: {
				tooltip: {
					backgroundColor: palette.ink,
					titleColor: palette.surface,
					bodyColor: palette.surface,
					titleFont: font,
					bodyFont: font,
					callbacks: {
						title: ([item]) => (item === undefined ? '' : dayText(dayAt(item.parsed.x ?? 0))),
						label: (item) => `${item.dataset.label ?? ''}: ${Math.round(item.parsed.y ?? 0)} %`
					}
				}
			}
		}
	};
}
