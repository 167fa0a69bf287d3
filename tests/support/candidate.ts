import type { Page } from 'playwright';
import type { Quiz } from '../../src/lib/domain/quiz';

export const PATHWAY = 'backend-developer-to-ai-platform-engineer';

/** A place of the assessment as its title says it: `Rating 3 of 11`, `Check 7: APIs`, `Review`. */
export async function placeOf(page: Page): Promise<string> {
	return (await page.title()).split(' – ')[0] ?? '';
}

/** Waits until the page is at another place than `before`, and the focus is on its new heading. */
export async function arrive(page: Page, before: string): Promise<string> {
	await page.waitForFunction(
		(old) => document.title.split(' – ')[0] !== old && document.activeElement?.tagName === 'H1',
		before
	);
	return placeOf(page);
}

/** Rates the skill on screen by keyboard: the number of the level (1 New to me ... 5 Expert), then Enter. */
export async function rate(page: Page, key: '1' | '2' | '3' | '4' | '5'): Promise<string> {
	const before = await placeOf(page);
	await page.keyboard.press(key);
	await page.keyboard.press('Enter');
	return arrive(page, before);
}

/** How a check is answered: an option by its number on screen and how sure, or "I don't know yet". */
export type Reply =
	{ readonly option: '1' | '2' | '3' | '4'; readonly button: 'Sure' | 'Not sure' } | 'unknown';

/** Answers the check on screen by keyboard and passes its explanation. Counts the keys pressed. */
export async function answerCheck(page: Page, reply: Reply): Promise<{ place: string; keys: number }> {
	const before = await placeOf(page);
	let keys = 0;
	const press = async (key: string) => {
		keys += 1;
		await page.keyboard.press(key);
	};
	if (reply !== 'unknown') await press(reply.option);
	const button = reply === 'unknown' ? 'I don’t know yet' : reply.button;
	for (let stop = 0; (await focusedText(page)) !== button; stop += 1) {
		if (stop > 20) throw new Error(`Tab did not reach "${button}"`);
		await press('Tab');
	}
	await press('Enter');
	const explained = await arrive(page, before);
	if (!explained.includes('explained')) return { place: explained, keys };
	for (let stop = 0; (await focusedText(page)) !== 'Continue'; stop += 1) {
		if (stop > 20) throw new Error('Tab did not reach "Continue"');
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Enter');
	return { place: await arrive(page, explained), keys };
}

/** Visible text of the focused element. */
export async function focusedText(page: Page): Promise<string> {
	return page.evaluate(() =>
		document.activeElement instanceof HTMLElement ? document.activeElement.innerText.trim() : ''
	);
}

/** Waits until the disk has every answer: what is still on its way may be lost by a reload. */
export async function untilSaved(page: Page): Promise<void> {
	await page.getByText('Saved', { exact: true }).waitFor();
}

/** The highest sequence number the page has shown as saved; 0 before the first. */
export async function savedSeq(page: Page): Promise<number> {
	const shown = await page
		.locator('[data-saved-seq]')
		.first()
		.getAttribute('data-saved-seq', { timeout: 5000 })
		.catch(() => null);
	return Number(shown ?? 0);
}

/** The rows of the level table on a result page: skill, level with range, what it rests on, target. */
export async function levelRows(page: Page): Promise<readonly string[]> {
	const rows = await page
		.locator('table:has(caption:has-text("Your levels")) tbody tr:has(td)')
		.allInnerTexts();
	return rows.map((row) => row.replace(/\s+/g, ' ').trim());
}

/** The steps of the plan on a result page: number and title. */
export async function stepTitles(page: Page): Promise<readonly string[]> {
	const titles = await page.locator('[id^="step-"]').allTextContents();
	return titles.map((title) => title.replace(/\s+/g, ' ').trim());
}

/** The quiz as the site serves it. */
export async function fetchQuiz(site: string): Promise<Quiz> {
	const answer = await fetch(`${site}/${PATHWAY}/quiz.json`);
	return (await answer.json()) as Quiz;
}

/**
 * How somebody at the given levels (in the order of the quiz's skills) answers the check on screen: the
 * right option and *Sure* where they know, *I don't know yet* where they do not.
 */
export async function replyAt(page: Page, quiz: Quiz, levels: readonly number[]): Promise<Reply> {
	const plain = (text: string) => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
	const stem = plain(await page.locator('h1').innerText());
	const item = quiz.skills.flatMap(({ items }) => items).find((one) => plain(one.stem) === stem);
	if (item === undefined) throw new Error(`No such item: ${stem}`);
	const level = levels[quiz.skills.findIndex(({ id }) => id === item.skill)] ?? 0;
	if (level < item.level) return 'unknown';
	const shown = await page
		.locator('input[type=radio]')
		.evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).value));
	const place = shown.indexOf(String(item.key));
	return { option: (['1', '2', '3', '4'] as const)[place] ?? '1', button: 'Sure' };
}
