import type { SequenceProblem } from '../../lib/domain/sequence';
import { bundleForPage } from './page-bundle';
import { launchSlowBrowser, openSlowly } from './slow-browser';

/** What the bundle puts into the page. */
type Bundle = typeof import('./roadmap-page');

/** Milliseconds each plan's order takes in Chromium with its processor made 4 times slower: the fastest of `repeats`. */
export async function timeOrdersInSlowPage(
	problems: readonly SequenceProblem[],
	repeats: number
): Promise<readonly number[]> {
	const code = await bundleForPage('./roadmap-page.ts');
	const browser = await launchSlowBrowser();
	try {
		const { page } = await openSlowly(browser, 'processor', 'block');
		await page.addScriptTag({ content: code });
		return await page.evaluate(
			([given, times]) => {
				const { bench } = globalThis as unknown as { readonly bench: Bundle };
				// As the page gets it: read from text.
				return bench.timeOrders(JSON.parse(given) as SequenceProblem[], times);
			},
			[JSON.stringify(problems), repeats] as const
		);
	} finally {
		await browser.close();
	}
}
