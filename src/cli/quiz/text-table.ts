/** Rows as lines of text whose columns line up, two spaces apart. Numbers in `right` columns end together. */
export function textTable(
	rows: readonly (readonly string[])[],
	right: readonly number[] = []
): readonly string[] {
	const columns = Math.max(0, ...rows.map((row) => row.length));
	const widths = Array.from({ length: columns }, (_, column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length))
	);
	return rows.map((row) =>
		widths
			.map((width, column) => {
				const cell = row[column] ?? '';
				return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
			})
			.join('  ')
			.trimEnd()
	);
}
