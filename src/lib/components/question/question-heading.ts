import type { Attachment } from 'svelte/attachments';

/** How the person got to a question: by opening the page, or by moving on from another question. */
export type Arrival = 'opened' | 'moved';

/** Puts the focus on a heading after a move, so that it is read out; leaves a freshly opened page alone. */
export function focusAfter(arrival: Arrival): Attachment<HTMLElement> {
	return (node) => {
		if (arrival !== 'moved') return;
		node.focus({ preventScroll: true });
		scrollTo({ top: 0 });
	};
}
