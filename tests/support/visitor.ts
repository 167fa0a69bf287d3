import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from 'playwright';
import { BROWSER_FLAGS, findBrowser } from './browser';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules axe runs: WCAG 2.2 A and AA, best practices, and target size, which is off by default. */
const AXE_OPTIONS = {
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	rules: { 'target-size': { enabled: true } }
} as const;

/** Launches the test browser. Throws when there is none. */
export async function launchBrowser(): Promise<Browser> {
	const executablePath = findBrowser();
	if (executablePath === undefined) throw new Error('No browser: run npm test, which installs one');
	return chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
}

/** A page that remembers everything that went wrong on it. */
export interface Visitor {
	readonly page: Page;
	readonly context: BrowserContext;
	/** Console errors, uncaught errors, policy violations, failed or foreign requests, in order. */
	readonly troubles: readonly string[];
	readonly close: () => Promise<void>;
}

/** Opens a fresh profile. `site` is the only address the page may talk to. */
export async function visit(
	browser: Browser,
	site: string,
	options: BrowserContextOptions = {}
): Promise<Visitor> {
	const context = await browser.newContext({ acceptDownloads: true, ...options });
	return watch(context, await context.newPage(), site);
}

/** Watches an existing page of a context. */
export async function watch(context: BrowserContext, page: Page, site: string): Promise<Visitor> {
	const troubles: string[] = [];
	await context.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (event) => {
			console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
		});
	});
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') {
			troubles.push(`${message.type()}: ${message.text()}`);
		}
	});
	page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
	page.on('request', (request) => {
		const url = request.url();
		if (!url.startsWith(site) && !/^(data|blob):/.test(url)) troubles.push(`foreign request: ${url}`);
	});
	return { page, context, troubles, close: () => context.close() };
}

/** What axe says about a page: what is wrong for certain, and what it leaves to a person to decide. */
export interface AxeFindings {
	/** One line per rule and place; empty when there is nothing. */
	readonly violations: readonly string[];
	/** One line per rule, reason and kind of element, each once. */
	readonly doubts: readonly string[];
}

/** Asks axe about the page as it is now. */
export async function askAxe(page: Page): Promise<AxeFindings> {
	// Trusted Types forbid script text in the page, so axe goes in through the debugger, which they do not bind.
	const session = await page.context().newCDPSession(page);
	await session.send('Runtime.evaluate', { expression: `${AXE};void 0` });
	const { result } = await session.send('Runtime.evaluate', {
		expression: `axe.run(document, ${JSON.stringify(AXE_OPTIONS)}).then((found) => {
			const kindOf = (node) => {
				const element = document.querySelector(node.target[0]);
				const classes = [...element.classList].filter((name) => !name.startsWith('svelte-'));
				return [element.localName, ...classes].join('.');
			};
			const reasonOf = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey ?? check.id).join('+');
			return {
				violations: found.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + node.target.join(' ') + ' - ' + node.failureSummary.split('\\n').slice(1).join(' '))),
				doubts: [...new Set(found.incomplete.flatMap((rule) => rule.nodes.map((node) => rule.id + ', ' + reasonOf(node) + ': ' + kindOf(node))))].sort()
			};
		})`,
		awaitPromise: true,
		returnByValue: true
	});
	await session.detach();
	const findings = result.value as AxeFindings | undefined;
	if (findings === undefined) throw new Error('axe did not run');
	return findings;
}

/** What axe finds wrong on the page, one line per rule and place; empty when there is nothing. */
export async function findAxeViolations(page: Page): Promise<readonly string[]> {
	return (await askAxe(page)).violations;
}

/** Presses Tab until the focused element's accessible text matches; throws after `limit` stops. */
export async function tabTo(page: Page, name: RegExp, limit = 80): Promise<void> {
	const seen: string[] = [];
	for (let stop = 0; stop < limit; stop += 1) {
		await page.keyboard.press('Tab');
		const text = await page.evaluate(() => {
			const element = document.activeElement;
			if (!(element instanceof HTMLElement) || element === document.body) return '';
			const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
			const label = labels.map(({ innerText }) => innerText).join(' ');
			return (element.getAttribute('aria-label') ?? (label || element.innerText)).replace(/\s+/g, ' ').trim();
		});
		seen.push(text);
		if (name.test(text)) return;
	}
	throw new Error(`Tab never reached ${name}; it went over: ${seen.join(' | ')}`);
}
