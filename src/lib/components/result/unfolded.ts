/**
 * Unfolds a `details` when it is made. From then on whether it is open is the person's choice: Svelte sets an `open`
 * attribute anew with everything else that changes, which folds what is being read and takes its focus away.
 */
export function unfolded(details: HTMLDetailsElement): void {
	details.open = true;
}
