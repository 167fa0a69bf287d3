import type { Page } from 'playwright';
import type { Finding } from './finding';

/** How long a message has to stay, in milliseconds: nobody reads faster than a screen reader speaks. */
const MESSAGE_STAYS = 2500;

/**
 * Words that change after an act without being told: outside live regions, and not where the focus went.
 * And words that were told and then vanish by themselves, before they can be looked for.
 */
export async function findSilentChange(page: Page, act: () => Promise<void>): Promise<readonly Finding[]> {
	await page.evaluate(() => {
		const changed = new Set<Element>();
		const observer = new MutationObserver((records) => {
			for (const { target, addedNodes } of records) {
				const nodes = addedNodes.length > 0 ? [...addedNodes] : [target];
				for (const node of nodes) {
					const element = node instanceof Element ? node : node.parentElement;
					if (element !== null) changed.add(element);
				}
			}
		});
		observer.observe(document.body, { subtree: true, childList: true, characterData: true });
		Object.assign(globalThis, { changed, changeObserver: observer });
	});
	await act();
	await page.waitForTimeout(300);
	const { silent, told } = await page.evaluate(() => {
		const { changed } = globalThis as unknown as { readonly changed: ReadonlySet<Element> };
		const live = '[role=status], [role=alert], [aria-live], output, progress';
		const focus = document.activeElement;
		// What is new around a focus that is new itself is read from there on; a heading stands for its page.
		const isNew = focus !== document.body && [...changed].some((element) => element.contains(focus));
		const whole = focus instanceof HTMLHeadingElement ? 'main' : 'form, dialog, article, section, main';
		const around = isNew ? focus?.closest(whole) : undefined;
		const spoken = [...changed].filter(
			(element) => element.isConnected && element.textContent?.trim() !== ''
		);
		return {
			silent: spoken
				.filter((element) => element.closest(live) === null && element.querySelector(live) === null)
				.filter((element) => around?.contains(element) !== true)
				.map(describe),
			told: spoken
				.filter((element) => element.closest(live) !== null)
				.map((element) => ({ ...describe(element), text: element.textContent?.trim() }))
		};

		function describe(element: Element) {
			const fault = element.closest('[data-fault]')?.getAttribute('data-fault') ?? undefined;
			return {
				place: `${element.tagName.toLowerCase()}#${element.id}`,
				fault,
				text: element.textContent?.trim()
			};
		}
	});
	if (told.length > 0) await page.waitForTimeout(MESSAGE_STAYS);
	const gone = await page.evaluate(() => {
		const { changed, changeObserver } = globalThis as unknown as {
			readonly changed: ReadonlySet<Element>;
			readonly changeObserver: MutationObserver;
		};
		changeObserver.disconnect();
		return [...changed]
			.filter((element) => !element.isConnected || element.textContent?.trim() === '')
			.map((element) => ({
				place: `${element.tagName.toLowerCase()}#${element.id}`,
				fault: element.closest('[data-fault]')?.getAttribute('data-fault') ?? undefined
			}));
	});
	const vanished = gone.filter(({ place }) => told.some((message) => message.place === place));
	return [
		...silent.map(({ place, fault, text }) => ({
			rule: 'silent-change',
			place,
			what: `"${text}" is not announced`,
			fault
		})),
		...vanished.map(({ place, fault }) => ({
			rule: 'vanishing',
			place,
			what: 'a message goes by itself',
			fault
		}))
	];
}

/** Choices that move on, or away, by being chosen. Leaves the second choice of every group chosen. */
export async function findAutoAdvance(page: Page): Promise<readonly Finding[]> {
	const found: Finding[] = [];
	const groups = await page
		.locator('input[type=radio]')
		.evaluateAll((radios) => [
			...new Set(
				radios.filter((radio) => radio.checkVisibility()).map((radio) => (radio as HTMLInputElement).name)
			)
		]);
	for (const name of groups) {
		const first = page.locator(`input[type=radio][name="${name}"]`).first();
		const fault = await first.evaluate(
			(radio) => radio.closest('[data-fault]')?.getAttribute('data-fault') ?? undefined
		);
		await first.focus();
		const before = await placeOn(page);
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
		await page.waitForTimeout(150);
		const isHere = await page.evaluate(
			(group) => document.activeElement instanceof HTMLInputElement && document.activeElement.name === group,
			name
		);
		if (isHere && (await placeOn(page)) === before) continue;
		found.push({ rule: 'auto-advance', place: `[name=${name}]`, what: 'choosing moves on', fault });
	}
	return found;
}

/** Whether the focus is nowhere after an act that takes its control away. */
export async function findLostFocus(page: Page, act: () => Promise<void>): Promise<readonly Finding[]> {
	await page.evaluate(() => {
		const remember = ({ target }: Event) => {
			const fault = (target as Element).closest('[data-fault]')?.getAttribute('data-fault');
			Object.assign(globalThis, { faultBefore: fault ?? undefined });
		};
		document.addEventListener('keydown', remember, { capture: true, once: true });
	});
	await act();
	await page.waitForTimeout(200);
	const after = await page.evaluate(() => ({
		isLost: document.activeElement === document.body || document.activeElement === null,
		fault: (globalThis as unknown as { readonly faultBefore?: string }).faultBefore
	}));
	if (!after.isLost) return [];
	return [{ rule: 'focus-lost', place: 'body', what: 'the focus is nowhere', fault: after.fault }];
}

async function placeOn(page: Page): Promise<string> {
	return page.evaluate(
		() => `${location.href} ${document.title} ${document.querySelector('h1')?.textContent}`
	);
}
