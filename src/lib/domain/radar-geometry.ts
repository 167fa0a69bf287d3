import { LEVELS, TOP_LEVEL, type Level } from './level';
import type { SkillView } from './quiz';
import type { SkillResult } from './report';

/**
 * Where everything on a radar goes, as plain numbers: one geometry for the SVG on the page, the printed
 * page, the PDF and the PNG, so that they cannot disagree. y grows downwards (SVG, canvas and pdfkit agree).
 */

/** A point in the units of {@link RadarBox.size}. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** The square a radar is drawn in: its side, and the room left around the outer ring for labels. */
export interface RadarBox {
	readonly size: number;
	readonly margin: number;
}

/** What a radar needs to know of a skill. */
export type RadarSkill = Pick<
	SkillResult,
	'skill' | 'short' | 'view' | 'level' | 'interval' | 'target' | 'relevance'
>;

/** One spoke. `align` and `baseline` say on which side of `labelAt` the label stands. */
export interface RadarAxis {
	readonly skill: string;
	readonly label: string;
	/** The label in one line, or in two where it is long. */
	readonly lines: readonly string[];
	readonly view: SkillView;
	/** Where the scale ends. */
	readonly tip: Point;
	readonly labelAt: Point;
	readonly align: 'start' | 'middle' | 'end';
	readonly baseline: 'above' | 'centre' | 'below';
	/** From `labelAt` down to the top of the first line, in line heights. */
	readonly firstLine: number;
}

/** One ring of the scale, through the same level on every spoke. */
export interface RadarRing {
	readonly level: Level;
	readonly points: readonly Point[];
	/** Beside the first spoke, for the name of the level. */
	readonly labelAt: Point;
}

/** Neighbouring spokes of one view, as an open arc outside the outer ring. */
export interface RadarGroup {
	readonly view: SkillView;
	readonly points: readonly Point[];
}

/** A drawn radar; the outlines hold one point per axis, in axis order. */
export interface RadarGeometry {
	readonly size: number;
	readonly centre: Point;
	/** Distance from the centre (level 0) to the outer ring (level 4). */
	readonly radius: number;
	readonly rings: readonly RadarRing[];
	readonly axes: readonly RadarAxis[];
	readonly groups: readonly RadarGroup[];
	readonly target: readonly Point[];
	readonly estimate: readonly Point[];
	/** The interval band lies between the two outlines: fill both with the even-odd rule. */
	readonly band: { readonly low: readonly Point[]; readonly high: readonly Point[] };
}

/** Space between the outer ring and a label, and between the ring and a group's arc, in parts of the radius. */
const LABEL_GAP = 0.12;
const GROUP_GAP = 0.05;
/** Part of the half step by which a group's arc reaches past its outer spokes: two arcs never touch. */
const GROUP_REACH = 0.8;
const ARC_POINTS_PER_STEP = 8;
/** Longest label on one line, in characters. */
const LONGEST_LINE = 11;

/**
 * The radar of `skills` in their order, the first one at twelve o'clock, clockwise. The scale is fixed: level 0
 * in the centre, level 4 on the outer ring. Skills that are not relevant to the person have no axis.
 * Numbers are rounded to hundredths, so that every engine gives the same bytes.
 */
export function radarGeometry(skills: readonly RadarSkill[], box: RadarBox): RadarGeometry {
	const shown = skills.filter((skill) => skill.relevance === 'relevant');
	const radius = box.size / 2 - box.margin;
	const centre: Point = { x: box.size / 2, y: box.size / 2 };
	const step = (2 * Math.PI) / Math.max(shown.length, 1);
	const place = (index: number, distance: number): Point => {
		const angle = index * step - Math.PI / 2;
		return {
			x: round(centre.x + distance * Math.cos(angle)),
			y: round(centre.y + distance * Math.sin(angle))
		};
	};
	const outline = (value: (skill: RadarSkill) => number) =>
		shown.map((skill, index) => place(index, (radius * value(skill)) / TOP_LEVEL));

	return {
		size: box.size,
		centre,
		radius,
		rings: LEVELS.filter((level) => level > 0).map((level) => ({
			level,
			points: outline(() => level),
			labelAt: place(0, (radius * level) / TOP_LEVEL)
		})),
		axes: shown.map((skill, index) => {
			const lines = labelLines(skill.short);
			return {
				skill: skill.skill,
				label: skill.short,
				lines,
				view: skill.view,
				tip: place(index, radius),
				labelAt: place(index, radius * (1 + LABEL_GAP)),
				...side(Math.sin(index * step), Math.cos(index * step), lines.length)
			};
		}),
		groups: runs(shown).map(({ view, first, last }) => {
			const from = first - GROUP_REACH / 2;
			const count = Math.ceil((last - first + GROUP_REACH) * ARC_POINTS_PER_STEP);
			const width = (last - first + GROUP_REACH) / count;
			const points = Array.from({ length: count + 1 }, (_, index) =>
				place(from + index * width, radius * (1 + GROUP_GAP))
			);
			return { view, points };
		}),
		target: outline((skill) => skill.target),
		estimate: outline((skill) => skill.level),
		band: {
			low: outline((skill) => skill.interval.low),
			high: outline((skill) => skill.interval.high)
		}
	};
}

/** A closed outline as SVG path data, which SVG, `Path2D` and pdfkit all read; empty for no points. */
export function closedPath(points: readonly Point[]): string {
	return points.length === 0 ? '' : `${openPath(points)}Z`;
}

/** An open line as SVG path data; empty for no points. */
export function openPath(points: readonly Point[]): string {
	return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');
}

/**
 * `right` and `up` are the direction of a spoke, -1 to 1. Almost vertical spokes have centred labels above or
 * below; beside the slanted ones a label of several lines moves outwards, away from the arc.
 */
function side(right: number, up: number, lines: number): Pick<RadarAxis, 'align' | 'baseline' | 'firstLine'> {
	const align = Math.abs(right) < 0.1 ? 'middle' : right > 0 ? 'start' : 'end';
	if (up > 0.9) return { align, baseline: 'above', firstLine: -lines };
	if (up < -0.9) return { align, baseline: 'below', firstLine: -0.3 };
	return { align, baseline: 'centre', firstLine: round(-lines / 2 - (up * (lines - 1)) / 2) };
}

/** Long labels break at the space nearest their middle, so that the radar keeps its room. */
function labelLines(label: string): readonly string[] {
	const spaces = [...label.matchAll(/ /g)].map((match) => match.index);
	const [first] = spaces;
	if (label.length <= LONGEST_LINE || first === undefined) return [label];
	const off = (at: number) => Math.abs(at - (label.length - 1) / 2);
	const at = spaces.reduce((best, space) => (off(space) < off(best) ? space : best), first);
	return [label.slice(0, at), label.slice(at + 1)];
}

/** Stretches of neighbouring skills with the same view, as first and last index. */
function runs(skills: readonly RadarSkill[]): { view: SkillView; first: number; last: number }[] {
	const found: { view: SkillView; first: number; last: number }[] = [];
	skills.forEach(({ view }, index) => {
		const open = found.at(-1);
		if (open?.view === view) open.last = index;
		else found.push({ view, first: index, last: index });
	});
	return found;
}

/** To hundredths; never minus zero, which would print as `-0` in some places and `0` in others. */
function round(value: number): number {
	return Math.round(value * 100) / 100 + 0;
}
