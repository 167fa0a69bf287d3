import type { PdfElement } from 'pdfkit';
import { daysBetween } from '../domain/calendar';
import type { Report } from '../domain/report';
import type { ReadinessPoint } from '../domain/roadmap';
import type { PdfSheet } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import { dayText } from './sentence';

const { accent, line, lineStrong, target } = PRINT_PALETTE;

/** Height of the plot, and the share whose day is told. */
export const READINESS_HEIGHT = 96;
const MARK = 0.8;
const SHARES = [
	[0, 'nothing'],
	[0.5, 'half'],
	[MARK, '80 %'],
	[1, 'all']
] as const;

/** How much of the role is met over time: a step line for the personal order, a dashed one for the guide's. */
export function drawReadiness(sheet: PdfSheet, parent: PdfElement, report: Report, alt: string): void {
	const { personal, guide } = report.roadmap.readiness;
	const days = [...personal, ...guide].map(({ day }) => day).sort();
	const [first, last] = [days[0], days.at(-1)];
	if (first === undefined || last === undefined || first === last) return;
	const [x, top, width] = [sheet.left + 40, sheet.y + 4, sheet.width - 48];
	const at = (point: ReadinessPoint) => ({
		x: x + (width * daysBetween(first, point.day)) / daysBetween(first, last),
		y: top + READINESS_HEIGHT * (1 - point.readiness)
	});
	const bbox = [sheet.left, top - 4, sheet.left + sheet.width, top + READINESS_HEIGHT + 26] as const;
	const figure = sheet.element(parent, 'Figure', { alt, bbox });
	figure.add(() => {
		const { doc } = sheet;
		doc.save().lineWidth(0.6);
		for (const [share, name] of SHARES) {
			const y = top + READINESS_HEIGHT * (1 - share);
			doc
				.strokeColor(share === MARK ? lineStrong : line)
				.path(`M${x} ${y}L${x + width} ${y}`)
				.stroke();
			sheet.draw(name, 'figure', { x: sheet.left, y: y - 4.5, width: 34, align: 'right' });
		}
		const points = (curve: readonly ReadinessPoint[]) => stepPath(curve.map(at), x + width);
		doc.lineJoin('round').lineWidth(1.5);
		doc.dash(4, { space: 2.5 }).strokeColor(target).path(points(guide)).stroke().undash();
		doc.strokeColor(accent).path(points(personal)).stroke();
		const below = top + READINESS_HEIGHT + 3;
		sheet.draw(dayText(first), 'figure', { x, y: below, width: width / 2 });
		sheet.draw(dayText(last), 'figure', { x: x + width / 2, y: below, width: width / 2, align: 'right' });
		drawKey(sheet, x, below + 15);
		doc.restore();
	});
	figure.end();
	sheet.y = top + READINESS_HEIGHT + 32;
}

/** Across to the next day, then up: what is learned counts from the day it is done. */
function stepPath(points: readonly { readonly x: number; readonly y: number }[], end: number): string {
	const [start, ...rest] = points;
	if (start === undefined) return '';
	return `M${start.x} ${start.y}${rest.map(({ x, y }) => `H${x}V${y}`).join('')}H${end}`;
}

function drawKey(sheet: PdfSheet, x: number, y: number): void {
	const { doc } = sheet;
	doc.strokeColor(accent).path(`M${x} ${y}h22`).stroke();
	sheet.draw('Your order', 'figure', { x: x + 27, y: y - 4.5, width: 60 });
	doc
		.dash(4, { space: 2.5 })
		.strokeColor(target)
		.path(`M${x + 90} ${y}h22`)
		.stroke()
		.undash();
	sheet.draw('The guide’s order', 'figure', { x: x + 117, y: y - 4.5, width: 80 });
}
