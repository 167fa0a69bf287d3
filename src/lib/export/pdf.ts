import { dayNumber } from '../domain/calendar';
import type { Report } from '../domain/report';
import type { Paper } from './paper';
import { drawLevels } from './pdf-levels';
import { drawStep, measureStep } from './pdf-plan';
import { drawRadar, drawRadarLegend } from './pdf-radar';
import { drawReadiness } from './pdf-readiness';
import { PdfSheet, type PdfFonts } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import { dayText, listText } from './sentence';
import { writeReport, type Remark, type WrittenReport } from './written-report';

const RADAR_SIZE = 216;
const RADAR_WIDTH = RADAR_SIZE + 48;
/** What the curves show; the days stand in the sentences above them. */
const READINESS_TEXT = 'How much of the role is met over time, in your order and in the guide’s.';
const MS_PER_DAY = 86_400_000;

/**
 * The report as a tagged PDF (headings, lists, table heads, figures with alternative texts, bookmarks, links),
 * the font embedded, the radar as vectors. The same report gives the same bytes: its day is the only date.
 */
export async function toPdf(report: Report, paper: Paper, fonts: PdfFonts): Promise<Uint8Array<ArrayBuffer>> {
	const written = writeReport(report);
	const sheet = new PdfSheet(paper, fonts, {
		title: written.title,
		created: new Date(dayNumber(report.today) * MS_PER_DAY)
	});
	drawOpening(sheet, report, written);
	const levels = sheet.section('Your levels', 80);
	drawLevels(sheet, levels, report, written);
	levels.end();
	drawRemarks(sheet, 'How your ratings and the checks compare', written.comparisons, written.checks);
	drawPlan(sheet, written);
	drawTexts(
		sheet,
		'What you can skip',
		written.skips.map(({ name, text }) => `${name}: ${text}`)
	);
	drawTexts(sheet, 'Already done, and left out', [...written.done, ...only(written.dropped)]);
	drawTexts(sheet, 'Later, on the job', only(listText(written.later)));
	drawTexts(sheet, 'What this can and cannot tell you', written.limits);
	return sheet.finish(`Crosswalk · ${written.title} · ${dayText(report.today)}`);
}

function drawOpening(sheet: PdfSheet, report: Report, written: WrittenReport): void {
	const whole = () => ({ x: sheet.left, y: sheet.y, width: sheet.width });
	sheet.bookmark(written.title);
	sheet.artifact(() => {
		sheet.doc.fillColor(PRINT_PALETTE.accent).rect(sheet.left, sheet.y, 36, 3).fill();
	});
	sheet.y += 14;
	sheet.y += sheet.write(sheet.root, 'H1', written.title, 'title', whole()) + 2;
	sheet.y += sheet.write(sheet.root, 'P', written.about, 'small', whole()) + 12;
	const [lead, ...rest] = written.summary;
	if (lead !== undefined) sheet.paragraph(sheet.root, lead, 'lead', 7);
	for (const note of written.notes) sheet.paragraph(sheet.root, note, 'small', 3);

	const top = sheet.y + 4;
	const radar = { x: sheet.left, y: top, size: RADAR_SIZE };
	drawRadar(sheet, sheet.root, report, written.radar, radar);
	const legend = drawRadarLegend(sheet, sheet.root, {
		x: sheet.left,
		y: top + RADAR_SIZE,
		width: RADAR_WIDTH
	});
	const x = sheet.left + RADAR_WIDTH + 18;
	const width = sheet.left + sheet.width - x;
	sheet.y = top + 8;
	const write = (text: string) => {
		sheet.y += sheet.write(sheet.root, 'P', text, 'small', { x, y: sheet.y, width }) + 4;
	};
	for (const text of rest) write(text);
	sheet.y += drawReadiness(sheet, sheet.root, report, READINESS_TEXT, { x, y: sheet.y, width }) + 4;
	for (const text of written.short) write(text);
	sheet.y = Math.max(sheet.y, top + RADAR_SIZE + legend);
}

/** A section of names with a sentence each; nothing when there are none. */
function drawRemarks(sheet: PdfSheet, title: string, remarks: readonly Remark[], closing = ''): void {
	if (remarks.length === 0) return;
	const height = ({ name, text }: Remark) =>
		sheet.measure(name, 'rowHead', sheet.width) + sheet.measure(text, 'detail', sheet.width) + 4;
	const section = sheet.section(title, height(remarks[0] ?? { name: '', text: '' }));
	const list = sheet.element(section, 'L');
	for (const remark of remarks) {
		sheet.room(height(remark));
		const item = sheet.element(list, 'LI');
		const place = () => ({ x: sheet.left, y: sheet.y, width: sheet.width });
		sheet.y += sheet.write(item, 'Lbl', remark.name, 'rowHead', place());
		sheet.y += sheet.write(item, 'LBody', remark.text, 'detail', place()) + 4;
		item.end();
	}
	list.end();
	if (closing !== '') sheet.paragraph(section, closing, 'small', 0);
	section.end();
}

/** A section of plain lines with bullets; nothing when there are none. */
function drawTexts(sheet: PdfSheet, title: string, texts: readonly string[]): void {
	const [first] = texts;
	if (first === undefined) return;
	const [x, width] = [sheet.left + 10, sheet.width - 10];
	const section = sheet.section(title, sheet.measure(first, 'detail', width));
	const list = sheet.element(section, 'L');
	for (const text of texts) {
		sheet.room(sheet.measure(text, 'detail', width));
		const item = sheet.element(list, 'LI');
		sheet.write(item, 'Lbl', '•', 'detail', { x: sheet.left, y: sheet.y, width: 10 });
		sheet.y += sheet.write(item, 'LBody', text, 'detail', { x, y: sheet.y, width }) + 1.5;
		item.end();
	}
	list.end();
	section.end();
}

function drawPlan(sheet: PdfSheet, { plan }: WrittenReport): void {
	const [first] = plan.steps;
	if (first === undefined) return;
	const terms = plan.terms.join(' ');
	const section = sheet.section(
		'Your plan',
		sheet.measure(terms, 'small', sheet.width) + measureStep(sheet, first) + 8
	);
	sheet.paragraph(section, terms, 'small', 8);
	for (const step of plan.steps) drawStep(sheet, section, step);
	section.end();
}

function only(text: string): readonly string[] {
	return text === '' ? [] : [text];
}
