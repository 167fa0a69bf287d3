import { describe, expect, test } from 'vitest';
import type { Palette } from '../../src/lib/chart/palette';
import { radarConfig, type RadarRow } from '../../src/lib/chart/radar-config';

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

const rows: readonly RadarRow[] = [
	{
		short: 'APIs',
		view: 'transferable',
		level: 3,
		interval: { low: 2, high: 4 },
		target: 3,
		relevance: 'relevant'
	},
	{
		short: 'Kubernetes',
		view: 'to-learn',
		level: 1,
		interval: { low: 0, high: 2 },
		target: 3,
		relevance: 'relevant'
	},
	{
		short: 'GPU',
		view: 'to-learn',
		level: 0,
		interval: { low: 0, high: 1 },
		target: 0,
		relevance: 'not-relevant'
	}
];

describe('the live radar', () => {
	const { data, options } = radarConfig(rows, palette);

	test('has a fixed scale from 0 to 4 and does not move', () => {
		expect(options?.scales?.['r']).toMatchObject({ min: 0, max: 4 });
		expect(options?.animation).toBe(false);
	});

	test('keeps the order of the skills and leaves out what is not relevant', () => {
		expect(data.labels).toEqual(['APIs', 'Kubernetes']);
	});

	test('shows the numbers of the report: level, target, interval', () => {
		expect(data.datasets.map(({ label, data: numbers }) => [label, numbers])).toEqual([
			['Your level', [3, 1]],
			['What the role asks', [3, 3]],
			['At least', [2, 0]],
			['At most', [4, 2]]
		]);
	});

	test('fills between the ends of the interval and nothing else', () => {
		expect(data.datasets.map(({ fill }) => fill)).toEqual([false, false, false, '-1']);
	});

	test('tells target and views apart by shape, not by colour alone', () => {
		expect(data.datasets[1]).toMatchObject({ borderDash: [8, 5] });
		expect(data.datasets[0]).toMatchObject({ pointStyle: ['circle', 'rect'] });
	});
});
