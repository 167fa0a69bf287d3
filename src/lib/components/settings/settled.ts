import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';

/** How long a field rests after the last key before what stands in it counts, in milliseconds. */
export const REST_MS = 1000;

/**
 * Takes what is typed into a field once, and not key by key: a year passes through three others before it stands, and
 * a held arrow through twenty values. It is taken when the field has rested and `isWhole` of what stands in it, when the
 * field is left, at Enter, and at once where no key was pressed, as in a calendar that was opened. Give it fields that
 * tell of every change, as dates and numbers do.
 */
export function settled(
	isWhole: (field: HTMLInputElement) => boolean,
	take: (field: HTMLInputElement) => void
): Attachment<HTMLInputElement> {
	return (field) => {
		let pending = false;
		let typedAt = -Infinity;
		let timer: ReturnType<typeof setTimeout> | undefined;

		function settle() {
			clearTimeout(timer);
			if (pending) take(field);
			pending = false;
		}

		function rest() {
			clearTimeout(timer);
			timer = setTimeout(() => isWhole(field) && settle(), REST_MS);
		}

		const listening = [
			on(field, 'keydown', ({ key, timeStamp }) => {
				typedAt = key === 'Enter' ? -Infinity : timeStamp;
				if (key === 'Enter') settle();
				else if (pending) rest();
			}),
			on(field, 'change', ({ timeStamp }) => {
				pending = true;
				if (timeStamp - typedAt < REST_MS) rest();
				else settle();
			}),
			on(field, 'blur', settle),
			// A page that is closed in this second keeps what stands there.
			on(window, 'pagehide', settle)
		];
		return () => {
			clearTimeout(timer);
			for (const stop of listening) stop();
		};
	};
}
