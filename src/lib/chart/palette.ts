/** Colours and type of the page, as a canvas needs them: read once from the properties of the design system. */
export interface Palette {
	readonly ink: string;
	readonly inkSoft: string;
	readonly line: string;
	readonly lineStrong: string;
	readonly surface: string;
	/** Behind everything: what a chart stands on. */
	readonly paper: string;
	readonly accent: string;
	readonly target: string;
	readonly font: string;
}

/** The palette in force at `node`: light, dark or high contrast. */
export function paletteAt(node: Element): Palette {
	const style = getComputedStyle(node);
	const property = (name: string) => style.getPropertyValue(name).trim();
	return {
		ink: property('--ink'),
		inkSoft: property('--ink-soft'),
		line: property('--line'),
		lineStrong: property('--line-strong'),
		surface: property('--surface'),
		paper: property('--paper'),
		accent: property('--accent'),
		target: property('--target'),
		font: style.fontFamily
	};
}

/** A colour given as `#rrggbb` with an opacity 0-1, as `#rrggbbaa`; other notations stay as they are. */
export function translucent(colour: string, opacity: number): string {
	if (!/^#[0-9a-f]{6}$/i.test(colour)) return colour;
	return `${colour}${Math.round(opacity * 255)
		.toString(16)
		.padStart(2, '0')}`;
}
