import { Chart, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { paletteAt } from './palette';
import { readinessConfig, type ReadinessRow } from './readiness-config';

Chart.register(LineController, LinearScale, PointElement, LineElement, Filler, Tooltip);

/** Draws readiness over time on a canvas; gives back what removes it. */
export function drawReadiness(canvas: HTMLCanvasElement, row: ReadinessRow): () => void {
	const chart = new Chart(canvas, readinessConfig(row, paletteAt(canvas)));
	return () => chart.destroy();
}
