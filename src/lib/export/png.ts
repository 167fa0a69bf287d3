import { levelName } from '../domain/level';
import { closedPath, openPath, radarGeometry, type RadarGeometry } from '../domain/radar-geometry';
import type { Report } from '../domain/report';
import { PRINT_PALETTE } from './print-palette';
import { RADAR_LEGEND } from './radar-legend';
import { plainLine } from './plain-line';

/** Size of the picture in CSS pixels; it is drawn at twice as many. */
export const PNG_SIZE = { width: 900, height: 920 } as const;
/** Empty edge, and the width of a line in the legend. */
const EDGE = 40;
const KEY = 36;
const SCALE = 2;

const RADAR = { size: 720, margin: 96, x: 90, y: 92 } as const;
/** From the top of a line to the ground its letters stand on, in line heights. */
const GROUND = 0.75;
const SANS = 'system-ui, sans-serif';
const { paper, ink, soft, line, lineStrong, accent, target } = PRINT_PALETTE;

/**
 * The radar as a picture at twice the resolution: on white with its title and legend, also when the page is
 * dark. Drawn from the same geometry as everywhere else. Throws where the browser gives no canvas.
 */
export async function toPng(report: Report): Promise<Blob> {
	const canvas = document.createElement('canvas');
	canvas.width = PNG_SIZE.width * SCALE;
	canvas.height = PNG_SIZE.height * SCALE;
	const context = canvas.getContext('2d');
	if (context === null) throw new Error('This browser gives no canvas to draw on');
	context.scale(SCALE, SCALE);
	paint(context, report);
	return new Promise((resolve, reject) => {
		canvas.toBlob((blob) => {
			if (blob === null) reject(new Error('The canvas could not be made a picture'));
			else resolve(blob);
		}, 'image/png');
	});
}

function paint(context: CanvasRenderingContext2D, report: Report): void {
	const geometry = radarGeometry(report.skills, { size: RADAR.size, margin: RADAR.margin });
	context.fillStyle = paper;
	context.fillRect(0, 0, PNG_SIZE.width, PNG_SIZE.height);
	write(context, plainLine(report.quiz.title), { x: EDGE, y: 56, font: `600 26px ${SANS}`, colour: ink });
	write(context, plainLine(report.target.name), { x: EDGE, y: 84, font: `16px ${SANS}`, colour: soft });
	context.save();
	context.translate(RADAR.x, RADAR.y);
	paintScale(context, geometry);
	paintOutlines(context, geometry);
	paintNames(context, geometry);
	context.restore();
	paintLegend(context);
}

function paintScale(context: CanvasRenderingContext2D, { rings, axes, centre, groups }: RadarGeometry): void {
	context.lineWidth = 1;
	for (const { level, points } of rings) {
		context.strokeStyle = level === rings.at(-1)?.level ? lineStrong : line;
		context.stroke(new Path2D(closedPath(points)));
	}
	context.strokeStyle = line;
	for (const { tip } of axes) context.stroke(new Path2D(openPath([centre, tip])));
	for (const group of groups) strokeGroup(context, group.view, openPath(group.points));
}

function paintOutlines(context: CanvasRenderingContext2D, geometry: RadarGeometry): void {
	context.save();
	context.globalAlpha = 0.2;
	context.fillStyle = accent;
	context.fill(new Path2D(closedPath(geometry.band.high) + closedPath(geometry.band.low)), 'evenodd');
	context.restore();
	context.lineJoin = 'round';
	context.lineWidth = 3.5;
	strokeDashed(context, closedPath(geometry.target));
	context.strokeStyle = accent;
	context.stroke(new Path2D(closedPath(geometry.estimate)));
	context.fillStyle = accent;
	for (const point of geometry.estimate) fillDot(context, point.x, point.y);
}

function paintNames(context: CanvasRenderingContext2D, { rings, axes }: RadarGeometry): void {
	for (const { level, labelAt } of rings) {
		const place = { x: labelAt.x + 7, y: labelAt.y + 16, font: `13px ${SANS}`, colour: soft };
		context.lineWidth = 4;
		context.strokeStyle = paper;
		context.font = place.font;
		context.strokeText(levelName(level), place.x, place.y);
		write(context, levelName(level), place);
	}
	const lead = 22;
	for (const axis of axes) {
		const first = axis.labelAt.y + (axis.firstLine + GROUND) * lead;
		axis.lines.forEach((text, index) => {
			context.textAlign = axis.align === 'middle' ? 'center' : axis.align;
			write(context, text, { x: axis.labelAt.x, y: first + index * lead, font: `18px ${SANS}`, colour: ink });
		});
	}
	context.textAlign = 'start';
}

/** The legend in a line, or in two where the letters of the system's font are wide. */
function paintLegend(context: CanvasRenderingContext2D): void {
	let x = EDGE;
	let y = PNG_SIZE.height - 74;
	const font = `16px ${SANS}`;
	context.font = font;
	for (const [key, name] of Object.entries(RADAR_LEGEND)) {
		const width = KEY + 8 + context.measureText(name).width;
		if (x + width > PNG_SIZE.width - EDGE) {
			x = EDGE;
			y += 30;
		}
		paintKey(context, key, x, y - 5);
		write(context, name, { x: x + KEY + 8, y, font, colour: soft });
		x += width + 24;
	}
}

function paintKey(context: CanvasRenderingContext2D, key: string, x: number, y: number): void {
	const stroke = `M${x} ${y}h${KEY}`;
	context.save();
	context.lineWidth = 3.5;
	context.strokeStyle = accent;
	context.fillStyle = accent;
	if (key === 'estimate') {
		context.stroke(new Path2D(stroke));
		fillDot(context, x + KEY / 2, y);
	} else if (key === 'band') {
		context.globalAlpha = 0.2;
		context.fillRect(x, y - 7, KEY, 14);
	} else if (key === 'target') strokeDashed(context, stroke);
	else strokeGroup(context, key === 'transferable' ? 'transferable' : 'to-learn', stroke);
	context.restore();
}

function strokeDashed(context: CanvasRenderingContext2D, path: string): void {
	context.strokeStyle = target;
	context.setLineDash([11, 7]);
	context.stroke(new Path2D(path));
	context.setLineDash([]);
}

function strokeGroup(
	context: CanvasRenderingContext2D,
	view: 'transferable' | 'to-learn',
	path: string
): void {
	context.save();
	context.lineWidth = 5;
	context.lineCap = view === 'to-learn' ? 'round' : 'butt';
	context.strokeStyle = view === 'to-learn' ? lineStrong : accent;
	context.setLineDash(view === 'to-learn' ? [0.5, 9] : []);
	context.stroke(new Path2D(path));
	context.restore();
}

function fillDot(context: CanvasRenderingContext2D, x: number, y: number): void {
	context.beginPath();
	context.arc(x, y, 5, 0, 2 * Math.PI);
	context.fill();
}

function write(
	context: CanvasRenderingContext2D,
	text: string,
	{
		x,
		y,
		font,
		colour
	}: { readonly x: number; readonly y: number; readonly font: string; readonly colour: string }
): void {
	context.font = font;
	context.fillStyle = colour;
	context.fillText(text, x, y);
}
