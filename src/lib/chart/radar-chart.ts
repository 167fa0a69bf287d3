import {
	Chart,
	Filler,
	LineElement,
	PointElement,
	RadarController,
	RadialLinearScale,
	Tooltip
} from 'chart.js';
import { paletteAt } from './palette';
import { radarConfig, type RadarRow } from './radar-config';

Chart.register(RadarController, RadialLinearScale, PointElement, LineElement, Filler, Tooltip);

/** Draws the live radar on a canvas; gives back what removes it. */
export function drawRadar(canvas: HTMLCanvasElement, skills: readonly RadarRow[]): () => void {
	const chart = new Chart(canvas, radarConfig(skills, paletteAt(canvas)));
	return () => chart.destroy();
}
