import type { PdfElement } from 'pdfkit';
import { TOP_LEVEL } from '../domain/level';
import type { Report, SkillResult } from '../domain/report';
import { type PdfSheet, type Place, type StyleName } from './pdf-sheet';
import { PRINT_PALETTE } from './print-palette';
import type { LevelRow, WrittenReport } from './written-report';

const { accent, accentTint, line, lineStrong, target } = PRINT_PALETTE;

/** Columns and their parts of the width. `main` is the style of a cell's first line. */
const COLUMNS = [
	{ head: 'Skill', part: 0.345, main: 'rowHead' },
	{ head: 'Your level', part: 0.33, main: 'rowBody' },
	{ head: 'Target', part: 0.095, main: 'detail' },
	{ head: 'You rated', part: 0.13, main: 'detail' },
	{ head: 'Work left', part: 0.1, main: 'detail' }
] as const satisfies readonly { head: string; part: number; main: StyleName }[];

/** Style of the second line of every cell. */
const BELOW = 'detail';

/** Width of the strip at the left of the level column, and of the space to the words beside it. */
const STRIP = 62;
const STRIP_GAP = 8;
const PADDING = 1.75;

/** Each cell as two lines: the first in its main style, the second small; the second may be empty. */
type Cell = readonly [main: string, below: string];

/** Height of the table of levels with its head, in points. */
export function measureLevels(sheet: PdfSheet, { levels }: WrittenReport): number {
	const rows = levels.map((row) => rowHeight(sheet, cellsOf(row)));
	return rows.reduce((sum, height) => sum + height, sheet.styles.label.lead + PADDING);
}

/** The table of levels, a row per skill; its head is painted again on every page it reaches. */
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
		const cells = cellsOf(row);
		const height = rowHeight(sheet, cells);
		if (sheet.room(height)) sheet.artifact(() => paintHead(sheet));
		drawRow(sheet, table, cells);
		sheet.artifact(() => {
			if (result?.relevance === 'relevant') paintStrip(sheet, result, sheet.y + height / 2);
			paintRule(sheet, sheet.y + height, line);
		});
		sheet.y += height;
	});
	table.end();
}

function cellsOf(row: LevelRow): readonly Cell[] {
	const range = row.interval === row.level ? '' : `(${row.interval})`;
	return [
		[row.skill, row.importance === '' ? row.group : `${row.group} · ${row.importance}`],
		[row.level, range],
		[row.target, ''],
		[row.rated, row.basis],
		[row.hours, '']
	];
}

function drawHead(sheet: PdfSheet, table: PdfElement): void {
	const row = sheet.element(table, 'TR');
	COLUMNS.forEach((_, column) => {
		const cell = sheet.element(row, 'TH', { scope: 'Column' });
		cell.add(() => drawHeadCell(sheet, column));
		cell.end();
	});
	row.end();
	sheet.y += sheet.styles.label.lead + PADDING;
	sheet.artifact(() => paintRule(sheet, sheet.y, lineStrong));
}

function paintHead(sheet: PdfSheet): void {
	COLUMNS.forEach((_, column) => drawHeadCell(sheet, column));
	sheet.y += sheet.styles.label.lead + PADDING;
	paintRule(sheet, sheet.y, lineStrong);
}

function drawHeadCell(sheet: PdfSheet, column: number): void {
	const { x, width } = columnPlace(sheet, column);
	sheet.draw(COLUMNS[column]?.head ?? '', 'label', { x, y: sheet.y, width });
}

function drawRow(sheet: PdfSheet, table: PdfElement, cells: readonly Cell[]): void {
	const row = sheet.element(table, 'TR');
	cells.forEach(([main, below], column) => {
		const cell = column === 0 ? sheet.element(row, 'TH', { scope: 'Row' }) : sheet.element(row, 'TD');
		const style = (COLUMNS[column] ?? COLUMNS[0]).main;
		const place = { ...textPlace(sheet, column), y: sheet.y + PADDING };
		const used = main === '' ? 0 : sheet.write(cell, 'P', main, style, place);
		if (below !== '') sheet.write(cell, 'P', below, BELOW, { ...place, y: place.y + used });
		cell.end();
	});
	row.end();
}

function rowHeight(sheet: PdfSheet, cells: readonly Cell[]): number {
	const heights = cells.map(([main, below], column) => {
		const { width } = textPlace(sheet, column);
		const style = (COLUMNS[column] ?? COLUMNS[0]).main;
		return [
			main === '' ? 0 : sheet.measure(main, style, width),
			below === '' ? 0 : sheet.measure(below, BELOW, width)
		].reduce((sum, height) => sum + height, 0);
	});
	return Math.max(...heights) + 2 * PADDING;
}

/** The scale from level 0 to 4: the range as a bar, the level as a dot, the target as a mark across it. */
function paintStrip(sheet: PdfSheet, { level, interval, target: asked }: SkillResult, y: number): void {
	const { x } = columnPlace(sheet, 1);
	const at = (value: number) => x + 4 + ((STRIP - 8) * value) / TOP_LEVEL;
	const { doc } = sheet;
	doc
		.save()
		.lineWidth(0.75)
		.strokeColor(line)
		.path(`M${at(0)} ${y}H${at(TOP_LEVEL)}`)
		.stroke();
	for (let mark = 0; mark <= TOP_LEVEL; mark += 1) doc.path(`M${at(mark)} ${y - 2}V${y + 2}`).stroke();
	const [from, to] = [at(interval.low) - 4, at(interval.high) + 4];
	doc
		.fillColor(accentTint)
		.roundedRect(from, y - 3.5, to - from, 7, 3.5)
		.fill();
	doc
		.lineWidth(0.5)
		.strokeColor(accent)
		.roundedRect(from, y - 3.5, to - from, 7, 3.5)
		.stroke();
	doc
		.lineWidth(1.75)
		.strokeColor(target)
		.path(`M${at(asked)} ${y - 5.5}V${y + 5.5}`)
		.stroke();
	doc.fillColor(accent).circle(at(level), y, 2.5).fill().restore();
}

function paintRule({ doc, left, width }: PdfSheet, y: number, colour: string): void {
	doc
		.lineWidth(0.5)
		.strokeColor(colour)
		.path(`M${left} ${y}H${left + width}`)
		.stroke();
}

/** Where the words of a cell stand: beside the strip in the column that has one. */
function textPlace(sheet: PdfSheet, column: number): Omit<Place, 'y'> {
	const { x, width } = columnPlace(sheet, column);
	return column === 1 ? { x: x + STRIP + STRIP_GAP, width: width - STRIP - STRIP_GAP } : { x, width };
}

function columnPlace(sheet: PdfSheet, column: number): Omit<Place, 'y'> {
	const before = COLUMNS.slice(0, column).reduce((sum, { part }) => sum + part, 0);
	return { x: sheet.left + before * sheet.width, width: (COLUMNS[column]?.part ?? 0) * sheet.width - 7 };
}
