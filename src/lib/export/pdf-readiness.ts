import type { PdfElement } from 'pdfkit';
import { daysBetween } from '../domain/calendar';
import type { Report } from '../domain/report';
import type { ReadinessPoint } from '../domain/roadmap';
import type { PdfSheet, Place } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import { dayText } from './sentence';

const { accent, line, lineStrong, target } = PRINT_PALETTE;

/** Height of the plot, and the share whose day is told. */
const HEIGHT = 62;
const MARK = 0.8;
/** Width of the names of the shares. */
const AXIS = 30;
/** Height of the figure with its dates and key. */
const READINESS_HEIGHT = HEIGHT + 30;
const SHARES = [
	[0, 'nothing'],
	[0.5, 'half'],
	[MARK, '80 %'],
	[1, 'all']
] as const;

/** How much of the role is met over time: a step line for the personal order, a dashed one for the guide's. Gives its height, 0 without a plan. */
export function drawReadiness(
	sheet: PdfSheet,
	parent: PdfElement,
	report: Report,
	alt: string,
	place: Place
): number {
	const { personal, guide } = report.roadmap.readiness;
	const days = [...personal, ...guide].map(({ day }) => day).sort();
	const [first, last] = [days[0], days.at(-1)];
	if (first === undefined || last === undefined || first === last) return 0;
	const [x, top, width] = [place.x + AXIS, place.y + 4, place.width - AXIS - 4];
	const at = (point: ReadinessPoint) => ({
		x: x + (width * daysBetween(first, point.day)) / daysBetween(first, last),
		y: top + HEIGHT * (1 - point.readiness)
	});
	const bbox = [place.x, place.y, place.x + place.width, place.y + READINESS_HEIGHT] as const;
	const figure = sheet.element(parent, 'Figure', { alt, bbox });
	figure.add(() => {
		const { doc } = sheet;
		doc.save().lineWidth(0.6);
		for (const [share, name] of SHARES) {
			const y = top + HEIGHT * (1 - share);
			doc
				.strokeColor(share === MARK ? lineStrong : line)
				.path(`M${x} ${y}L${x + width} ${y}`)
				.stroke();
			sheet.draw(name, 'fine', { x: place.x, y: y - 4, width: AXIS - 5, align: 'right' });
		}
		const points = (curve: readonly ReadinessPoint[]) => stepPath(curve.map(at), x + width);
		doc.lineJoin('round').lineWidth(1.5);
		doc.dash(4, { space: 2.5 }).strokeColor(target).path(points(guide)).stroke().undash();
		doc.strokeColor(accent).path(points(personal)).stroke();
		const below = top + HEIGHT + 3;
		sheet.draw(dayText(first), 'fine', { x, y: below, width: width / 2 });
		sheet.draw(dayText(last), 'fine', { x: x + width / 2, y: below, width: width / 2, align: 'right' });
		drawKey(sheet, x, below + 15);
		doc.restore();
	});
	figure.end();
	return READINESS_HEIGHT;
}

/** Across to the next day, then up: what is learned counts from the day it is done. */
function stepPath(points: readonly { readonly x: number; readonly y: number }[], end: number): string {
	const [start, ...rest] = points;
	if (start === undefined) return '';
	return `M${start.x} ${start.y}${rest.map(({ x, y }) => `H${x}V${y}`).join('')}H${end}`;
}

function drawKey(sheet: PdfSheet, x: number, y: number): void {
	const { doc } = sheet;
	doc.strokeColor(accent).path(`M${x} ${y}h14`).stroke();
	sheet.draw('Your order', 'fine', { x: x + 18, y: y - 4.5, width: 48 });
	const second = x + 70;
	doc.dash(4, { space: 2.5 }).strokeColor(target).path(`M${second} ${y}h14`).stroke().undash();
	sheet.draw('The guide’s order', 'fine', { x: second + 18, y: y - 4.5, width: 66 });
}
