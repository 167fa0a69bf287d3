import type { PdfElement } from 'pdfkit';
import { TOP_LEVEL } from '../domain/level';
import type { Report, SkillResult } from '../domain/report';
import { PDF_STYLES, type PdfSheet } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import type { LevelRow, WrittenReport } from './written-report';

const { accent, accentTint, line, lineStrong, target } = PRINT_PALETTE;

/** Columns and their parts of the width. The strip shows level, range and target; the texts beside it say them. */
const COLUMNS = [
	{ head: 'Skill', part: 0.33 },
	{ head: 'Your level', part: 0.31 },
	{ head: 'Target', part: 0.13 },
	{ head: 'You rated', part: 0.12 },
	{ head: 'Rests on', part: 0.11 }
] as const;

/** Height of the strip above the words of a level. */
const STRIP = 11;
const PADDING = 3.5;

/** The table of levels: one row per skill, its head repeated on every page it reaches. */
export function drawLevels(
	sheet: PdfSheet,
	parent: PdfElement,
	report: Report,
	written: WrittenReport
): void {
	const table = sheet.element(parent, 'Table');
	drawHead(sheet, table);
	written.levels.forEach((row, index) => {
		const result = report.skills[index];
		if (result === undefined) return;
		const cells = cellsOf(row);
		const height = rowHeight(sheet, cells);
		if (sheet.room(height)) sheet.artifact(() => paintHead(sheet));
		drawRow(sheet, table, cells, height);
		if (result.relevance === 'relevant') sheet.artifact(() => paintStrip(sheet, result));
		sheet.artifact(() => paintRule(sheet, sheet.y + height));
		sheet.y += height;
	});
	table.end();
}

/** Each cell as lines of two styles: the first plain, what is below it small. */
type Cell = readonly [text: string, below: string];

function cellsOf(row: LevelRow): readonly Cell[] {
	const range = row.interval === row.level ? '' : `likely ${row.interval}`;
	return [
		[row.skill, row.importance === '' ? row.group : `${row.group} · ${row.importance}`],
		[row.level, range],
		[row.target, ''],
		[row.rated, ''],
		[row.basis, '']
	];
}

function drawHead(sheet: PdfSheet, table: PdfElement): void {
	const row = sheet.element(table, 'TR');
	COLUMNS.forEach(({ head }, index) => {
		const cell = sheet.element(row, 'TH', { scope: 'Column' });
		cell.add(() => sheet.draw(head, 'label', placeOf(sheet, index, sheet.y)));
		cell.end();
	});
	row.end();
	sheet.y += PDF_STYLES.label.lead + PADDING;
	sheet.artifact(() => paintRule(sheet, sheet.y));
}

function paintHead(sheet: PdfSheet): void {
	COLUMNS.forEach(({ head }, index) => sheet.draw(head, 'label', placeOf(sheet, index, sheet.y)));
	sheet.y += PDF_STYLES.label.lead + PADDING;
	paintRule(sheet, sheet.y);
}

function drawRow(sheet: PdfSheet, table: PdfElement, cells: readonly Cell[], height: number): void {
	const row = sheet.element(table, 'TR');
	cells.forEach(([text, below], index) => {
		const cell = index === 0 ? sheet.element(row, 'TH', { scope: 'Row' }) : sheet.element(row, 'TD');
		cell.add(() => {
			const place = placeOf(sheet, index, sheet.y + PADDING + (index === 1 ? STRIP : 0));
			const used = sheet.draw(text, index === 0 ? 'strong' : index === 1 ? 'body' : 'small', place);
			if (below !== '') sheet.draw(below, 'small', { ...place, y: place.y + used });
		});
		cell.end();
	});
	row.end();
	// What is measured has to be what is drawn: a row never grows past its rule.
	if (height < rowHeight(sheet, cells)) throw new Error('A row of the level table outgrew itself');
}

function rowHeight(sheet: PdfSheet, cells: readonly Cell[]): number {
	const heights = cells.map(([text, below], index) => {
		const { width } = placeOf(sheet, index, 0);
		const main = sheet.measure(text, index === 0 ? 'strong' : index === 1 ? 'body' : 'small', width);
		return (index === 1 ? STRIP : 0) + main + (below === '' ? 0 : sheet.measure(below, 'small', width));
	});
	return Math.max(...heights) + 2 * PADDING;
}

/** The scale from level 0 to 4 with the range as a bar, the level as a dot and the target as a mark across it. */
function paintStrip(sheet: PdfSheet, { level, interval, target: asked }: SkillResult): void {
	const { x, width } = placeOf(sheet, 1, 0);
	const y = sheet.y + PADDING + STRIP / 2 - 0.5;
	const length = width - 24;
	const at = (value: number) => x + 3 + (length * value) / TOP_LEVEL;
	const { doc } = sheet;
	doc.save();
	doc
		.lineWidth(0.75)
		.strokeColor(line)
		.path(`M${at(0)} ${y}L${at(TOP_LEVEL)} ${y}`)
		.stroke();
	for (let mark = 0; mark <= TOP_LEVEL; mark += 1)
		doc.path(`M${at(mark)} ${y - 2}L${at(mark)} ${y + 2}`).stroke();
	const from = at(interval.low) - 3;
	doc
		.fillColor(accentTint)
		.roundedRect(from, y - 3, at(interval.high) + 3 - from, 6, 3)
		.fill();
	doc
		.lineWidth(0.5)
		.strokeColor(accent)
		.roundedRect(from, y - 3, at(interval.high) + 3 - from, 6, 3)
		.stroke();
	doc
		.lineWidth(1.75)
		.strokeColor(target)
		.path(`M${at(asked)} ${y - 5}L${at(asked)} ${y + 5}`)
		.stroke();
	doc.fillColor(accent).circle(at(level), y, 2.4).fill();
	doc.restore();
}

function paintRule(sheet: PdfSheet, y: number): void {
	sheet.doc
		.lineWidth(0.5)
		.strokeColor(y === sheet.y ? lineStrong : line)
		.path(`M${sheet.left} ${y}L${sheet.left + sheet.width} ${y}`)
		.stroke();
}

function placeOf(sheet: PdfSheet, column: number, y: number): { x: number; y: number; width: number } {
	const before = COLUMNS.slice(0, column).reduce((sum, { part }) => sum + part, 0);
	const part = COLUMNS[column]?.part ?? 0;
	return { x: sheet.left + before * sheet.width, y, width: part * sheet.width - 8 };
}
