import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAutoAdvance, findLostFocus, findSilentChange } from '../support/behaviour-checks';
import type { Finding } from '../support/finding';
import { walkFocus } from '../support/focus-walk';
import {
	findFitFaults,
	findMotionFaults,
	findSpacingFaults,
	findTargetFaults
} from '../support/layout-checks';
import { findStructureFaults } from '../support/structure-checks';
import { findAxeViolations, launchBrowser } from '../support/visitor';

/** The faults of tests/support/faulty-quiz.html, each with the rule that must find it at its place. */
const FAULTS: Readonly<Record<string, string>> = {
	'no-language': 'html-has-lang',
	'no-zoom': 'meta-viewport',
	'no-alt': 'image-alt',
	contrast: 'color-contrast',
	'no-label': 'label',
	'small-target': 'target-size',
	'no-legend': 'group-name',
	'bare-canvas': 'picture-name',
	'empty-chart-name': 'picture-name',
	'drag-only': 'drag-only',
	'no-ring': 'focus-ring',
	'no-live-region': 'silent-change',
	'colour-only': 'colour-only',
	'too-wide': 'too-wide',
	'loose-error': 'loose-error',
	motion: 'motion',
	'div-button': 'dead-control',
	'vanishing-toast': 'vanishing',
	'dead-radio': 'role-focus',
	'bare-table': 'table-headers',
	'auto-advance': 'auto-advance',
	'focus-lost': 'focus-lost',
	'clipped-text': 'clipped-text',
	'same-name': 'same-name',
	covered: 'covered'
};

describe('our checks on a quiz page with 25 faults', () => {
	let browser: Browser;
	let page: Page;
	let axe: readonly string[];
	let findings: readonly Finding[];

	beforeAll(async () => {
		browser = await launchBrowser();
		page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
		await page.setContent(readFileSync('tests/support/faulty-quiz.html', 'utf8'));
		axe = await findAxeViolations(page);
		const seen: Finding[] = [
			...(await findStructureFaults(page)),
			...(await findMotionFaults(page)),
			...(await findTargetFaults(page)),
			...(await findSpacingFaults(page)),
			...(await walkFocus(page)).flatMap((stop) => stop.findings)
		];
		await page.setViewportSize({ width: 320, height: 256 });
		seen.push(...(await findFitFaults(page)));
		await page.setViewportSize({ width: 1280, height: 800 });
		for (const id of ['save', 'copy']) {
			seen.push(...(await findSilentChange(page, () => page.locator(`#${id}`).click())));
		}
		seen.push(...(await findAutoAdvance(page)));
		seen.push(...(await findLostFocus(page, () => page.locator('#next').press('Enter'))));
		findings = seen;
	});
	afterAll(async () => browser.close());

	const isCaught = (fault: string, rule: string) =>
		findings.some((finding) => finding.fault === fault && finding.rule === rule) ||
		axe.some((line) => line.startsWith(`${rule}: `));

	test('there are 25 of them, and every one is caught', () => {
		const missed = Object.entries(FAULTS).filter(([fault, rule]) => !isCaught(fault, rule));
		expect(Object.keys(FAULTS)).toHaveLength(25);
		expect(missed).toEqual([]);
	});

	test('axe alone sees less than half of them, so it is the floor and not the proof', () => {
		const rules = new Set(axe.map((line) => line.split(': ')[0]));
		const seen = Object.values(FAULTS).filter((rule) => rules.has(rule));
		expect(seen.length).toBeGreaterThanOrEqual(5);
		expect(seen.length).toBeLessThan(13);
	});
});
