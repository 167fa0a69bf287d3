import type { Page } from 'playwright';
import type { Finding } from './finding';
import { countChanged } from './pixels';

/** Room around a control in which its focus ring may be drawn, in CSS pixels. */
const MARGIN = 8;

/** Parts of one control that Tab goes through: a date has day, month, year and its calendar. */
const MOST_PARTS = 6;

/** Where the keyboard stops. */
export interface Stop {
	readonly name: string;
	readonly findings: readonly Finding[];
}

/**
 * Presses Tab from the top to the end of the page, and looks at each stop: is there a ring to be seen (pixels
 * change when the focus leaves), can the control be seen under what floats above it, does Tab get on.
 */
export async function walkFocus(page: Page, limit = 150): Promise<readonly Stop[]> {
	const stops: Stop[] = [];
	await page.evaluate(() => {
		// Tab goes on from the last focus, also when that is gone: a mark at the top brings it back there.
		const top = document.createElement('span');
		top.tabIndex = -1;
		for (const stop of document.querySelectorAll('[data-stop]')) stop.removeAttribute('data-stop');
		document.body.prepend(top);
		top.focus();
		top.remove();
	});
	const seen = new Set<string>();
	let before = '';
	let repeats = 0;
	while (stops.length < limit) {
		await page.keyboard.press('Tab');
		const stop = await lookAtStop(page, stops.length);
		if (stop === undefined) break;
		repeats = stop.mark === before ? repeats + 1 : 0;
		before = stop.mark;
		if (repeats > MOST_PARTS) {
			const trap = { rule: 'trap', place: stop.place, what: 'Tab does not get on', fault: stop.fault };
			stops.push({ name: stop.name, findings: [trap] });
			break;
		}
		if (repeats > 0) continue;
		if (seen.has(stop.mark)) break;
		seen.add(stop.mark);
		const isRinged = stop.clip === undefined || (await hasRing(page, stop.clip, stop.least));
		const { place, fault } = stop;
		stops.push({
			name: stop.name,
			findings: [
				...(isRinged ? [] : [{ rule: 'focus-ring', place, what: `no ring around "${stop.name}"`, fault }]),
				...(stop.isCovered
					? [{ rule: 'covered', place, what: `"${stop.name}" lies under something`, fault }]
					: [])
			]
		});
	}
	return stops;
}

async function lookAtStop(page: Page, index: number) {
	return page.evaluate(
		({ index, margin }) => {
			const element = document.activeElement;
			if (!(element instanceof HTMLElement) || element === document.body) return undefined;
			const known = element.getAttribute('data-stop');
			if (known === null) element.setAttribute('data-stop', String(index));
			const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
			const isChoice = element.matches('[type=radio], [type=checkbox]');
			const box = element.getBoundingClientRect();
			const outer = (isChoice ? (label ?? element) : element).getBoundingClientRect();
			const left = Math.max(0, outer.left - margin);
			const top = Math.max(0, outer.top - margin);
			const width = Math.min(innerWidth, outer.right + margin) - left;
			const height = Math.min(innerHeight, outer.bottom + margin) - top;
			const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
			const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1);
			const hit = document.elementFromPoint(x, y);
			const isHit = hit !== null && (element.contains(hit) || hit.contains(element) || label?.contains(hit));
			const name = element.getAttribute('aria-label') ?? label?.innerText ?? element.innerText;
			return {
				mark: known ?? String(index),
				name: name.replace(/\s+/g, ' ').trim().slice(0, 60),
				place: `${element.tagName.toLowerCase()}${element.id === '' ? '' : `#${element.id}`}`,
				fault: element.closest('[data-fault]')?.getAttribute('data-fault') ?? undefined,
				isCovered: isHit !== true,
				least: (box.width + box.height) / 2,
				clip: width > 0 && height > 0 ? { x: left, y: top, width, height } : undefined
			};
		},
		{ index, margin: MARGIN }
	);
}

/** Compares the control with and without focus. The focus is back on it afterwards. */
async function hasRing(
	page: Page,
	clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
	least: number
): Promise<boolean> {
	const focused = await page.screenshot({ clip, animations: 'disabled' });
	const element = await page.evaluateHandle(() => document.activeElement as HTMLElement);
	await element.evaluate((node) => node.blur());
	const blurred = await page.screenshot({ clip, animations: 'disabled' });
	await element.evaluate((node) => node.focus({ preventScroll: true }));
	await element.dispose();
	return countChanged(focused, blurred) >= least;
}
