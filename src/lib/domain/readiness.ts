import type { Attainments } from './attainment';
import { daysBetween, type Day } from './calendar';
import type { ReadinessPoint } from './roadmap';
import type { Appointment } from './schedule';

/** Readiness that "ready for the role" is measured at wherever two plans are compared. */
export const READY = 0.8;

/**
 * Readiness (0-1) as it stands `today` before any work, then at the end of each day on which it rises, which may be
 * today: the weighted share of attained level steps of the target profile. 1 when the role asks nothing.
 */
export function readinessCurve(
	{ open, now, total }: Attainments,
	schedule: readonly Appointment[],
	today: Day
): readonly ReadinessPoint[] {
	const finishOf = new Map(schedule.map(({ index, finish }) => [index, finish]));
	const gains = new Map<Day, number>();
	for (const { tasks, weight } of open) {
		const day = tasks.reduce((latest, task) => {
			const finish = finishOf.get(task) ?? latest;
			return finish > latest ? finish : latest;
		}, today);
		gains.set(day, (gains.get(day) ?? 0) + weight);
	}
	let reached = now;
	const points = [{ day: today, readiness: share(now, total) }];
	for (const day of [...gains.keys()].toSorted()) {
		reached += gains.get(day) ?? 0;
		points.push({ day, readiness: share(reached, total) });
	}
	return points;
}

/** The first day of a curve with 80 % readiness; undefined when it stays below. */
export function readyDay(curve: readonly ReadinessPoint[]): Day | undefined {
	return curve.find(({ readiness }) => readiness >= READY - 1e-9)?.day;
}

/**
 * Days by which one curve is ahead of another over all that both gain: the area between them, divided by the gain.
 * Negative when it is behind; 0 when nothing is gained.
 */
export function daysAhead(curve: readonly ReadinessPoint[], other: readonly ReadinessPoint[]): number {
	return meanDay(other) - meanDay(curve);
}

/** Mean day from the start of a curve on which readiness is gained. */
function meanDay(curve: readonly ReadinessPoint[]): number {
	const gains = curve.map(({ day, readiness }, index) => ({
		days: daysBetween(curve[0]?.day ?? day, day),
		gain: readiness - (curve[index - 1]?.readiness ?? readiness)
	}));
	const total = gains.reduce((sum, { gain }) => sum + gain, 0);
	return total === 0 ? 0 : gains.reduce((sum, { days, gain }) => sum + days * gain, 0) / total;
}

/** A part of the whole as a share, 0-1, to six places. */
export function share(part: number, total: number): number {
	return total === 0 ? 1 : Math.round((1e6 * part) / total) / 1e6;
}
