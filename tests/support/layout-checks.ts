import type { Page } from 'playwright';
import type { Finding } from './finding';

/** Letter, word, line and paragraph spacing that text must bear (WCAG 1.4.12). */
const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
	p { margin-block-end: 2em !important; }`;

/** A browser's own size of text, in CSS pixels: as it comes, and twice that. */
const USUAL_TEXT = { standard: 16, fixed: 13 };
const LARGE_TEXT = { standard: 32, fixed: 26 };

/** What does not fit: the page is wider than its window, or text is cut off. At the size the page has. */
export async function findFitFaults(page: Page): Promise<readonly Finding[]> {
	return page.evaluate(() => {
		const found: { rule: string; place: string; what: string; fault: string | undefined }[] = [];
		const room = document.documentElement.clientWidth;
		const isTooWide = (document.scrollingElement?.scrollWidth ?? 0) > innerWidth;
		const before = found.length;
		for (const element of document.querySelectorAll<HTMLElement>('body *')) {
			if (!element.checkVisibility({ visibilityProperty: true })) continue;
			const box = element.getBoundingClientRect();
			if (isTooWide && sticksOut(element) && !isScrolled(element) && ![...element.children].some(sticksOut)) {
				report('too-wide', element, `ends at ${Math.round(box.right)} of ${room} px`);
			}
			const hasText = [...element.childNodes].some(
				(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''
			);
			const { overflowX, overflowY } = getComputedStyle(element);
			const isCut =
				(/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2) ||
				(/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 2);
			// A box of one pixel is text for screen readers only.
			if (hasText && isCut && box.width > 2) report('clipped-text', element, 'its text is cut off');
		}
		if (isTooWide && found.length === before) report('too-wide', document.body, 'the page scrolls sideways');
		return found;

		function report(rule: string, element: Element, what: string) {
			const fault = element.closest('[data-fault]')?.getAttribute('data-fault') ?? undefined;
			const place = `${element.tagName.toLowerCase()}${element.id === '' ? `.${element.className}` : `#${element.id}`}`;
			found.push({ rule, place, what: `${what}: ${element.textContent?.trim().slice(0, 40)}`, fault });
		}

		function sticksOut(element: Element): boolean {
			const { right, width } = element.getBoundingClientRect();
			return width > 0 && right > room + 1;
		}

		function isScrolled(element: Element): boolean {
			for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement) {
				if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
			}
			return false;
		}
	});
}

/** The same with wide spacing. The page keeps its look afterwards. */
export function findSpacingFaults(page: Page): Promise<readonly Finding[]> {
	return withStyle(page, TEXT_SPACING, () => findFitFaults(page));
}

/** The same with text of twice the size, set in the browser. The page keeps its look afterwards. */
export async function findLargeTextFaults(page: Page): Promise<readonly Finding[]> {
	const session = await page.context().newCDPSession(page);
	await session.send('Page.setFontSizes', { fontSizes: LARGE_TEXT });
	try {
		return await findFitFaults(page);
	} finally {
		await session.send('Page.setFontSizes', { fontSizes: USUAL_TEXT });
		await session.detach();
	}
}

async function withStyle<T>(page: Page, css: string, look: () => Promise<T>): Promise<T> {
	// A style element would break the page's own policy; a constructed sheet does not.
	await page.evaluate((text) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(text);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	}, css);
	try {
		return await look();
	} finally {
		await page.evaluate(() => (document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)));
	}
}

/**
 * Targets under 24 px, answers under 44 px, in CSS pixels. Exempt are links within a sentence, and targets so far
 * from the next one that a circle of 24 px around their middle meets none (WCAG 2.5.8).
 */
export async function findTargetFaults(page: Page): Promise<readonly Finding[]> {
	return page.evaluate(() => {
		const controls = document.querySelectorAll<HTMLElement>(
			'a[href], button, input, select, textarea, summary'
		);
		return [...controls].flatMap((control) => {
			if (!control.checkVisibility({ visibilityProperty: true })) return [];
			const label = control instanceof HTMLInputElement ? control.labels?.[0] : undefined;
			const isChoice = control.matches('[type=radio], [type=checkbox]');
			const box = (isChoice ? (label ?? control) : control).getBoundingClientRect();
			if (box.width <= 1 || isInSentence(control)) return [];
			const isAnswer =
				control.matches('[type=radio]') &&
				(control.closest('fieldset')?.querySelector('h1') ?? null) !== null;
			const least = isAnswer ? 44 : 24;
			if (box.width >= least - 0.5 && box.height >= least - 0.5) return [];
			if (!isAnswer && hasRoom(control, box)) return [];
			const place = `${control.tagName.toLowerCase()}${control.id === '' ? `.${control.className}` : `#${control.id}`}`;
			const what = `${Math.round(box.width)} x ${Math.round(box.height)} px: ${control.textContent?.trim().slice(0, 40)}`;
			const fault = control.closest('[data-fault]')?.getAttribute('data-fault') ?? undefined;
			return [{ rule: 'target-size', place, what, fault }];
		});

		function hasRoom(control: HTMLElement, box: DOMRect): boolean {
			const x = box.left + box.width / 2;
			const y = box.top + box.height / 2;
			return [...controls].every((other) => {
				if (other === control || !other.checkVisibility({ visibilityProperty: true })) return true;
				const { left, right, top, bottom } = other.getBoundingClientRect();
				const across = Math.max(left - x, 0, x - right);
				const down = Math.max(top - y, 0, y - bottom);
				return Math.hypot(across, down) >= 12;
			});
		}

		function isInSentence(control: HTMLElement): boolean {
			if (getComputedStyle(control).display !== 'inline') return false;
			const around = control.closest('p, li, dd, td, figcaption, blockquote')?.textContent.trim() ?? '';
			return around.length > (control.textContent?.trim().length ?? 0) + 2;
		}
	});
}

/** What moves although the person asked for no motion. Emulate `reducedMotion: 'reduce'` before. */
export async function findMotionFaults(page: Page): Promise<readonly Finding[]> {
	return page.evaluate(() =>
		document.getAnimations().flatMap((animation) => {
			const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
			// A progress bar of the browser's own, drawn in its shadow tree, is not ours to stop.
			if (target === null || animation.playState !== 'running') return [];
			const fault = target.closest('[data-fault]')?.getAttribute('data-fault') ?? undefined;
			return [{ rule: 'motion', place: `${target.tagName}.${target.className}`, what: 'moves', fault }];
		})
	);
}
