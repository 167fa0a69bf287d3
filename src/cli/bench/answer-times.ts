import type { Browser, Page } from 'playwright';
import { placeOf, rate } from '../../../tests/support/candidate';
import { serveSecureSite } from './secure-site';
import { openSlowly } from './slow-browser';

/** Milliseconds from an answer to the paint of the next question, and to the result with its radar. */
export interface AnswerTimes {
	/** One per check, chosen adaptively. */
	readonly next: readonly number[];
	/** From the last answer to the review, where asking ended by itself. */
	readonly review: readonly number[];
	/** One per run, from *See your result* to the radar, with network and processor slow. */
	readonly result: readonly number[];
}

const CHECKS_A_RUN = 12;

/** A pause before every answer, in milliseconds: far less than a person reads, enough for what the last one began. */
const READING = 1000;

/** Levels the person names, in the order of the skills, as number keys. */
const RATINGS = ['4', '4', '4', '3', '4', '3', '2', '2', '2', '1', '1'] as const;

/**
 * Takes the assessment `runs` times on a slow phone, as a person does whose first visit is a while ago: the
 * service worker has the site. Explanations wait for the end, so that a check follows a check.
 */
export async function timeAnswers(
	browser: Browser,
	folder: string,
	pathway: string,
	runs: number
): Promise<AnswerTimes> {
	const site = await serveSecureSite(folder);
	const next: number[] = [];
	const review: number[] = [];
	const result: number[] = [];
	for (let run = 0; run < runs; run++) {
		const { page, context, slowDown } = await openSlowly(browser, 'processor', 'allow');
		await page.goto(`${site.address}/${pathway}/assessment/`, { waitUntil: 'networkidle' });
		await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
		await page.locator('summary').first().click();
		await page.locator('input[value=at-end]').check();
		for (const key of RATINGS) await rate(page, key);
		for (let check = 0; check < CHECKS_A_RUN; check++) {
			if (!(await placeOf(page)).startsWith('Check ')) break;
			await page.locator('input[name=option]').first().check();
			await page.waitForTimeout(READING);
			const took = await timeClick(page, check % 3 === 0 ? 'I don’t know yet' : 'Not sure');
			// The last answer leads to the review, a page of another kind.
			((await placeOf(page)).startsWith('Check ') ? next : review).push(took);
		}
		if ((await placeOf(page)) !== 'Review') await timeClick(page, 'Finish now');
		await page.waitForTimeout(READING);
		await slowDown();
		result.push(await timeClick(page, 'See your result', '[role=img] svg, [role=img] canvas'));
		await context.close();
	}
	await site.close();
	return { next, review, result };
}

/**
 * Presses the button with that text and waits for the paint of what comes: a new title, or an element that
 * `sign` selects. Milliseconds by the page's own clock.
 */
async function timeClick(page: Page, text: string, sign?: string): Promise<number> {
	return page.evaluate(
		([text, sign]) =>
			new Promise<number>((resolve, reject) => {
				const button = [...document.querySelectorAll('button')].find(
					(candidate) => candidate.innerText.trim() === text
				);
				if (button === undefined) {
					reject(new Error(`No button "${text}"`));
					return;
				}
				const title = document.title;
				const from = performance.now();
				const observer = new MutationObserver(() => {
					if (sign === undefined ? document.title === title : document.querySelector(sign) === null) return;
					observer.disconnect();
					afterFrame(() => resolve(performance.now() - from));
				});
				observer.observe(document, { subtree: true, childList: true, characterData: true });
				button.click();
			}),
		[text, sign] as const
	);
}
