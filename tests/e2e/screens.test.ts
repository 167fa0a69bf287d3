import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { findingText, type Finding } from '../support/finding';
import {
	findFitFaults,
	findLargeTextFaults,
	findMotionFaults,
	findSpacingFaults,
	findTargetFaults
} from '../support/layout-checks';
import { comparePicture, LOOKS as PICTURES, openDarkroom } from '../support/picture';
import { isDecided } from '../support/decided-doubts';
import { ALL_SCREENS } from '../support/screens';
import { findStructureFaults } from '../support/structure-checks';
import { askAxe, launchBrowser, visit } from '../support/visitor';

const WIDE = { width: 1280, height: 900 };
/** Points of a pixel. */
const POINTS = 0.75;
/** 1280 x 1024 at 400 %. */
const NARROW = { width: 320, height: 256 };
const PHONE = { width: 390, height: 844 };

/** How a person may have set up their screen. */
const LOOKS = [
	{ name: 'light', media: {}, size: WIDE },
	{ name: 'dark', media: { colorScheme: 'dark' }, size: WIDE },
	{ name: 'forced colours', media: { forcedColors: 'active' }, size: WIDE },
	{ name: '320 px', media: {}, size: NARROW }
] as const;

/** The dates of results are today's, and an endless bar is never where it was: every time another picture. */
const NOT_PICTURED: readonly string[] = [
	'result-real',
	'result-all-open',
	'result-compared',
	'result-opening',
	'waiting'
];

const PLAIN = {
	colorScheme: 'light',
	forcedColors: 'none',
	reducedMotion: 'no-preference',
	media: 'screen'
} as const;

describe('every screen, for everyone', () => {
	let browser: Browser;
	const site = inject('site');

	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => browser.close());

	/** Two at a time: one is looked at while the other draws. */
	test.concurrent.for(ALL_SCREENS)('$name', async ({ name, open }, { expect }) => {
		const { page, context, close } = await visit(browser, site, { viewport: WIDE });
		await open(page, site);
		const found: string[] = [];
		const note = (look: string, findings: readonly Finding[]) =>
			found.push(...findings.map((finding) => `${look}: ${findingText(finding)}`));

		const darkroom = await openDarkroom(context);
		for (const look of NOT_PICTURED.includes(name) ? [] : PICTURES) {
			await page.emulateMedia({ ...PLAIN, colorScheme: look.scheme, reducedMotion: 'reduce' });
			await page.setViewportSize(look.size);
			found.push(...(await comparePicture(page, darkroom, name, look)));
		}
		for (const { name: look, media, size } of LOOKS) {
			await page.emulateMedia({ ...PLAIN, ...media });
			await page.setViewportSize(size);
			const { violations, doubts } = await askAxe(page);
			found.push(...violations.map((line) => `${look}: ${line}`));
			found.push(...doubts.filter((line) => !isDecided(line)).map((line) => `${look}: undecided: ${line}`));
		}
		note('320 px', await findFitFaults(page));
		note('320 px', await findTargetFaults(page));
		note('320 px, wide spacing', await findSpacingFaults(page));
		await page.setViewportSize(PHONE);
		note('390 px, large text', await findLargeTextFaults(page));

		await page.emulateMedia({ ...PLAIN, reducedMotion: 'reduce' });
		await page.setViewportSize(WIDE);
		note('wide', await findStructureFaults(page));
		note('wide', await findFitFaults(page));
		note('wide', await findTargetFaults(page));
		note('large text', await findLargeTextFaults(page));
		note('no motion', await findMotionFaults(page));

		await page.emulateMedia({ ...PLAIN, media: 'print' });
		const paper = await page.evaluate(() => ({
			words: document.querySelector('main')?.innerText.trim().length ?? 0,
			heading: document.querySelector('h1')?.checkVisibility() ?? false,
			letters: Number.parseFloat(getComputedStyle(document.body).fontSize)
		}));
		const points = paper.letters * POINTS;
		if (!paper.heading) found.push('paper: the heading is not printed');
		if (points < 8 || points > 10) found.push(`paper: letters of ${points} points`);
		if (paper.words < 20) found.push(`paper: only ${paper.words} characters are printed`);

		expect([...new Set(found)], name).toEqual([]);
		await close();
	});
});
