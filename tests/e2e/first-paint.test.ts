import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PATHWAY, placeOf } from '../support/candidate';
import { aFinishedAttempt, attemptsIn, keepRows, readKept } from '../support/kept';
import { launchBrowser, visit } from '../support/visitor';

describe('what is done at first paint, before any code has arrived, counts', () => {
	let browser: Browser;
	const site = inject('site');

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	interface Circumstances {
		readonly search?: string;
		readonly numberKeys?: 'on' | 'off';
		readonly kept?: 'nothing' | 'a result';
	}

	/** Opens a fresh assessment whose code arrives only after `act`. */
	async function beforeCode<Found>(
		act: (page: Page) => Promise<void>,
		look: (page: Page) => Promise<Found>,
		{ search = '', numberKeys = 'on', kept = 'nothing' }: Circumstances = {}
	): Promise<Found> {
		const { page, troubles, close } = await visit(browser, site, { serviceWorkers: 'block' });
		if (kept === 'a result') await keepRows(page, site, [{ id: 'example', record: aFinishedAttempt() }]);
		if (numberKeys === 'off') {
			await page.goto(`${site}/${PATHWAY}/assessment/`);
			await comesAlive(page);
			await page.getByText('How it works, and settings').click();
			await page.getByRole('checkbox', { name: /^Number keys/ }).uncheck();
		}
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		await page.route('**/*.js', async (route) => {
			await held;
			await route.continue();
		});
		try {
			await page.goto(`${site}/${PATHWAY}/assessment/${search}`, { waitUntil: 'commit' });
			await page.getByRole('button', { name: 'Skip' }).waitFor();
			await act(page);
			expect(await placeOf(page)).toBe('Rating 1 of 11');
			release();
			const found = await look(page);
			expect(troubles).toEqual([]);
			return found;
		} finally {
			await close();
		}
	}

	const goesOn = (page: Page) => page.waitForFunction(() => document.title.startsWith('Rating 2 of'));

	/** The router marks where it is in history once the page runs. */
	async function comesAlive(page: Page): Promise<void> {
		await page.waitForFunction(() => JSON.stringify(history.state ?? '').includes('trail'));
	}

	test('a choice', async () => {
		await beforeCode(
			(page) => page.getByRole('radio').nth(3).check(),
			async (page) => {
				await comesAlive(page);
				await page.getByRole('button', { name: 'Continue' }).click();
				await goesOn(page);
				await page.getByRole('button', { name: 'Back' }).click();
				await page.waitForFunction(() => document.title.startsWith('Rating 1 of'));
				expect(await page.getByRole('radio').nth(3).isChecked()).toBe(true);
			}
		);
	});

	test.each([
		{ name: 'Continue', chosen: 1, answer: { type: 'level', level: 1 } },
		{ name: 'Skip', chosen: undefined, answer: { type: 'skipped' } },
		{ name: 'Not relevant to me', chosen: 1, answer: { type: 'not-relevant' } }
	])('a press of $name', async (pressed) => {
		await beforeCode(
			async (page) => {
				if (pressed.chosen !== undefined) await page.getByRole('radio').nth(pressed.chosen).check();
				await page.getByRole('button', { name: pressed.name }).click();
			},
			async (page) => {
				await goesOn(page);
				expect(new URL(page.url()).searchParams.has('level')).toBe(false);
				await expectAnswer(page, pressed.answer);
			}
		);
	});

	test('a press of Continue by somebody who has a result already', async () => {
		await beforeCode(
			async (page) => {
				await page.getByRole('radio').nth(3).check();
				await page.getByRole('button', { name: 'Continue' }).click();
			},
			async (page) => {
				await goesOn(page);
				await expect
					.poll(async () => attemptsIn(await readKept(page)).filter(({ id }) => id !== 'example'))
					.toMatchObject([{ responses: [{ kind: 'rating', answer: { type: 'level', level: 3 } }] }]);
			},
			{ kept: 'a result' }
		);
	});

	async function expectAnswer(page: Page, answer: unknown): Promise<void> {
		await expect
			.poll(async () => attemptsIn(await readKept(page)).flatMap(({ responses }) => responses))
			.toMatchObject([{ kind: 'rating', answer }]);
	}

	test('the number of a level, and Enter', async () => {
		await beforeCode(
			async (page) => {
				await page.keyboard.press('5');
				await page.keyboard.press('3');
				expect(await page.evaluate(() => document.activeElement?.id)).toBe('level-2');
				await page.keyboard.press('Enter');
			},
			async (page) => {
				await goesOn(page);
				await expectAnswer(page, { type: 'level', level: 2 });
			}
		);
	});

	test.each(['0', '6', 'a', 'Control+3', 'Alt+3', 'Meta+3', '"', ']'])('but not %s', async (key) => {
		await beforeCode(
			(page) => page.keyboard.press(key),
			async (page) => {
				await comesAlive(page);
				expect(await page.locator('[name=level]:checked').count()).toBe(0);
			}
		);
	});

	test('a number in the line of evidence is text', async () => {
		await beforeCode(
			async (page) => {
				await page.keyboard.press('4');
				await page.getByRole('textbox').focus();
				await page.keyboard.type('25 tables');
			},
			async (page) => {
				await comesAlive(page);
				expect(await page.getByRole('textbox').inputValue()).toBe('25 tables');
				expect(await page.locator('[name=level]:checked').getAttribute('value')).toBe('3');
			}
		);
	});

	test('numbers choose nothing where they were switched off earlier', async () => {
		await beforeCode(
			(page) => page.keyboard.press('3'),
			async (page) => {
				await comesAlive(page);
				expect(await page.locator('[name=level]:checked').count()).toBe(0);
			},
			{ numberKeys: 'off' }
		);
	});

	test('what is set beside the question', async () => {
		await beforeCode(
			async (page) => {
				await page.getByText('How it works, and settings').click();
				await page.getByRole('radio', { name: /^All at the end/ }).check();
				await page.getByRole('radio', { name: /^The same for everyone/ }).check();
				await page.getByRole('checkbox', { name: /^Number keys/ }).uncheck();
			},
			async (page) => {
				await comesAlive(page);
				await page.locator('h1').focus();
				await page.keyboard.press('3');
				expect(await page.locator('[name=level]:checked').count()).toBe(0);
				expect(await page.getByRole('checkbox', { name: /^Number keys/ }).isChecked()).toBe(false);
				await page.locator('[name=level]').nth(2).check();
				await page.getByRole('button', { name: 'Continue' }).click();
				await goesOn(page);
				await expect
					.poll(async () => attemptsIn(await readKept(page)))
					.toMatchObject([{ explanations: 'at-end', mode: 'fixed' }]);
			}
		);
	});

	test.each(['', '?new'])('what is set, and a press of Continue (%s)', async (search) => {
		await beforeCode(
			async (page) => {
				await page.getByText('How it works, and settings').click();
				await page.getByRole('radio', { name: /^All at the end/ }).check();
				await page.getByRole('radio', { name: /^The same for everyone/ }).check();
				await page.locator('[name=level]').nth(2).check();
				await page.getByRole('button', { name: 'Continue' }).click();
			},
			async (page) => {
				await goesOn(page);
				await expect
					.poll(async () => attemptsIn(await readKept(page)))
					.toMatchObject([{ explanations: 'at-end', mode: 'fixed' }]);
			},
			{ search }
		);
	});

	test('and once the code is there, a number chooses as it says: off is off', async () => {
		await beforeCode(
			async () => undefined,
			async (page) => {
				await comesAlive(page);
				await page.getByText('How it works, and settings').click();
				await page.getByRole('checkbox', { name: /^Number keys/ }).uncheck();
				await page.evaluate(() => localStorage.clear());
				await page.locator('h1').focus();
				await page.keyboard.press('3');
				expect(await page.locator('[name=level]:checked').count()).toBe(0);
			}
		);
	});
});
