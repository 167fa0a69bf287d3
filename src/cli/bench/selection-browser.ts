import { nextCheck } from '../../lib/domain/selection';
import { listPathways, loadQuiz } from '../../lib/server/quiz-files';
import { drawPerson } from '../simulation/person';
import { playSession } from '../simulation/play';
import { findPopulation } from '../simulation/population';
import { bundleForPage } from './page-bundle';
import { launchSlowBrowser, openSlowly } from './slow-browser';
import type { Browser } from 'playwright';
import type { Quiz } from '../../lib/domain/quiz';
import type { TimedLog } from './selection-page';
import type { Timing } from './timing';

const PEOPLE = 14;
const WARM_UP = 4;
const CHECKS = 20;

/** What the page holds: the bundle, and what `timeInSlowPage` gave it. */
interface Held {
	readonly bench: typeof import('./selection-page');
	given: { readonly quiz: Quiz; readonly logs: readonly TimedLog[] };
}

/**
 * Times the choice of the next check on the first real pathway in Chromium with its processor made 4 times slower,
 * in `pages` fresh browsers one after the other.
 */
export async function timeInSlowPages(pages: number): Promise<readonly Timing[]> {
	const [pathway = ''] = listPathways();
	const quiz = loadQuiz(pathway);
	const logs = Array.from({ length: PEOPLE }, (_, index) => playPerson(quiz, index));
	const code = await bundleForPage('./selection-page.ts');
	const timings: Timing[] = [];
	for (let index = 0; index < pages; index++) {
		const browser = await launchSlowBrowser();
		try {
			timings.push(await timeInSlowPage(browser, code, quiz, logs));
		} finally {
			await browser.close();
		}
	}
	return timings;
}

async function timeInSlowPage(
	browser: Browser,
	code: string,
	quiz: Quiz,
	logs: readonly TimedLog[]
): Promise<Timing> {
	const { page, context } = await openSlowly(browser, 'processor', 'block');
	await page.addScriptTag({ content: code });
	const held = await page.evaluateHandle(
		([of, said]) => {
			const window = globalThis as unknown as Held;
			// As the page gets it: read from text.
			window.given = { quiz: JSON.parse(of) as Quiz, logs: JSON.parse(said) as TimedLog[] };
			return window;
		},
		[JSON.stringify(quiz), JSON.stringify(logs)] as const
	);
	const session = await context.newCDPSession(page);
	await session.send('Performance.enable');
	// Processor time of the page's main thread, made slower like everything there: what other programs took is not in it.
	const threadTime = async (): Promise<number> => {
		const { metrics } = await session.send('Performance.getMetrics');
		return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN);
	};

	const before = await threadTime();
	const [wall = NaN] = await held.evaluate(({ bench, given: { quiz, logs } }) =>
		logs
			.slice(0, 1)
			.flatMap(({ log, ratings }) => bench.timeChoices(quiz, { log: log.slice(0, ratings), ratings }))
	);
	const first = Math.min(wall, (await threadTime()) - before);
	const people = await held.evaluate(({ bench, given: { quiz, logs } }) =>
		logs.map((log) => bench.timeChoices(quiz, log))
	);
	return { first, warm: people.slice(WARM_UP).flat() };
}

function playPerson(quiz: Quiz, index: number): TimedLog {
	const person = drawPerson(quiz, findPopulation('P1'), 1, index);
	const { log, ratings } = playSession(quiz, person, (said, choice) => nextCheck(quiz, said, choice), CHECKS);
	return { log, ratings };
}
