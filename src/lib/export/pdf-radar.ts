import type { PdfElement } from 'pdfkit';
import { levelName } from '../domain/level';
import { closedPath, openPath, radarGeometry, type RadarGeometry } from '../domain/radar-geometry';
import type { Report } from '../domain/report';
import { type PdfSheet } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import { RADAR_LEGEND } from './radar-legend';

const { accent, line, lineStrong, paper, target } = PRINT_PALETTE;

/** Room around the outer ring for the labels, in points. */
const MARGIN = 34;
/** Room for the labels left and right of the square. */
const SIDES = 24;
/** Legend entries beside one another. */
const PER_ROW = 3;

/** Width of a radar of a size, with the labels beside it. */
export function radarWidth(size: number): number {
	return size + 2 * SIDES;
}

/** Draws the radar as a figure, its square `size` wide between room for labels at `x`, `y`. Vectors, no image. */
export function drawRadar(
	sheet: PdfSheet,
	parent: PdfElement,
	report: Report,
	alt: string,
	place: { readonly x: number; readonly y: number; readonly size: number }
): void {
	const { x, y, size } = place;
	const geometry = radarGeometry(report.skills, { size, margin: MARGIN });
	const bbox = [x, y, x + size + 2 * SIDES, y + size] as const;
	const figure = sheet.element(parent, 'Figure', { alt, bbox });
	figure.add(() => {
		sheet.doc.save().translate(x + SIDES, y);
		drawScale(sheet, geometry);
		drawOutlines(sheet, geometry);
		drawNames(sheet, geometry);
		sheet.doc.restore();
	});
	figure.end();
}

/** The legend as a list at `x`, `y`; gives its height. Read aloud it is part of the page, so it is text. */
export function drawRadarLegend(
	sheet: PdfSheet,
	parent: PdfElement,
	place: { readonly x: number; readonly y: number; readonly width: number }
): number {
	const row = sheet.styles.fine.lead + 3;
	const list = sheet.element(parent, 'L');
	const names = Object.entries(RADAR_LEGEND);
	names.forEach(([key, name], index) => {
		const x = place.x + ((index % PER_ROW) * place.width) / PER_ROW;
		const y = place.y + Math.floor(index / PER_ROW) * row;
		sheet.artifact(() => drawKey(sheet, key, x, y + sheet.styles.fine.lead / 2));
		const item = sheet.element(list, 'LI');
		sheet.write(item, 'LBody', name, 'fine', { x: x + 26, y, width: place.width / PER_ROW - 26 });
		item.end();
	});
	list.end();
	return Math.ceil(names.length / PER_ROW) * row;
}

function drawScale({ doc }: PdfSheet, { rings, axes, centre, groups }: RadarGeometry): void {
	doc.lineWidth(0.6).strokeColor(line);
	for (const ring of rings) doc.path(closedPath(ring.points)).stroke();
	for (const { tip } of axes) doc.path(openPath([centre, tip])).stroke();
	const outer = rings.at(-1);
	if (outer !== undefined) doc.strokeColor(lineStrong).path(closedPath(outer.points)).stroke();
	for (const group of groups) strokeGroup(doc, group.view, openPath(group.points));
}

function drawOutlines({ doc }: PdfSheet, geometry: RadarGeometry): void {
	if (geometry.estimate.length === 0) return;
	const band = closedPath(geometry.band.high) + closedPath(geometry.band.low);
	doc.save().fillOpacity(0.2).fillColor(accent).path(band).fill('even-odd').restore();
	doc.lineJoin('round').lineWidth(1.5);
	doc.dash(4, { space: 2.5 }).strokeColor(target).path(closedPath(geometry.target)).stroke().undash();
	doc.strokeColor(accent).path(closedPath(geometry.estimate)).stroke();
	doc.fillColor(accent);
	for (const point of geometry.estimate) doc.circle(point.x, point.y, 2).fill();
}

function drawNames(sheet: PdfSheet, { rings, axes }: RadarGeometry): void {
	for (const { level, labelAt } of rings) {
		const width = sheet.widthOf(levelName(level), 'fine') + 1;
		const y = labelAt.y + 0.5;
		// A veil between the lines and the name, so that it can be read where they cross.
		sheet.doc
			.save()
			.fillOpacity(0.75)
			.fillColor(paper)
			.rect(labelAt.x + 2, y + 0.5, width + 1, 7.5)
			.fill()
			.restore();
		sheet.draw(levelName(level), 'fine', { x: labelAt.x + 3, y, width });
	}
	for (const axis of axes) {
		const lead = sheet.styles.axis.lead;
		const first = axis.labelAt.y + axis.firstLine * lead;
		axis.lines.forEach((text, index) => {
			const width = sheet.widthOf(text, 'axis') + 1;
			const x = axis.labelAt.x - width * { start: 0, middle: 0.5, end: 1 }[axis.align];
			sheet.draw(text, 'axis', { x, y: first + index * lead, width });
		});
	}
}

function strokeGroup(doc: PdfSheet['doc'], view: 'transferable' | 'to-learn', path: string): void {
	if (view === 'transferable') doc.lineWidth(2.4).strokeColor(accent).path(path).stroke();
	else {
		doc.lineWidth(2).strokeColor(lineStrong).lineCap('round').dash(0.1, { space: 3.5 }).path(path).stroke();
		doc.undash().lineCap('butt');
	}
}

function drawKey({ doc }: PdfSheet, key: string, x: number, y: number): void {
	const stroke = openPath([
		{ x, y },
		{ x: x + 22, y }
	]);
	doc.save();
	if (key === 'estimate') {
		doc.lineWidth(1.5).strokeColor(accent).path(stroke).stroke();
		doc
			.circle(x + 11, y, 2)
			.fillColor(accent)
			.fill();
	} else if (key === 'band') {
		doc
			.fillOpacity(0.2)
			.fillColor(accent)
			.rect(x, y - 3.5, 22, 7)
			.fill();
	} else if (key === 'target') {
		doc.lineWidth(1.5).strokeColor(target).dash(4, { space: 2.5 }).path(stroke).stroke().undash();
	} else {
		strokeGroup(doc, key === 'transferable' ? 'transferable' : 'to-learn', stroke);
	}
	doc.restore();
}
