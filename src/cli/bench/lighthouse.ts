import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser } from '../../../tests/support/browser';
import { quantile } from '../simulation/statistics';

/** Fetched by npm when this bench is run, and only then: it is large and nothing else needs it. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

/** Scores of a page, 0 to 100: the median of the runs. */
export type Scores = Readonly<Record<Category, number>>;

/** Now and then Lighthouse misses the start of the page it has just opened, and asks to be run again. */
const TRIES = 3;

/** Audits a page as Lighthouse's mobile default does, `runs` times. Throws when Lighthouse cannot be had. */
export async function auditPage(address: string, runs: number): Promise<Scores> {
	const all: Scores[] = [];
	for (let run = 0; run < runs; run++) all.push(await auditPatiently(address));
	const median = (category: Category) =>
		quantile(
			all.map((scores) => scores[category]),
			0.5
		);
	return {
		performance: median('performance'),
		accessibility: median('accessibility'),
		'best-practices': median('best-practices'),
		seo: median('seo')
	};
}

async function auditPatiently(address: string): Promise<Scores> {
	for (let left = TRIES - 1; ; left--) {
		try {
			return await audit(address);
		} catch (error) {
			if (left === 0 || !String(error).includes('run Lighthouse again')) throw error;
		}
	}
}

async function audit(address: string): Promise<Scores> {
	const folder = mkdtempSync(join(tmpdir(), 'crosswalk-lighthouse-'));
	const file = join(folder, 'report.json');
	try {
		const flags = '--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors';
		const output = ['--output=json', `--output-path=${file}`, '--quiet', `--chrome-flags=${flags}`];
		await promisify(execFile)('npx', ['--yes', LIGHTHOUSE, address, ...output], {
			env: { ...process.env, CHROME_PATH: findBrowser() ?? '' }
		});
		const { categories } = JSON.parse(readFileSync(file, 'utf8')) as {
			readonly categories: Readonly<Record<Category, { readonly score: number | null }>>;
		};
		const score = (category: Category) => Math.round((categories[category].score ?? NaN) * 100);
		return {
			performance: score('performance'),
			accessibility: score('accessibility'),
			'best-practices': score('best-practices'),
			seo: score('seo')
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
