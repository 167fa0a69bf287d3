import type { Report } from '../../domain/report';

/** Ids of the headings around the step at `place` (from 1), nearest first: where the focus goes when it leaves the plan. */
export function neighbours(report: Report, place: number): readonly string[] {
	const { steps } = report.roadmap;
	const around = [steps[place], steps[place - 2]];
	return [...around.flatMap((step) => (step === undefined ? [] : [`step-${step.task}`])), 'plan'];
}
