import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { BROWSER_FLAGS, findBrowser } from '../../../tests/support/browser';

/** Chromium that takes the certificate of the run. Throws when there is no browser. */
export async function launchSlowBrowser(): Promise<Browser> {
	const executablePath = findBrowser();
	if (executablePath === undefined) throw new Error('No browser: run npm test, which installs one');
	return chromium.launch({ executablePath, args: [...BROWSER_FLAGS, '--ignore-certificate-errors'] });
}

/** DevTools' "Slow 4G": delay of every request in milliseconds, bytes a second down and up. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };

/** How many times slower the processor is made. */
const CPU_RATE = 4;

declare global {
	/** In every page of a slow browser: calls when the next frame is painted, before anything else that waits. */
	var afterFrame: (call: () => void) => void;
}

const AFTER_FRAME =
	"globalThis.afterFrame = (call) => requestAnimationFrame(() => scheduler.postTask(call, { priority: 'user-blocking' }))";

/** A fresh profile on a phone with a slow processor, and with a slow network as well or from `slowDown` on. */
export async function openSlowly(
	browser: Browser,
	slow: 'processor' | 'processor and network',
	serviceWorkers: 'allow' | 'block'
): Promise<{
	readonly page: Page;
	readonly context: BrowserContext;
	readonly slowDown: () => Promise<void>;
}> {
	const context = await browser.newContext({
		ignoreHTTPSErrors: true,
		serviceWorkers,
		viewport: { width: 390, height: 844 }
	});
	// The name keeper of the tool that runs these files, which functions bring into the page.
	await context.addInitScript('globalThis.__name = (named) => named');
	await context.addInitScript(AFTER_FRAME);
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
	const slowDown = async () => {
		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', SLOW_4G);
	};
	if (slow === 'processor and network') await slowDown();
	return { page, context, slowDown };
}
