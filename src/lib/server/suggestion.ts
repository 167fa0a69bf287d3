/** ", did you mean ...?" with the known id that is nearest to one that names nothing; empty where none is near. */
export function suggestion(id: string, known: ReadonlySet<string>): string {
	const best = [...known]
		.map((name) => ({ name, distance: editDistance(id, name) }))
		.toSorted((a, b) => a.distance - b.distance)[0];
	return best !== undefined && best.distance <= Math.max(2, id.length / 4)
		? `, did you mean "${best.name}"?`
		: '';
}

/** How many letters have to be put in, left out or changed to make one text the other (Levenshtein 1966). */
function editDistance(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (const [i, charA] of [...a].entries()) {
		const row = [i + 1];
		for (const [j, charB] of [...b].entries()) {
			row.push(
				Math.min(
					(row[j] ?? 0) + 1,
					(previous[j + 1] ?? 0) + 1,
					(previous[j] ?? 0) + (charA === charB ? 0 : 1)
				)
			);
		}
		previous = row;
	}
	return previous[b.length] ?? 0;
}
