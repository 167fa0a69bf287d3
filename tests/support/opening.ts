import type { Page } from 'playwright';
import { PATHWAY } from './candidate';

/**
 * Opens the assessment at its first question, or where `search` leads (a place like `Rating 5 of`), and waits
 * until it answers: its page is there before its code is.
 */
export async function openAssessment(
	page: Page,
	site: string,
	search = '',
	place = 'Rating 1 of'
): Promise<void> {
	await page.goto(`${site}/${PATHWAY}/assessment/${search}`);
	await page.waitForFunction(
		(start) => document.title.startsWith(start) && JSON.stringify(history.state ?? '').includes('trail'),
		place
	);
}
