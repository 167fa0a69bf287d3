import { afterPaint } from '../after-paint';

/** Draws on a canvas; gives what removes the drawing. */
export type DrawChart = (canvas: HTMLCanvasElement) => () => void;

/**
 * An attachment that draws a chart once what it is drawn over is painted, and anew when `picture`, which names what
 * is drawn, or the colour scheme has changed; until then the old drawing stays. `load` fetches what draws it, or
 * nothing where no chart is wanted: then what stands under the canvas stays, as it does without the chart's code
 * (offline before the first use).
 */
export function liveChart(
	picture: () => string,
	load: (canvas: HTMLCanvasElement) => Promise<DrawChart | undefined>
): (canvas: HTMLCanvasElement) => () => void {
	return (canvas) => {
		let remove: (() => void) | undefined;
		let gone = false;
		const dark = matchMedia('(prefers-color-scheme: dark)');
		const draw = async () => {
			const drawChart = await load(canvas);
			if (gone || drawChart === undefined) return;
			remove?.();
			remove = drawChart(canvas);
		};
		const redraw = () => void draw().catch(() => undefined);
		$effect(() => {
			picture();
			return afterPaint(redraw);
		});
		dark.addEventListener('change', redraw);
		return () => {
			gone = true;
			dark.removeEventListener('change', redraw);
			remove?.();
		};
	};
}
