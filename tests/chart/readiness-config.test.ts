import { describe, expect, test } from 'vitest';
import type { Palette } from '../../src/lib/chart/palette';
import { readinessConfig } from '../../src/lib/chart/readiness-config';
import type { ReadinessCurves } from '../../src/lib/domain/roadmap';

const palette: Palette = {
	ink: '#000001',
	inkSoft: '#000002',
	line: '#000003',
	lineStrong: '#000004',
	surface: '#000005',
	paper: '#fbfaf7',
	accent: '#000006',
	target: '#000007',
	font: 'serif'
};

const curves: ReadinessCurves = {
	today: 0.25,
	personal: [
		{ day: '2026-12-01', readiness: 0.25 },
		{ day: '2026-12-11', readiness: 0.8 }
	],
	guide: [
		{ day: '2026-12-01', readiness: 0.25 },
		{ day: '2027-01-10', readiness: 0.8 }
	]
};

describe('readiness over time', () => {
	const { data, options } = readinessConfig({ curves, dayText: (day) => day }, palette);

	test('puts both orders on one axis of days, in per cent', () => {
		expect(data.datasets.map(({ data: points }) => points)).toEqual([
			[
				{ x: 0, y: 25 },
				{ x: 10, y: 80 },
				{ x: 40, y: 80 }
			],
			[
				{ x: 0, y: 25 },
				{ x: 40, y: 80 }
			]
		]);
		expect(options?.scales?.['x']).toMatchObject({ type: 'linear', min: 0, max: 40 });
		expect(options?.scales?.['y']).toMatchObject({ min: 0, max: 100 });
	});

	test('holds a value until the next day on which something is reached', () => {
		expect(data.datasets.every((dataset) => dataset.stepped === 'before')).toBe(true);
	});

	test('draws the guide’s order dashed', () => {
		expect(data.datasets[1]).toMatchObject({ borderDash: [8, 5] });
	});
});
