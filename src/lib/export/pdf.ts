import { dayNumber } from '../domain/calendar';
import type { Report } from '../domain/report';
import type { Paper } from './paper';
import { drawLevels } from './pdf-levels';
import { drawStep, measureStep } from './pdf-plan';
import { drawRadar, drawRadarLegend } from './pdf-radar';
import { READINESS_HEIGHT, drawReadiness } from './pdf-readiness';
import { PdfSheet, type PdfFonts, type StyleName } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import { dayText, readinessSentence } from './sentence';
import { writeReport, type Remark, type WrittenReport } from './written-report';

const RADAR_SIZE = 232;
const RADAR_SIDES = 48;
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
	drawRemarks(sheet, 'What is missing, most hours first', written.gaps);
	drawRemarks(sheet, 'Where you are strong', written.strengths);
	drawRemarks(sheet, 'How your ratings and the checks compare', written.comparisons, written.checks);
	drawPlan(sheet, written);
	drawRemarks(sheet, 'What you can skip', written.skips);
	drawTexts(sheet, 'Already done, and left out', [...written.done, ...only(written.dropped)]);
	drawTexts(sheet, 'Later, on the job', written.later);
	drawCurves(sheet, report);
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
	if (lead !== undefined) sheet.paragraph(sheet.root, lead, 'lead', 12);
	for (const note of written.notes) sheet.paragraph(sheet.root, note, 'small', 6);

	const top = sheet.y;
	const x = sheet.left + RADAR_SIZE + RADAR_SIDES + 14;
	const width = sheet.left + sheet.width - x;
	drawRadar(sheet, sheet.root, report, written.radar, { x: sheet.left, y: top, size: RADAR_SIZE });
	sheet.y = top + 14;
	for (const text of [...rest, ...written.plan.terms]) {
		const style: StyleName = rest.includes(text) ? 'body' : 'small';
		sheet.y += sheet.write(sheet.root, 'P', text, style, { x, y: sheet.y, width }) + 6;
	}
	sheet.y += 4;
	sheet.y += drawRadarLegend(sheet, sheet.root, { x, y: sheet.y, width });
	sheet.y = Math.max(sheet.y, top + RADAR_SIZE);
}

/** A section of names with a sentence each; nothing when there are none. */
function drawRemarks(sheet: PdfSheet, title: string, remarks: readonly Remark[], closing = ''): void {
	if (remarks.length === 0) return;
	const height = ({ name, text }: Remark) =>
		sheet.measure(name, 'strong', sheet.width) + sheet.measure(text, 'small', sheet.width) + 5;
	const section = sheet.section(title, height(remarks[0] ?? { name: '', text: '' }));
	const list = sheet.element(section, 'L');
	for (const remark of remarks) {
		sheet.room(height(remark));
		const item = sheet.element(list, 'LI');
		const place = () => ({ x: sheet.left, y: sheet.y, width: sheet.width });
		sheet.y += sheet.write(item, 'Lbl', remark.name, 'strong', place());
		sheet.y += sheet.write(item, 'LBody', remark.text, 'small', place()) + 5;
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
	const section = sheet.section(title, sheet.measure(first, 'small', width));
	const list = sheet.element(section, 'L');
	for (const text of texts) {
		sheet.room(sheet.measure(text, 'small', width));
		const item = sheet.element(list, 'LI');
		sheet.write(item, 'Lbl', '•', 'small', { x: sheet.left, y: sheet.y, width: 10 });
		sheet.y += sheet.write(item, 'LBody', text, 'small', { x, y: sheet.y, width }) + 2;
		item.end();
	}
	list.end();
	section.end();
}

function drawPlan(sheet: PdfSheet, { plan }: WrittenReport): void {
	const [first] = plan.steps;
	if (first === undefined) return;
	const section = sheet.section('Your plan', measureStep(sheet, first));
	for (const step of plan.steps) drawStep(sheet, section, step);
	section.end();
}

function drawCurves(sheet: PdfSheet, report: Report): void {
	if (report.roadmap.readiness.personal.length < 2) return;
	const section = sheet.section('How the role comes into reach', READINESS_HEIGHT + 40);
	drawReadiness(sheet, section, report, readinessSentence(report));
	section.end();
}

function only(text: string): readonly string[] {
	return text === '' ? [] : [text];
}
