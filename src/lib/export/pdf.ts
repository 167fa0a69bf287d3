import { dayNumber } from '../domain/calendar';
import type { Report } from '../domain/report';
import type { Paper } from './paper';
import { drawLevels, measureLevels } from './pdf-levels';
import { drawStep, measureStep } from './pdf-plan';
import { drawRadar, drawRadarLegend, radarWidth } from './pdf-radar';
import { drawReadiness } from './pdf-readiness';
import { PdfSheet, type PdfFit, type PdfFonts } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import { dayText, listText, unclosed } from './sentence';
import { writeReport, type Remark, type WrittenReport, type WrittenStep } from './written-report';

/** The radar takes what the table below it leaves of the first page, within these. */
const RADAR_LEAST = 176;
const RADAR_MOST = 268;
/** What the first page holds beside radar, legend and table: heading and distances. */
const AROUND_RADAR = 66;
/** What the curves show; the days stand in the sentences above them. */
const READINESS_TEXT = 'How much of the role is met over time, in your order and in the guide’s.';
const MS_PER_DAY = 86_400_000;

/** A last page with less on it than this share is avoided by slightly smaller type, where that saves the page. */
const SCANT = 0.3;
const SMALLER = [0.97, 0.94] as const;
/** What blocks that are never torn may need beyond the half of a page that is balanced. */
const SLACK = 16;

/**
 * The report as a tagged PDF (headings, lists, table heads, figures with alternative texts, bookmarks, links),
 * the font embedded, the radar as vectors. The same report gives the same bytes: its day is the only date.
 */
export async function toPdf(report: Report, paper: Paper, fonts: PdfFonts): Promise<Uint8Array<ArrayBuffer>> {
	const written = writeReport(report);
	const sheet = fitted((fit) => drawReport(paper, fonts, report, written, fit));
	return sheet.finish(`Crosswalk · ${written.title} · ${dayText(report.today)}`);
}

/** The drawing whose last page is neither almost empty nor empty on one side. */
function fitted(draw: (fit: PdfFit) => PdfSheet): PdfSheet {
	let fit: PdfFit = { scale: 1 };
	let sheet = draw(fit);
	const { page, share } = sheet.end;
	if (share < SCANT) {
		for (const scale of SMALLER) {
			const smaller = draw({ scale });
			if (smaller.end.page === page) continue;
			[fit, sheet] = [{ scale }, smaller];
			break;
		}
	}
	const { end } = sheet;
	if (end.column > 1) return sheet;
	const bottom = end.top + (end.y - end.top) / 2 + SLACK;
	const balanced = draw({ ...fit, short: { page: end.page, bottom } });
	return balanced.end.page === end.page ? balanced : sheet;
}

function drawReport(
	paper: Paper,
	fonts: PdfFonts,
	report: Report,
	written: WrittenReport,
	fit: PdfFit
): PdfSheet {
	const created = new Date(dayNumber(report.today) * MS_PER_DAY);
	const sheet = new PdfSheet(paper, fonts, { title: written.title, created }, fit);
	drawOpening(sheet, report, written);
	const levels = sheet.section('Your levels', 80);
	drawLevels(sheet, levels, report, written);
	levels.end();
	sheet.page();
	drawPlan(sheet, written);
	drawRemarks(sheet, 'Your ratings beside the checks', written.comparisons, written.checks);
	drawOtherReasons(sheet, written);
	drawTexts(
		sheet,
		'What you can skip',
		written.skips.map(({ name, text }) => `${name}: ${text}`)
	);
	drawTexts(sheet, 'Already done, and left out', [...written.done, ...only(written.dropped)]);
	drawTexts(sheet, 'Later, on the job', only(listText(written.later)));
	drawTexts(sheet, 'What this can and cannot tell you', written.limits);
	return sheet;
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
	const size = radarSize(sheet, written);
	const beside = radarWidth(size);
	drawRadar(sheet, sheet.root, report, written.radar, { x: sheet.left, y: top, size });
	const legend = drawRadarLegend(sheet, sheet.root, { x: sheet.left, y: top + size, width: beside });
	const x = sheet.left + beside + 18;
	const width = sheet.left + sheet.width - x;
	sheet.y = top + 8;
	const write = (text: string) => {
		sheet.y += sheet.write(sheet.root, 'P', text, 'small', { x, y: sheet.y, width }) + 4;
	};
	for (const text of rest) write(text);
	sheet.y += drawReadiness(sheet, sheet.root, report, READINESS_TEXT, { x, y: sheet.y, width }) + 4;
	for (const text of written.short) write(text);
	sheet.y = Math.max(sheet.y, top + size + legend);
}

/** As large as the page allows with the whole table on it. */
function radarSize(sheet: PdfSheet, written: WrittenReport): number {
	const free = sheet.rest - AROUND_RADAR - measureLevels(sheet, written);
	return Math.min(RADAR_MOST, Math.max(RADAR_LEAST, free));
}

/** A section of names with a sentence each; nothing when there are none. */
function drawRemarks(sheet: PdfSheet, title: string, remarks: readonly Remark[], closing: string): void {
	if (remarks.length === 0) return;
	const height = ({ name, text }: Remark) =>
		sheet.measure(name, 'fineHead', sheet.width) + sheet.measure(text, 'fine', sheet.width) + 3;
	const section = sheet.section(title, height(remarks[0] ?? { name: '', text: '' }));
	const list = sheet.element(section, 'L');
	for (const remark of remarks) {
		sheet.room(height(remark));
		const item = sheet.element(list, 'LI');
		const place = () => ({ x: sheet.left, y: sheet.y, width: sheet.width });
		sheet.y += sheet.write(item, 'Lbl', remark.name, 'fineHead', place());
		sheet.y += sheet.write(item, 'LBody', remark.text, 'fine', place()) + 3;
		item.end();
	}
	list.end();
	sheet.paragraph(section, closing, 'fine', 0);
	section.end();
}

/** A section of plain lines with bullets; nothing when there are none. */
function drawTexts(sheet: PdfSheet, title: string, texts: readonly string[]): void {
	drawItems(
		sheet,
		title,
		8,
		texts.map((text) => ({ label: '•', text }))
	);
}

/** What else speaks for each step, under its number: every reason stands in the file, and the plan stays short. */
function drawOtherReasons(sheet: PdfSheet, { plan: { steps } }: WrittenReport): void {
	const items = steps.flatMap(({ number, others }) =>
		others.length === 0 ? [] : [{ label: String(number), text: byNumbers(others.join(' '), steps) }]
	);
	drawItems(sheet, 'More about the steps', 13, items);
}

/** The text with every step named in it by its number: "Builds on step 3." */
function byNumbers(text: string, steps: readonly WrittenStep[]): string {
	return steps.reduce(
		(said, { title, number }) => said.replaceAll(`‘${unclosed(title)}’`, `step ${number}`),
		text
	);
}

/** A section of texts, each beside its label; nothing when there are none. */
function drawItems(
	sheet: PdfSheet,
	title: string,
	indent: number,
	items: readonly { readonly label: string; readonly text: string }[]
): void {
	const [first] = items;
	if (first === undefined) return;
	const height = (text: string) => sheet.measure(text, 'fine', sheet.width - indent) + 1.5;
	const section = sheet.section(title, height(first.text));
	const list = sheet.element(section, 'L');
	for (const { label, text } of items) {
		sheet.room(height(text));
		const item = sheet.element(list, 'LI');
		const style = label === '•' ? 'fine' : 'fineHead';
		sheet.write(item, 'Lbl', label, style, { x: sheet.left, y: sheet.y, width: indent });
		const place = { x: sheet.left + indent, y: sheet.y, width: sheet.width - indent };
		sheet.y += sheet.write(item, 'LBody', text, 'fine', place) + 1.5;
		item.end();
	}
	list.end();
	section.end();
}

/** The plan in two columns, for lines as short as they are read well. */
function drawPlan(sheet: PdfSheet, { plan }: WrittenReport): void {
	const [first] = plan.steps;
	if (first === undefined) {
		sheet.columns(2);
		return;
	}
	const section = sheet.section('Your plan', measureStep(sheet, first));
	sheet.paragraph(section, plan.terms.join(' '), 'small', 10);
	sheet.columns(2);
	for (const step of plan.steps) drawStep(sheet, section, step);
	section.end();
}

function only(text: string): readonly string[] {
	return text === '' ? [] : [text];
}
