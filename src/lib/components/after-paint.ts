/** Milliseconds after which it is done also where no frame comes: a tab in the background paints none. */
const LONGEST_WAIT = 250;

/**
 * Does what nobody waits for once the next frame is painted: when the frame after it begins, for what is only put off
 * to the end of a frame may still come before its painting. Gives a way to call it off.
 */
export function afterPaint(act: () => void): () => void {
	let timer = setTimeout(run, LONGEST_WAIT);
	let frame = requestAnimationFrame(() => {
		frame = requestAnimationFrame(() => {
			clearTimeout(timer);
			timer = setTimeout(act);
		});
	});
	return () => {
		cancelAnimationFrame(frame);
		clearTimeout(timer);
	};

	function run() {
		cancelAnimationFrame(frame);
		act();
	}
}
