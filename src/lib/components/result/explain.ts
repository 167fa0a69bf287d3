import { explained, type Draft, type Report } from '../../domain/report';
import type { Reason } from '../../domain/reason';
import { afterPaint } from '../after-paint';

/** Milliseconds of work before the page has its turn: half a frame. */
const SLICE = 8;

/** Works out the reasons of a draft while the page goes on living. */
export interface Explaining {
	/** The report with all its reasons, now: what is missing is worked out at once. */
	readonly finish: () => Report;
	/** Stops; nothing is told any more. */
	readonly cancel: () => void;
}

/** Who is told of the work, unless it is cancelled. */
interface Listener {
	/** Once, when the draft is painted. */
	readonly painted: () => void;
	/** Once, with the report and all its reasons. */
	readonly done: (report: Report) => void;
}

/** Begins a moment after the draft is painted, and goes on in short slices. */
export function explain({ report, reasonsAt }: Draft, { painted, done }: Listener): Explaining {
	const reasons: (readonly Reason[])[] = [];
	const { steps } = report.roadmap;
	const isComplete = () => reasons.length === steps.length;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const cancelPaint = afterPaint(() => {
		painted();
		timer = setTimeout(work);
	});

	function work() {
		const began = performance.now();
		while (!isComplete() && performance.now() - began < SLICE) reasons.push(reasonsAt(reasons.length));
		if (isComplete()) done(explained(report, reasons));
		else timer = setTimeout(work);
	}

	function cancel() {
		cancelPaint();
		clearTimeout(timer);
	}

	return {
		cancel,
		finish: () => {
			cancel();
			while (!isComplete()) reasons.push(reasonsAt(reasons.length));
			return explained(report, reasons);
		}
	};
}
