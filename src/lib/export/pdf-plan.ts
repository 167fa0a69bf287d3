import type { PdfElement } from 'pdfkit';
import { PDF_STYLES, type PdfSheet } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import type { WrittenResource, WrittenStep } from './written-report';

const { accent, line, paper } = PRINT_PALETTE;

/** Width of the line of numbers at the left. */
const GUTTER = 28;
const CIRCLE = 8.5;
const AFTER_STEP = 9;
const BULLET = 9;

/** Height of a step in points. */
export function measureStep(sheet: PdfSheet, step: WrittenStep): number {
	const width = sheet.width - GUTTER;
	const lines = [...step.reasons, ...(step.attains === '' ? [] : [step.attains])];
	return (
		sheet.measure(step.title, 'subheading', width) +
		sheet.measure(factsOf(step), 'small', width) +
		lines.reduce((sum, text) => sum + sheet.measure(text, 'small', width - BULLET), 0) +
		step.resources.reduce((sum, one) => sum + sheet.measure(resourceText(one), 'link', width - BULLET), 0) +
		AFTER_STEP
	);
}

/** A step of the plan: number, title, dates and hours, its reasons as a list, its resources as links. */
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
	sheet.y += sheet.write(section, 'P', factsOf(step), 'small', { x, y: sheet.y, width });
	const list = sheet.element(section, 'L');
	for (const text of [...step.reasons, ...(step.attains === '' ? [] : [step.attains])]) {
		drawItem(sheet, list, (body) => {
			sheet.y += sheet.write(body, 'P', text, 'small', { x: x + BULLET, y: sheet.y, width: width - BULLET });
		});
	}
	for (const resource of step.resources) {
		drawItem(sheet, list, (body) => drawResource(sheet, body, resource, x + BULLET, width - BULLET));
	}
	list.end();
	section.end();
	sheet.y = top + height;
}

function factsOf({ dates, hours, origin }: WrittenStep): string {
	return [dates, hours, origin].join(' · ');
}

function resourceText({ title, cost }: WrittenResource): string {
	return `${title} (${cost})`;
}

function drawItem(sheet: PdfSheet, list: PdfElement, fill: (body: PdfElement) => void): void {
	const item = sheet.element(list, 'LI');
	const label = sheet.element(item, 'Lbl');
	label.add(() => sheet.draw('•', 'small', { x: sheet.left + GUTTER, y: sheet.y, width: BULLET }));
	label.end();
	const body = sheet.element(item, 'LBody');
	fill(body);
	body.end();
	item.end();
}

/** A resource; with an address it is a link whose annotation says where it leads. */
function drawResource(
	sheet: PdfSheet,
	body: PdfElement,
	resource: WrittenResource,
	x: number,
	width: number
): void {
	const text = resourceText(resource);
	const { url } = resource;
	if (url === undefined) {
		sheet.y += sheet.write(body, 'P', text, 'small', { x, y: sheet.y, width });
		return;
	}
	const link = sheet.element(body, 'Link');
	link.add(() => {
		const height = sheet.draw(text, 'link', { x, y: sheet.y, width });
		const long = Math.min(width, sheet.widthOf(text, 'link'));
		sheet.doc.link(x, sheet.y, long, height, url, {
			structParent: link,
			// A String object is what pdfkit writes as a PDF string.
			Contents: new String(`${resource.title}, ${url}`)
		});
		sheet.y += height;
	});
	link.end();
}

function paintNumber(sheet: PdfSheet, number: number): void {
	const centre = { x: sheet.left + CIRCLE, y: sheet.y + PDF_STYLES.subheading.lead / 2 };
	const { doc } = sheet;
	doc.fillColor(accent).circle(centre.x, centre.y, CIRCLE).fill();
	doc.font('semibold').fontSize(8).fillColor(paper);
	doc.text(String(number), centre.x - CIRCLE, centre.y + 2.9, {
		width: 2 * CIRCLE,
		align: 'center',
		baseline: 'alphabetic'
	});
}

function paintLine({ doc, left }: PdfSheet, top: number, height: number): void {
	const x = left + CIRCLE;
	const from = top + PDF_STYLES.subheading.lead / 2 + CIRCLE + 2;
	const to = top + height - 2;
	if (to > from) doc.lineWidth(1).strokeColor(line).path(`M${x} ${from}L${x} ${to}`).stroke();
}
