import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toLevel } from '../../src/lib/domain/level';
import {
	closedPath,
	openPath,
	radarGeometry,
	type Point,
	type RadarSkill
} from '../../src/lib/domain/radar-geometry';

const box = { size: 400, margin: 80 };
const radius = 120;

const level = fc.integer({ min: 0, max: 4 }).map(toLevel);
const skill: fc.Arbitrary<RadarSkill> = fc.record({
	skill: fc.string({ minLength: 1, maxLength: 6 }),
	short: fc.string({ minLength: 1, maxLength: 18 }),
	view: fc.constantFrom('transferable', 'to-learn'),
	level,
	interval: fc
		.tuple(level, level)
		.map(([a, b]) => ({ low: toLevel(Math.min(a, b)), high: toLevel(Math.max(a, b)) })),
	target: level,
	relevance: fc.constantFrom('relevant', 'relevant', 'not-relevant')
});
const skills = fc.array(skill, { maxLength: 14 });

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

function aSkill(change: Partial<RadarSkill> = {}): RadarSkill {
	return {
		skill: 's',
		short: 'S',
		view: 'transferable',
		level: 2,
		interval: { low: 1, high: 3 },
		target: 3,
		relevance: 'relevant',
		...change
	};
}

describe('the radar', () => {
	test('puts the first axis at twelve o’clock and goes clockwise', () => {
		const { axes, centre } = radarGeometry([aSkill(), aSkill(), aSkill(), aSkill()], box);
		expect(centre).toEqual({ x: 200, y: 200 });
		expect(axes.map((axis) => axis.tip)).toEqual([
			{ x: 200, y: 80 },
			{ x: 320, y: 200 },
			{ x: 200, y: 320 },
			{ x: 80, y: 200 }
		]);
		expect(axes.map((axis) => [axis.align, axis.baseline, axis.firstLine])).toEqual([
			['middle', 'above', -1],
			['start', 'centre', -0.5],
			['middle', 'below', -0.3],
			['end', 'centre', -0.5]
		]);
	});

	test.each([
		['SQL', ['SQL']],
		['Model serving', ['Model', 'serving']],
		['Python for ML', ['Python', 'for ML']],
		['Kubernetes-for-ML', ['Kubernetes-for-ML']]
	])('breaks the label %s near its middle', (short, lines) => {
		expect(radarGeometry([aSkill({ short })], box).axes[0]?.lines).toEqual(lines);
	});

	test('keeps the scale at 0 to 4 whatever the levels are', () => {
		const { rings } = radarGeometry([aSkill({ level: 0, target: 1 }), aSkill(), aSkill()], box);
		expect(rings.map((ring) => ring.level)).toEqual([1, 2, 3, 4]);
		expect(rings.map((ring) => ring.labelAt.y)).toEqual([170, 140, 110, 80]);
	});

	test('has one arc per stretch of one view', () => {
		const views = ['transferable', 'transferable', 'to-learn', 'to-learn', 'to-learn'] as const;
		const { groups } = radarGeometry(
			views.map((view) => aSkill({ view })),
			box
		);
		expect(groups.map((group) => group.view)).toEqual(['transferable', 'to-learn']);
	});

	test('is drawn without axes when there is nothing to draw', () => {
		const empty = radarGeometry([], box);
		expect([empty.axes, empty.estimate, empty.groups]).toEqual([[], [], []]);
		expect(closedPath(empty.estimate)).toBe('');
	});

	test('places every value at its level, the band around the estimate’s scale and all of it inside the box', () => {
		fc.assert(
			fc.property(skills, (all) => {
				const geometry = radarGeometry(all, box);
				const shown = all.filter((one) => one.relevance === 'relevant');
				expect(geometry.axes.map((axis) => axis.skill)).toEqual(shown.map((one) => one.skill));
				shown.forEach((one, index) => {
					const at = (points: readonly Point[]) => distance(points[index]!, geometry.centre);
					expect(at(geometry.estimate)).toBeCloseTo((radius * one.level) / 4, 1);
					expect(at(geometry.target)).toBeCloseTo((radius * one.target) / 4, 1);
					expect(at(geometry.band.low)).toBeCloseTo((radius * one.interval.low) / 4, 1);
					expect(at(geometry.band.high)).toBeCloseTo((radius * one.interval.high) / 4, 1);
				});
				const drawn = [
					...geometry.axes.map((axis) => axis.labelAt),
					...geometry.groups.flatMap((g) => g.points)
				];
				for (const { x, y } of drawn) {
					expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
					expect(Math.max(x, y)).toBeLessThanOrEqual(box.size);
				}
			}),
			{ seed: 6, numRuns: 300 }
		);
	});

	test('is the same bytes for the same skills', () => {
		fc.assert(
			fc.property(skills, (all) => {
				expect(JSON.stringify(radarGeometry(all, box))).toBe(JSON.stringify(radarGeometry([...all], box)));
				expect(JSON.stringify(radarGeometry(all, box))).not.toMatch(/null|\d\.\d{3}/);
			}),
			{ seed: 6, numRuns: 100 }
		);
	});
});

test('paths are read by SVG, canvas and PDF alike', () => {
	const points = [
		{ x: 1, y: 2 },
		{ x: 3.5, y: 4 }
	];
	expect(openPath(points)).toBe('M1 2L3.5 4');
	expect(closedPath(points)).toBe('M1 2L3.5 4Z');
});
