import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { SessionRecord } from '../../src/lib/domain/record';
import { arrive, PATHWAY, placeOf, rate, savedSeq } from '../support/candidate';
import {
	aFinishedAttempt,
	anOpenAttempt,
	assertClearError,
	assertNothingLost,
	assertUntouched,
	attemptsIn,
	keepRows,
	readKept
} from '../support/kept';
import { aProfile, startMortal } from '../support/kill';
import { openAssessment } from '../support/opening';
import { launchBrowser, visit, watch, type Visitor } from '../support/visitor';

const site = inject('site');
const RESULT = `${site}/${PATHWAY}/result/`;

describe('when something goes wrong, it is said, and nothing else is lost', () => {
	let browser: Browser;
	let visitor: Visitor;
	let page: Page;

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	async function newVisitor(): Promise<void> {
		visitor = await visit(browser, site);
		page = visitor.page;
	}

	test('a damaged record is told apart from the others, which stay', async () => {
		await newVisitor();
		await keepRows(page, site, [
			{ id: 'example', record: aFinishedAttempt() },
			{ id: 'damaged', record: { ...aFinishedAttempt({ id: 'damaged' }), responses: 'none' } },
			{ id: 'garbage', record: 17 }
		]);
		const before = await readKept(page);
		await page.goto(`${site}/`);
		await assertClearError(page, /cannot be read.*damaged.*untouched/s);
		expect(await page.getByRole('link', { name: /^See the result/ }).count()).toBe(1);
		await openAssessment(page, site, '?attempt=damaged');
		await assertClearError(page, /./);
		assertUntouched(before, await readKept(page));
		await page.goto(`${RESULT}?attempt=damaged`);
		await page.getByRole('heading', { name: 'This attempt could not be read' }).waitFor();
		assertUntouched(before, await readKept(page));
		expect(visitor.troubles).toEqual([]);
		await visitor.close();
	});

	test('the assessment can be taken beside a damaged record', async () => {
		await newVisitor();
		await keepRows(page, site, [{ id: 'damaged', record: { format: 1, id: 'damaged' } }]);
		const before = await readKept(page);
		await openAssessment(page, site, '?attempt=damaged');
		await assertClearError(page, /./);
		const noticeTop = (await page.getByRole('alert').first().boundingBox())?.y ?? Infinity;
		const questionTop = (await page.locator('h1').boundingBox())?.y ?? 0;
		expect(noticeTop).toBeLessThan(questionTop);
		await rate(page, '3');
		// The new attempt has begun: what could not be opened is no longer the matter.
		expect(await page.getByRole('alert').count()).toBe(0);
		await expect.poll(() => savedSeq(page)).toBeGreaterThan(0);
		const after = await readKept(page);
		const damagedRow = (row: string) => row.includes('"id":"damaged"');
		expect(after.stores['crosswalk/attempts']?.filter(damagedRow)).toEqual(
			before.stores['crosswalk/attempts']
		);
		expect(after.stores['crosswalk/attempts']).toHaveLength(2);
		await visitor.close();
	});

	test('a record of a newer version is left alone, one of another pathway is not shown as one of this', async () => {
		await newVisitor();
		await keepRows(page, site, [
			{ id: 'newer', record: { ...aFinishedAttempt({ id: 'newer' }), format: 99 } },
			{ id: 'foreign', record: aFinishedAttempt({ id: 'foreign', quiz: 'baker-to-astronaut' }) }
		]);
		const before = await readKept(page);
		await page.goto(`${site}/`);
		await assertClearError(page, /written by a newer version.*Reload/s);
		expect(await page.getByRole('link', { name: /^See the result/ }).count()).toBe(0);
		await openAssessment(page, site, '?attempt=foreign');
		await assertClearError(page, /not in this browser/);
		await page.goto(`${RESULT}?attempt=newer`);
		await page.getByRole('heading', { name: /newer version/ }).waitFor();
		assertUntouched(before, await readKept(page));
		expect(visitor.troubles).toEqual([]);
		await visitor.close();
	});

	test('the wrong file is refused in plain words, and changes nothing', async () => {
		await newVisitor();
		await keepRows(page, site, [{ id: 'open', record: anOpenAttempt(4, 0) }]);
		const before = await readKept(page);
		await page.goto(`${site}/`);
		await page.getByRole('link', { name: /^Carry on/ }).waitFor();
		const whole = JSON.stringify(aFinishedAttempt({ id: 'imported' }));
		const files = [
			{ name: 'radar.json', content: readFileSync('static/icon-192.png'), says: /not a result file/ },
			{ name: 'empty.json', content: '', says: /not a result file/ },
			{ name: 'cut.json', content: whole.slice(0, whole.length / 2), says: /not a result file/ },
			{ name: 'newer.json', content: whole.replace('"format":1', '"format":99'), says: /newer version/ },
			{ name: 'other.json', content: whole.replaceAll(PATHWAY, 'baker-to-astronaut'), says: /pathway/ },
			{ name: 'large.json', content: `["${'x'.repeat(6_000_000)}"]`, says: /too large/ },
			{ name: 'deep.json', content: '['.repeat(100_000), says: /not a result file/ },
			{ name: 'bent.json', content: whole.replace('"responses":[', '"responses":[7,'), says: /damaged/ },
			{ name: 'proto.json', content: '{"__proto__":{"polluted":1}}', says: /not a result file/ }
		];
		for (const { name, content, says } of files) {
			await page
				.getByLabel('Open a result file')
				.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
			await assertClearError(page, says);
		}
		assertUntouched(before, await readKept(page));
		await openAssessment(page, site, '', 'Rating 5 of');
		await rate(page, '2');
		await expect.poll(() => answersKept(page)).toBe(5);
		assertNothingLost(before, await readKept(page));
		expect(visitor.troubles).toEqual([]);
		await visitor.close();
	});

	test('two tabs on one attempt: both are told, the answers of both are kept', async () => {
		await newVisitor();
		await openAssessment(page, site);
		for (const key of ['3', '3', '2'] as const) await rate(page, key);
		await expect.poll(() => answersKept(page)).toBe(3);
		const second = await visitor.context.newPage();
		await openAssessment(second, site, '', 'Rating 4 of');
		await second.getByText(/also open in another tab/).waitFor();
		await rate(second, '5');
		await page.getByText(/also open in another tab/).waitFor();
		await page.getByRole('button', { name: 'Back' }).click();
		await arrive(page, 'Rating 4 of 11');
		await rate(page, '1');
		await rate(second, '4');
		await expect.poll(async () => levelsOf(attemptsIn(await readKept(page))[0])).toEqual([2, 2, 0, 4, 3]);
		expect(attemptsIn(await readKept(page))).toHaveLength(1);
		await visitor.close();
	});

	test('a database that was deleted by hand is said to be missing, not taken for a first visit', async () => {
		await newVisitor();
		await openAssessment(page, site);
		await rate(page, '3');
		await expect.poll(() => savedSeq(page)).toBeGreaterThan(0);
		await page.goto(`${site}/${PATHWAY}/`);
		await page.evaluate(
			() =>
				new Promise((resolve) => {
					indexedDB.deleteDatabase('crosswalk').onsuccess = resolve;
				})
		);
		await page.goto(`${site}/`);
		await assertClearError(page, /1 attempt that was kept here is gone.*kept a file/s);
		await page.reload();
		await assertClearError(page, /gone/);
		await page.getByRole('button', { name: 'I have read this' }).click();
		await expect.poll(() => page.getByRole('alert').filter({ hasText: 'gone' }).count()).toBe(0);
		await page.reload();
		await page.getByText('None in this browser yet').waitFor();
		expect(await page.getByRole('alert').filter({ hasText: 'gone' }).count()).toBe(0);
		await visitor.close();
	});

	test('"Delete everything" asks, offers the files, and leaves nothing', async () => {
		await newVisitor();
		await keepRows(page, site, [
			{ id: 'example', record: aFinishedAttempt() },
			{ id: 'open', record: anOpenAttempt(4, 0) }
		]);
		await openAssessment(page, site, '?attempt=open', 'Rating 5 of');
		await rate(page, '2');
		await page.goto(`${site}/`);
		await page.getByRole('button', { name: 'Delete everything' }).click();
		const dialog = page.getByRole('dialog');
		expect(await dialog.getByRole('button', { name: /Download them first/ }).isVisible()).toBe(true);
		const before = await readKept(page);
		await page.keyboard.press('Escape');
		expect(await dialog.isVisible()).toBe(false);
		assertUntouched(before, await readKept(page));
		await page.getByRole('button', { name: 'Delete everything' }).click();
		await dialog.getByRole('button', { name: 'Delete everything' }).click();
		await page.getByText(/has been deleted/).waitFor();
		await page.getByText('None in this browser yet').waitFor();
		const kept = await readKept(page);
		expect(Object.values(kept.stores).flat()).toEqual([]);
		expect(kept.local).toEqual({});
		expect(kept.files).toEqual([]);
		expect(visitor.troubles).toEqual([]);
		await visitor.close();
	});
});

describe('an earlier attempt that cannot be opened just now', () => {
	test('it is said, and nothing begins anew unasked, when its code cannot be fetched', async () => {
		const browser = await launchBrowser();
		try {
			const { page } = await visit(browser, site, { serviceWorkers: 'block' });
			await keepRows(page, site, [{ id: 'open', record: anOpenAttempt(4, 0) }]);
			const before = await readKept(page);
			let line: 'dead' | 'alive' = 'dead';
			const asked = new Set<string>();
			await page.route('**/*.js', async (route) => {
				const { pathname } = new URL(route.request().url());
				if (line === 'alive' || asked.has(pathname)) await route.continue();
				else await route.abort();
			});
			const html = await (await page.request.get(`${site}/${PATHWAY}/assessment/`)).text();
			for (const [, path = ''] of html.matchAll(/href="([^"]+)" rel="modulepreload"/g)) {
				asked.add(new URL(path, `${site}/${PATHWAY}/assessment/`).pathname);
			}
			await page.goto(`${site}/${PATHWAY}/assessment/`);
			await assertClearError(page, /could not be opened.*still in this browser/s);
			assertUntouched(before, await readKept(page));
			line = 'alive';
			await page.getByRole('button', { name: 'Try again' }).click();
			await page.waitForFunction(() => document.title.startsWith('Rating 5 of'));
			assertNothingLost(before, await readKept(page));
		} finally {
			await browser.close();
		}
	});

	test('it is said when the store cannot be read, before the first answer is given', async () => {
		const browser = await launchBrowser();
		try {
			const { page, context } = await visit(browser, site);
			await keepRows(page, site, [{ id: 'open', record: anOpenAttempt(4, 0) }]);
			await context.addInitScript(() => {
				IDBObjectStore.prototype.getAll = () => {
					throw new DOMException('broken', 'UnknownError');
				};
			});
			await page.goto(`${site}/${PATHWAY}/assessment/`);
			await assertClearError(page, /storage failed/);
		} finally {
			await browser.close();
		}
	});
});

describe('a device without room', () => {
	test('it is said, the answers can be taken away as a file, and saving goes on by itself', async () => {
		const profile = aProfile();
		let mortal = await startMortal(profile.path);
		try {
			await openAssessment(mortal.page, site);
			for (const key of ['3', '3', '2', '4'] as const) await rate(mortal.page, key);
			await expect.poll(() => answersKept(mortal.page)).toBe(4);
			const before = await readKept(mortal.page);
			// The browser remembers for a while how much room there was: a new one asks again.
			await mortal.close();
			mortal = await startMortal(profile.path);
			const { page, troubles } = await watch(mortal.context, mortal.page, site);
			const session = await mortal.context.newCDPSession(page);
			await session.send('Storage.overrideQuotaForOrigin', { origin: site, quotaSize: 1 });
			await openAssessment(page, site, '', 'Rating 5 of');
			await rate(page, '1');
			await assertClearError(page, /not being saved.*no room left/s);
			await rate(page, '2');
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name: 'Download my answers' }).click()
			]);
			expect(answersOf(readFileSync(await download.path(), 'utf8'))).toHaveLength(6);
			assertNothingLost(before, await readKept(page));
			await session.send('Storage.overrideQuotaForOrigin', { origin: site });
			await page.getByText('Saved', { exact: true }).waitFor();
			await expect.poll(() => answersKept(page)).toBe(6);
			assertNothingLost(before, await readKept(page));
			expect(troubles.filter((trouble) => trouble.startsWith('uncaught'))).toEqual([]);
		} finally {
			await mortal.close();
			profile.remove();
		}
	});
});

describe('a browser that lets no page keep anything', () => {
	test('the assessment, the result and its file work all the same, with one notice', async () => {
		const profile = aProfile();
		mkdirSync(join(profile.path, 'Default'), { recursive: true });
		writeFileSync(
			join(profile.path, 'Default', 'Preferences'),
			JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } })
		);
		const mortal = await startMortal(profile.path);
		try {
			const { page, troubles } = await watch(mortal.context, mortal.page, site);
			await page.goto(`${site}/`);
			await assertClearError(page, /does not let the page keep anything/);
			await page
				.getByRole('link', { name: /^Take the assessment/ })
				.first()
				.click();
			await openAssessment(page, site);
			for (let rating = 0; rating < 11; rating += 1) await rate(page, '3');
			expect(await placeOf(page)).toMatch(/^Check 1: /);
			await assertClearError(page, /finish and download your result/);
			expect(
				await page
					.getByRole('alert')
					.filter({ hasText: /keep anything/ })
					.count()
			).toBe(1);
			await page.getByRole('button', { name: 'Finish now' }).click();
			await page.getByRole('button', { name: 'See your result' }).click();
			await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name: 'JSON' }).click()
			]);
			expect(answersOf(readFileSync(await download.path(), 'utf8'))).toHaveLength(11);
			expect(troubles.filter((trouble) => trouble.startsWith('uncaught'))).toEqual([]);
		} finally {
			await mortal.close();
			profile.remove();
		}
	});
});

/** The level each skill was last rated at, in the order of the skills' first ratings. */
function levelsOf(record: SessionRecord | undefined): readonly number[] {
	const levels = new Map<string, number>();
	for (const response of record?.responses ?? []) {
		if (response.kind === 'rating' && response.answer.type === 'level') {
			levels.set(response.skill, response.answer.level);
		}
	}
	return [...levels.values()];
}

/** How many answers the first attempt of the store has. */
async function answersKept(page: Page): Promise<number | undefined> {
	return attemptsIn(await readKept(page))[0]?.responses.length;
}

/** The answers in a result file, or in one that holds the answers alone. */
function answersOf(text: string): readonly unknown[] {
	const file = JSON.parse(text) as Partial<SessionRecord> & { readonly record?: SessionRecord };
	return file.record?.responses ?? file.responses ?? [];
}
