import { goto } from '$app/navigation';
import { navigating } from '$app/state';
import { beginning } from './trail';

/** How long a move in history may take before the result is opened without it, in milliseconds. */
const PATIENCE = 1000;

/**
 * Opens the result in the place of all the history entries the assessment has left, so that Back leads from it to
 * where the person was before. A browser that does not let the page see its entries keeps them, and so does one
 * that does not move in time; should it move later, the result takes the place it moved to.
 */
export async function openInPlace(result: string): Promise<void> {
	const move = moveToBeginning(new URL(result, location.href).href);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), PATIENCE)));
	const outcome = await Promise.race([move, late]);
	clearTimeout(timer);
	if (outcome === 'moved') return showHere(result);
	if (outcome === 'late') void move.then((end) => (end === 'moved' ? showHere(result) : undefined));
	await goto(result);
}

async function moveToBeginning(result: string): Promise<'moved' | 'stayed'> {
	const history = 'navigation' in window ? (window.navigation as Navigation | undefined) : undefined;
	const here = history?.currentEntry;
	if (history === undefined || here === null || here === undefined) return 'stayed';
	const first = beginning(history.entries(), here.index, result);
	if (first === undefined) return 'stayed';
	if (first.key === here.key) return 'moved';
	try {
		const { committed, finished } = history.traverseTo(first.key);
		// It fails with the other one, which is looked at.
		finished?.catch(() => undefined);
		await committed;
	} catch {
		return 'stayed';
	}
	// The router hears of it in the same task: what follows must not overtake it.
	await new Promise((resolve) => setTimeout(resolve));
	return 'moved';
}

async function showHere(result: string): Promise<void> {
	if (location.href !== new URL(result, location.href).href) return goto(result, { replaceState: true });
	// The router brings back the result that was there, as far down as it was left: it is a new one now.
	await navigating.complete;
	scrollTo(0, 0);
}
