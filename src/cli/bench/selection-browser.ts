import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { nextCheck } from '../../lib/domain/selection';
import { listPathways, loadQuiz } from '../../lib/server/quiz-files';
import { drawPerson } from '../simulation/person';
import { playSession } from '../simulation/play';
import { findPopulation } from '../simulation/population';
import { launchSlowBrowser, openSlowly } from './slow-browser';
import type { Browser } from 'playwright';
import type { Quiz } from '../../lib/domain/quiz';
import type { TimedLog } from './selection-page';
import type { Timing } from './timing';

const PEOPLE = 14;
const WARM_UP = 4;
const CHECKS = 20;

/** What the bundle puts into the page. */
type Bundle = typeof import('./selection-page');

/**
 * Times the choice of the next check on the first real pathway in Chromium with its processor made 4 times slower,
 * in `pages` fresh pages one after the other, each in a process of its own.
 */
export async function timeInSlowPages(pages: number): Promise<readonly Timing[]> {
	const [pathway = ''] = listPathways();
	const quiz = loadQuiz(pathway);
	const logs = Array.from({ length: PEOPLE }, (_, index) => playPerson(quiz, index));
	const code = await bundle();
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
	const { page } = await openSlowly(browser, 'processor', 'block');
	await page.addScriptTag({ content: code });
	return page.evaluate(
		([said, of, warmUp]) => {
			const { bench } = globalThis as unknown as { readonly bench: Bundle };
			// As the page gets it: read from text.
			return bench.timeSelection(JSON.parse(of) as Quiz, JSON.parse(said) as TimedLog[], warmUp);
		},
		[JSON.stringify(logs), JSON.stringify(quiz), WARM_UP] as const
	);
}

function playPerson(quiz: Quiz, index: number): TimedLog {
	const person = drawPerson(quiz, findPopulation('P1'), 1, index);
	const { log, ratings } = playSession(quiz, person, (said, choice) => nextCheck(quiz, said, choice), CHECKS);
	return { log, ratings };
}

/** The production code as one minified script that leaves `bench` behind. */
async function bundle(): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			lib: {
				entry: fileURLToPath(new URL('./selection-page.ts', import.meta.url)),
				name: 'bench',
				formats: ['iife']
			}
		}
	});
	const [first] = Array.isArray(built) ? built : [built];
	const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
	if (chunk === undefined) throw new Error('Vite built nothing');
	return chunk.code;
}
