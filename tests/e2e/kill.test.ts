import type { Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { placeOf } from '../support/candidate';
import { chanceFrom } from '../support/chance';
import { attemptsIn, readKept } from '../support/kept';
import { aProfile, SQLITE_FLAG, startMortal, type Mortal } from '../support/kill';
import { openAssessment } from '../support/opening';

const site = inject('site');
const RATINGS = 11;

const isDeep = process.env['CROSSWALK_DEEP'] !== undefined;
const CYCLES = isDeep ? 50 : 3;
/** Both ways Chromium keeps IndexedDB; people have either. */
const BACK_ENDS = isDeep
	? ([
			{ name: 'LevelDB', flags: [] },
			{ name: 'SQLite', flags: [SQLITE_FLAG] }
		] as const)
	: ([{ name: 'LevelDB', flags: [] }] as const);

/** What this test chose on screen, and how much of it the page has called saved. */
interface Walk {
	readonly given: string[];
	acknowledged: number;
}

describe.each(BACK_ENDS)('the browser is killed with $name', ({ flags }) => {
	test.each(Array.from({ length: CYCLES }, (_, index) => index + 1))(
		'no acknowledged answer is lost, and the place is the right one (cycle %i)',
		async (cycle) => {
			const chance = chanceFrom(`kill ${cycle}`);
			const last = 1 + chance.below(cycle % 3 === 0 ? 20 : RATINGS);
			// Every fifth kill comes at once after "saved", the others some time later.
			const delay = cycle % 5 === 0 ? 0 : chance.below(150);
			const profile = aProfile();
			const walk: Walk = { given: [], acknowledged: 0 };
			let mortal: Mortal | undefined;
			try {
				mortal = await startMortal(profile.path, flags);
				await listenForSaved(mortal.page, walk);
				await openAssessment(mortal.page, site);
				const walking = answerOn(mortal.page, walk, last + 5);
				await expect
					.poll(() => walk.acknowledged, { timeout: 120_000, interval: 5 })
					.toBeGreaterThanOrEqual(last);
				await new Promise((resolve) => setTimeout(resolve, delay));
				expect(await mortal.kill()).toBeGreaterThan(1);
				await walking;

				mortal = await startMortal(profile.path, flags);
				const { page } = mortal;
				await page.goto(`${site}/`);
				await page.getByRole('link', { name: /^Carry on/ }).click();
				await page.waitForURL('**/assessment/?attempt=*');
				await page.waitForFunction(() => !document.title.startsWith('Rating 1 of'));
				const attempts = attemptsIn(await readKept(page));
				expect(attempts).toHaveLength(1);
				const kept = (attempts[0]?.responses ?? []).map(textOf);
				expect(kept.length).toBeGreaterThanOrEqual(walk.acknowledged);
				expect(kept).toEqual(walk.given.slice(0, kept.length));
				expect(walk.given.length - kept.length).toBeLessThanOrEqual(1);
				if (kept.length >= RATINGS) await page.waitForFunction(() => /Check \d+/.test(document.title));
				expect(await placeOf(page)).toMatch(placeAfter(kept.length));
			} finally {
				await mortal?.close().catch(() => undefined);
				profile.remove();
			}
		}
	);
});

/** Where somebody is who has given so many answers: at the next question, or at the last check's explanation. */
function placeAfter(answers: number): RegExp {
	if (answers < RATINGS) return new RegExp(`^Rating ${answers + 1} of ${RATINGS}$`);
	const checks = answers - RATINGS;
	return new RegExp(`^Check (${checks + 1}|${checks} explained): `);
}

function textOf(response: unknown): string {
	const { kind, answer } = response as {
		readonly kind: string;
		readonly answer: { readonly level?: number; readonly option?: number };
	};
	return `${kind} ${answer.level ?? answer.option}`;
}

/**
 * Notes how many answers the page has called saved. The place on screen says how many were given; "Saved"
 * beside it that the disk has them all.
 */
async function listenForSaved(page: Page, walk: Walk): Promise<void> {
	await page.exposeBinding('tellSaved', (_source, title: string, sequence: number) => {
		const [, kind, number, explained] = /^(Rating|Check) (\d+)( explained)?/.exec(title) ?? [];
		if (kind === undefined || sequence === 0) return;
		const before = kind === 'Rating' ? Number(number) - 1 : RATINGS + Number(number) - 1;
		walk.acknowledged = Math.max(walk.acknowledged, explained === undefined ? before : before + 1);
	});
	await page.addInitScript(() => {
		const tell = (globalThis as unknown as { tellSaved: (title: string, sequence: number) => void })
			.tellSaved;
		let told = '';
		new MutationObserver(() => {
			const saved = [...document.querySelectorAll('[role=status]')].some(
				({ textContent }) => textContent.trim() === 'Saved'
			);
			const sequence = Number(
				document.querySelector('[data-saved-seq]')?.getAttribute('data-saved-seq') ?? 0
			);
			if (!saved || told === document.title) return;
			told = document.title;
			tell(document.title, sequence);
		}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
	});
}

/** Answers question after question with the second choice until the browser is gone. */
async function answerOn(page: Page, walk: Walk, answers: number): Promise<void> {
	try {
		while (walk.given.length < answers) {
			const place = await placeOf(page);
			if (place.includes('explained')) {
				await page.getByRole('button', { name: 'Continue' }).click();
			} else {
				const radio = page.locator('fieldset:has(h1) input[type=radio]').nth(1);
				await radio.check();
				const value = await radio.getAttribute('value');
				walk.given.push(`${place.startsWith('Rating') ? 'rating' : 'check'} ${value}`);
				await page.getByRole('button', { name: /^(Continue|Sure)$/ }).click();
			}
			await page.waitForFunction(
				(old) => document.title.split(' – ')[0] !== old && /^(Rating|Check \d)/.test(document.title),
				place
			);
		}
	} catch {
		// Killed: that is what it is here for.
	}
}
