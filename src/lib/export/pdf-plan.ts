import type { PdfElement } from 'pdfkit';
import { type PdfSheet, type Place } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import type { WrittenResource, WrittenStep } from './written-report';

const { accent, line, paper } = PRINT_PALETTE;

/** Width of the line of numbers at the left. */
const GUTTER = 20;
const CIRCLE = 7.5;
const AFTER_STEP = 6.5;

/** Height of a step in points. */
export function measureStep(sheet: PdfSheet, step: WrittenStep): number {
	const width = sheet.width - GUTTER;
	return (
		sheet.measure(step.title, 'subheading', width) +
		sheet.measure(factsOf(step), 'label', width) +
		sheet.measure(step.telling.join(' '), 'detail', width) +
		(step.resources.length === 0 ? 0 : resourceLines(sheet, step.resources, width) * sheet.styles.link.lead) +
		AFTER_STEP
	);
}

/** A step of the plan: its number and title, dates and hours, what tells most of its reasons, its resources as links. */
export function drawStep(sheet: PdfSheet, parent: PdfElement, step: WrittenStep): void {
	const height = measureStep(sheet, step);
	sheet.room(height);
	const [top, x, width] = [sheet.y, sheet.left + GUTTER, sheet.width - GUTTER];
	sheet.artifact(() => paintLine(sheet, top, height));
	const section = sheet.element(parent, 'Sect');
	const title = sheet.element(section, 'H3');
	title.add(() => {
		paintNumber(sheet, step.number);
		sheet.y += sheet.draw(step.title, 'subheading', { x, y: sheet.y, width });
	});
	title.end();
	sheet.y += sheet.write(section, 'P', factsOf(step), 'label', { x, y: sheet.y, width });
	sheet.y += sheet.write(section, 'P', step.telling.join(' '), 'detail', { x, y: sheet.y, width });
	if (step.resources.length > 0) drawResources(sheet, section, step.resources, x, width);
	section.end();
	sheet.y = top + height;
}

function factsOf({ dates, hours }: WrittenStep): string {
	return `${dates} · ${hours}`;
}

/** Space between two resources on a line. */
const BETWEEN = 10;

function resourceText({ title, cost }: WrittenResource): string {
	return cost === 'free' ? title : `${title} (${cost})`;
}

/** Resources side by side: each as wide as its text, on the next line where it does not fit. */
function flow(
	sheet: PdfSheet,
	resources: readonly WrittenResource[],
	width: number
): readonly {
	readonly resource: WrittenResource;
	readonly line: number;
	readonly x: number;
	readonly width: number;
}[] {
	let line = 0;
	let x = 0;
	return resources.map((resource) => {
		const long = Math.min(width, Math.ceil(sheet.widthOf(resourceText(resource), 'link')) + 1);
		if (x > 0 && x + long > width) {
			line += 1;
			x = 0;
		}
		const placed = { resource, line, x, width: long };
		x += long + BETWEEN;
		// A text wider than the line takes as many as it needs, and nothing stands beside its last one.
		const more = sheet.measure(resourceText(resource), 'link', long) / sheet.styles.link.lead - 1;
		line += Math.round(more);
		return placed;
	});
}

function resourceLines(sheet: PdfSheet, resources: readonly WrittenResource[], width: number): number {
	const last = flow(sheet, resources, width).at(-1);
	if (last === undefined) return 0;
	return (
		last.line +
		Math.round(sheet.measure(resourceText(last.resource), 'link', last.width) / sheet.styles.link.lead)
	);
}

function drawResources(
	sheet: PdfSheet,
	parent: PdfElement,
	resources: readonly WrittenResource[],
	x: number,
	width: number
): void {
	const list = sheet.element(parent, 'L');
	for (const placed of flow(sheet, resources, width)) {
		const item = sheet.element(list, 'LI');
		const body = sheet.element(item, 'LBody');
		const y = sheet.y + placed.line * sheet.styles.link.lead;
		drawResource(sheet, body, placed.resource, { x: x + placed.x, y, width: placed.width });
		body.end();
		item.end();
	}
	list.end();
}

/** A resource; with an address it is a link whose annotation says where it leads. */
function drawResource(sheet: PdfSheet, body: PdfElement, resource: WrittenResource, place: Place): void {
	const text = resourceText(resource);
	const { url, title } = resource;
	if (url === undefined) {
		sheet.write(body, 'P', text, 'fine', place);
		return;
	}
	const link = sheet.element(body, 'Link');
	link.add(() => {
		const height = sheet.draw(text, 'link', place);
		sheet.doc.link(place.x, place.y, place.width, height, url, {
			structParent: link,
			// A String object is what pdfkit writes as a PDF string.
			Contents: new String(`${title}, ${url}`)
		});
	});
	link.end();
}

function paintNumber(sheet: PdfSheet, number: number): void {
	const centre = { x: sheet.left + CIRCLE, y: sheet.y + sheet.styles.subheading.lead / 2 };
	const { doc } = sheet;
	doc.fillColor(accent).circle(centre.x, centre.y, CIRCLE).fill();
	doc.font('semibold').fontSize(7.5).fillColor(paper);
	doc.text(String(number), centre.x - CIRCLE, centre.y + 2.7, {
		width: 2 * CIRCLE,
		align: 'center',
		baseline: 'alphabetic'
	});
}

function paintLine({ doc, left, styles }: PdfSheet, top: number, height: number): void {
	const x = left + CIRCLE;
	const from = top + styles.subheading.lead / 2 + CIRCLE + 2;
	const to = top + height - 2;
	if (to > from) doc.lineWidth(1).strokeColor(line).path(`M${x} ${from}L${x} ${to}`).stroke();
}
