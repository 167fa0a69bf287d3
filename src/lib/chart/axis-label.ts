/** Labels up to this long stay on one line. */
const ONE_LINE = 11;

/** A label of an axis in at most two lines, broken at the space nearest its middle, so that the radar keeps its room. */
export function labelLines(text: string): readonly string[] {
	if (text.length <= ONE_LINE) return [text];
	const middle = text.length / 2;
	const spaces = [...text.matchAll(/ /g)].map((match) => match.index);
	const [nearest] = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
	return nearest === undefined ? [text] : [text.slice(0, nearest), text.slice(nearest + 1)];
}
