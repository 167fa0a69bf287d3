import type { Page } from 'playwright';
import { SCREENS } from '../../src/routes/design/screens';
import { PATHWAY } from './candidate';
import { aFinishedAttempt, anOpenAttempt, keepRows } from './kept';

/** A screen a person can meet, and how to get there in a fresh profile. */
export interface Screen {
	readonly name: string;
	readonly open: (page: Page, site: string) => Promise<void>;
}

/** Every screen of the product: each state on its design page, and the real pages with something in them. */
export const ALL_SCREENS: readonly Screen[] = [
	...SCREENS.map((name): Screen => ({
		name,
		open: (page, site) => openDesign(page, `${site}/design/${name}/`)
	})),
	{ name: 'design', open: (page, site) => openDesign(page, `${site}/design/`) },
	// No client code there, so nothing to wait for.
	{ name: 'result', open: async (page, site) => void (await page.goto(`${site}/design/result/`)) },
	{ name: 'guide', open: async (page, site) => void (await page.goto(`${site}/${PATHWAY}/`)) },
	{ name: 'nowhere', open: async (page, site) => void (await page.goto(`${site}/no/such/page`)) },
	{ name: 'home-first-visit', open: openHome },
	{ name: 'home-with-attempts', open: openHomeWithAttempts },
	{
		name: 'home-asked-to-delete',
		async open(page, site) {
			await openHomeWithAttempts(page, site);
			await page.getByRole('button', { name: 'Delete everything' }).click();
			await page.getByRole('dialog').waitFor();
		}
	},
	{
		name: 'home-wrong-file',
		async open(page, site) {
			await openHome(page, site);
			await page
				.getByLabel('Open a result file')
				.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
			await page.getByText(/not a result file/).waitFor();
		}
	},
	{ name: 'result-real', open: (page, site) => openResult(page, site) },
	{
		name: 'result-all-open',
		async open(page, site) {
			await openResult(page, site);
			await page.evaluate(() => {
				for (const details of document.querySelectorAll('details')) details.open = true;
			});
		}
	},
	{
		name: 'result-compared',
		async open(page, site) {
			const earlier = aFinishedAttempt({ id: 'earlier', finishedAt: '2026-09-01T09:00:00.000Z' });
			const responses = earlier.responses.flatMap((response): typeof earlier.responses => {
				if (response.kind !== 'rating') return [];
				return [{ ...response, answer: { type: 'level', level: 0 } }];
			});
			await openResult(page, site, [{ ...earlier, responses }]);
			await page.getByLabel('Compare with').selectOption('earlier');
			await page.getByRole('table', { name: /earlier attempt/ }).waitFor();
			await page.getByText('What changed in the plan').click();
		}
	}
];

/** Design pages come alive after they are shown; some states only then. */
async function openDesign(page: Page, address: string): Promise<void> {
	await page.goto(address, { waitUntil: 'load' });
	if (address.includes('-error/')) await page.getByText('There is a problem').waitFor();
	await page.waitForFunction(() => history.state !== null);
}

async function openHome(page: Page, site: string): Promise<void> {
	await page.goto(`${site}/`);
	await page.waitForFunction(() => history.state !== null);
}

async function openHomeWithAttempts(page: Page, site: string): Promise<void> {
	await keepRows(page, site, [
		{ id: 'example', record: aFinishedAttempt() },
		{ id: 'open', record: anOpenAttempt(4, 0) },
		{ id: 'broken', record: 'broken' }
	]);
	await openHome(page, site);
	await page.getByRole('link', { name: /^Carry on/ }).waitFor();
}

async function openResult(
	page: Page,
	site: string,
	others: readonly ReturnType<typeof aFinishedAttempt>[] = []
): Promise<void> {
	await keepRows(page, site, [
		...others.map((record) => ({ id: record.id, record })),
		{ id: 'example', record: aFinishedAttempt() }
	]);
	await page.goto(`${site}/${PATHWAY}/result/?attempt=example`);
	await page.getByRole('heading', { name: 'Your learning order' }).waitFor();
	await page.locator('canvas').first().waitFor();
}
