import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, toMarkdown } from '../../src/lib/export/markdown';
import { plainLine } from '../../src/lib/export/plain-line';
import { writeReport } from '../../src/lib/export/written-report';
import { aReport, aSkillResult, aTaskFact } from './a-report';
import { HOSTILE_TEXTS, campaign, hostileText } from './hostile';

/** The reader: GitHub's dialect as far as markdown-it goes, with links found in bare text. */
const reader = new MarkdownIt({ html: true, linkify: true });

type Token = ReturnType<typeof reader.parse>[number];

/** All tokens, the inline ones in place of the token that holds them. */
function tokensOf(markdown: string): Token[] {
	return reader.parse(markdown, {}).flatMap((token) => token.children ?? [token]);
}

/** What a reader sees of an inline token's children. */
function shownText(tokens: readonly Token[]): string {
	return tokens.map((token) => token.content).join('');
}

/** Cells of every table, row by row. */
function tablesOf(markdown: string): string[][][] {
	const tables: string[][][] = [];
	for (const token of reader.parse(markdown, {})) {
		if (token.type === 'table_open') tables.push([]);
		if (token.type === 'tr_open') tables.at(-1)?.push([]);
		if (token.type === 'inline' && token.level === 4)
			tables
				.at(-1)
				?.at(-1)
				?.push(shownText(token.children ?? []));
	}
	return tables;
}

const report = aReport();
const written = writeReport(report);
const markdown = toMarkdown(report);

describe('the Markdown file', () => {
	test('shows the levels as a table, every cell as in the report', () => {
		const [levels] = tablesOf(markdown);
		expect(levels?.slice(1)).toEqual(written.levels.map((row) => Object.values(row)));
	});

	test('shows readiness as bands in both orders', () => {
		const [, readiness] = tablesOf(markdown);
		expect(readiness?.slice(1)).toEqual(written.readiness.map((row) => Object.values(row)));
	});

	test('has one open task per step, in order, with dates, hours and every reason', () => {
		const shown = reader
			.parse(markdown, {})
			.filter((token) => token.type === 'inline')
			.map((token) => shownText(token.children ?? []));
		const open = shown.filter((line) => line.startsWith('[ ] '));
		expect(open).toEqual(
			written.plan.steps.map(
				(step) => `[ ] ${step.number}. ${step.title} · ${step.dates} · ${step.hours} · ${step.origin}`
			)
		);
		for (const reason of written.plan.steps.flatMap((step) => step.reasons)) expect(shown).toContain(reason);
		expect(shown.filter((line) => line.startsWith('[x] '))).toEqual([
			'[x] Read chapters 1 to 5 (21 November 2026)'
		]);
	});

	test('links the resources that have an address, and nothing else', () => {
		const links = tokensOf(markdown).filter((token) => token.type === 'link_open');
		expect(links.map((token) => token.attrGet('href'))).toEqual([
			'https://example.org/k8s',
			'https://example.org/docs'
		]);
	});

	test('leaves out what is empty', () => {
		const bare = toMarkdown(
			aReport({
				gaps: [],
				setAside: [],
				roadmap: { ...report.roadmap, steps: [], skips: [], done: [], dropped: [], later: [] }
			})
		);
		expect(bare).toContain('There is nothing left to plan.');
		for (const heading of [
			'Your plan',
			'What you can skip',
			'Already done',
			'Later',
			'What is missing',
			'Left out'
		]) {
			expect(bare).not.toContain(heading);
		}
	});

	test('is the same bytes for the same report', () => {
		expect(toMarkdown(aReport())).toBe(markdown);
	});
});

describe('hostile text', () => {
	test.each(HOSTILE_TEXTS)('%j is shown as it is', (text) => {
		const tokens = tokensOf(`- **x** ${escapeMarkdown(text)}`);
		expect(shownText(tokens.filter((token) => token.type !== 'list_item_open'))).toBe(
			`x ${plainLine(text)}`.trim()
		);
	});

	test('stays text at the start of a line, in a list, in bold and in a table cell', () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const shown = plainLine(text);
				const places = [
					escapeMarkdown(text),
					`- ${escapeMarkdown(text)}`,
					`- [ ] **1\\. ${escapeMarkdown(text)}** · x`,
					`> ${escapeMarkdown(text)}`,
					`# ${escapeMarkdown(text)}`
				];
				for (const place of places) {
					const tokens = tokensOf(place);
					expect(tokens.filter((token) => /html|link|image|code|fence|math/.test(token.type))).toEqual([]);
					expect(shownText(tokens)).toContain(shown);
				}
				const table = `| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | end |`;
				expect(tablesOf(table)).toEqual([
					[
						['a', 'b'],
						[shown, 'end']
					]
				]);
			}),
			campaign(5000)
		);
	});

	test('gives the same structure as harmless text wherever a report can hold it', () => {
		const structure = (text: string, reason: string) =>
			tokensOf(
				toMarkdown(
					aReport({
						quiz: { ...report.quiz, title: text },
						tasks: {
							...report.tasks,
							t1: aTaskFact({ title: text, resources: [{ title: text, cost: 'free' }] })
						},
						skills: report.skills.map((result) =>
							result.skill === 'gpu'
								? aSkillResult({ ...result, name: text, missed: [text], contested: { estimated: 0, reason } })
								: result
						)
					})
				)
			)
				.map((token) => token.type)
				.filter((type) => !/text|softbreak/.test(type));
		const harmless = structure('harmless', 'harmless');
		fc.assert(
			fc.property(
				hostileText.filter((text) => plainLine(text) !== ''),
				hostileText,
				(text, reason) => {
					expect(structure(text, reason)).toEqual(harmless);
				}
			),
			campaign(1000)
		);
	});

	test('an address that is no web address is not linked', () => {
		const addresses = [
			'javascript:alert(1)',
			'data:text/html,x',
			'https://a.example/(b) <c> |d| "e" \\f\n[g]',
			'nonsense'
		];
		const linked = toMarkdown(
			aReport({
				tasks: {
					...report.tasks,
					t1: aTaskFact({ resources: addresses.map((url) => ({ title: 'r', url, cost: 'free' })) })
				}
			})
		);
		const links = tokensOf(linked).filter((token) => token.type === 'link_open');
		expect(links.map((token) => token.attrGet('href'))).toEqual([
			'https://a.example/%28b%29%20%3Cc%3E%20%7Cd%7C%20%22e%22%20/f%5Bg%5D'
		]);
	});
});
