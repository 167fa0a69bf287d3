import { tick } from 'svelte';

/**
 * Does something that may take the focused control off the page, or move it. Focus that is nowhere afterwards
 * goes to the first of the elements with these ids that can take it, so that the keyboard stays in its place.
 */
export async function keepFocus(act: () => void, ...ids: readonly string[]): Promise<void> {
	act();
	await tick();
	takeFocus(ids);
	// What was moved within the page may lose its focus only when the browser draws it in its new place.
	requestAnimationFrame(() => requestAnimationFrame(() => takeFocus(ids)));
}

function takeFocus(ids: readonly string[]): void {
	for (const id of ids) {
		if (document.activeElement !== document.body) return;
		const element = document.getElementById(id);
		// A step that was made anew in another place is folded; what was being used in it stays in reach.
		const fold = element?.closest('details');
		if (fold) fold.open = true;
		element?.focus();
	}
}
