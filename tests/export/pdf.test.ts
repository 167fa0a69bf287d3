import { create } from 'fontkit';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { assess, type Report } from '../../src/lib/domain/report';
import { drawable } from '../../src/lib/export/font-coverage';
import { plainLine } from '../../src/lib/export/plain-line';
import { PAPERS, paperOf } from '../../src/lib/export/paper';
import { toPdf } from '../../src/lib/export/pdf';
import { writeReport } from '../../src/lib/export/written-report';
import { ensurePdfTools, readPdf } from '../support/pdf-tools';
import { GOLDEN_PEOPLE, GOLDEN_TODAY, goldenAttempt } from '../support/golden-people';
import { aReport, aStep, aTaskFact } from './a-report';
import { HOSTILE_TEXTS, campaign } from './hostile';
import { FONTS } from './pdf-fonts';
import { realQuiz } from './real-report';

const report = aReport();
const written = writeReport(report);

beforeAll(ensurePdfTools, 180_000);

/** Lines of text, blanks and line breaks made equal: where a line breaks is a matter of layout. */
function flat(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Every object of the file as JSON, without the contents of streams: what stands in it, names and strings. */
function objectsOf(pdf: Uint8Array): string {
	return readPdf(pdf, 'qpdf', '--json', '--json-key=qpdf');
}

/** A sentence as it stands among the further reasons: the steps it names by their numbers. */
function byNumbers(sentence: string): string {
	return written.plan.steps.reduce(
		(said, { title, number }) => said.replaceAll(`‘${title.replace(/\.$/, '')}’`, `step ${number}`),
		sentence
	);
}

/** Names that make a PDF do something by itself. */
const ACTIVE = /"\/(JS|JavaScript|OpenAction|AA|Launch|SubmitForm|EmbeddedFiles?|AcroForm|RichMedia)"/;

/** The text in reading order. */
function textOf(pdf: Uint8Array): string {
	return flat(
		readPdf(pdf, 'pdftotext', '-raw', '-enc', 'UTF-8').replace(/Crosswalk · .*\n?Page \d+ of \d+/g, '')
	);
}

describe('the PDF', async () => {
	const pdf = await toPdf(report, 'a4', FONTS);

	test('has no fault that qpdf sees, and nothing that runs or opens by itself', () => {
		expect(readPdf(pdf, 'qpdf', '--check')).toContain('No syntax or stream encoding errors found');
		expect(objectsOf(pdf)).not.toMatch(ACTIVE);
	});

	test('is tagged, titled, dated by the report and has the size of the sheet', () => {
		const info = readPdf(pdf, 'pdfinfo');
		expect(info).toMatch(/Title: +From Backend Developer to AI Platform Engineer/);
		expect(info).toMatch(/Tagged: +yes/);
		expect(info).toMatch(/JavaScript: +no/);
		expect(info).toMatch(/CreationDate: +Sun Nov 22 .* 2026/);
		expect(info).toMatch(/Page size: +595\.28 x 841\.89 pts \(A4\)/);
		const raw = new TextDecoder('latin1').decode(pdf);
		expect(raw).toContain('/Lang (en-GB)');
		expect(raw).toContain('/DisplayDocTitle true');
		expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
	});

	test('has both fonts inside, with the table that gives the text back', () => {
		const fonts = readPdf(pdf, 'pdffonts').split('\n').slice(2).filter(Boolean);
		expect(fonts).toHaveLength(2);
		for (const font of fonts)
			expect(font).toMatch(/Inter-(Regular|SemiBold) +CID TrueType +Identity-H +yes yes yes/);
	});

	test('has headings, table heads, lists, links and figures in its structure', () => {
		const structure = readPdf(pdf, 'pdfinfo', '-struct-text');
		expect(structure).toMatch(
			/^Document\n {2}H1 \(block\)\n {4}"From Backend Developer to AI Platform Engineer"/
		);
		for (const heading of [
			'Your levels',
			'Your plan',
			'What you can skip',
			'What this can and cannot tell you'
		]) {
			expect(structure).toMatch(new RegExp(`H2 \\(block\\)\\n +"${heading}"`));
		}
		for (const head of ['Skill', 'Your level', 'Target', 'You rated', 'Work left']) {
			expect(structure).toMatch(new RegExp(`TH:\\n +/Scope /Column\\n +"${head}"`));
		}
		expect(structure.match(/\/Scope \/Row/g)).toHaveLength(report.skills.length);
		expect(structure.match(/H3 \(block\)/g)).toHaveLength(report.roadmap.steps.length);
		expect(structure.match(/Link \(inline\)\n +Object/g)).toHaveLength(2);
		expect(structure.match(/LI \(block\)/g)!.length).toBeGreaterThan(10);
	});

	test('says of both figures what they show', () => {
		const figures = [...objectsOf(pdf).matchAll(/"\/Alt": "u:(.*?)"/g)].map((match) => match[1]);
		expect(figures).toEqual([
			written.radar,
			'How much of the role is met over time, in your order and in the guide’s.'
		]);
	});

	test('links lead to the resources, and their annotations say where', () => {
		const objects = objectsOf(pdf);
		const addresses = ['https://example.org/k8s', 'https://example.org/docs'];
		expect([...objects.matchAll(/"\/URI": "u:(.*?)"/g)].map((match) => match[1])).toEqual(addresses);
		const contents = [...objects.matchAll(/"\/Contents": "u:(.*?)"/g)].map((match) => match[1]);
		expect(contents).toEqual([
			`Kubernetes in Action, ${addresses[0]}`,
			`Kubernetes documentation, ${addresses[1]}`
		]);
	});

	test('has a bookmark per section, and its pages numbered', () => {
		const objects = objectsOf(pdf);
		expect(objects).toContain('"/PageMode": "/UseOutlines"');
		for (const heading of ['Your levels', 'Your plan']) expect(objects).toContain(`"/Title": "u:${heading}"`);
		const pages = Number(/Pages: +(\d+)/.exec(readPdf(pdf, 'pdfinfo'))?.[1]);
		const all = readPdf(pdf, 'pdftotext', '-layout');
		for (let page = 1; page <= pages; page += 1) expect(all).toContain(`Page ${page} of ${pages}`);
	});

	test('holds every sentence of the report', () => {
		const text = textOf(pdf);
		const sentences = [
			written.title,
			written.about,
			...written.summary,
			...written.short,
			...written.notes,
			...written.comparisons.flatMap(({ name, text: said }) => [name, said]),
			written.checks,
			...written.plan.terms,
			...written.plan.steps.flatMap(({ title, dates, hours, telling }) => [title, dates, hours, ...telling]),
			...written.plan.steps.flatMap(({ others }) => others.map(byNumbers)),
			...written.skips.flatMap(({ name, text: said }) => [name, said]),
			...written.done,
			written.dropped,
			...written.later,
			...written.limits
		];
		for (const sentence of sentences) expect(text).toContain(flat(sentence));
	});

	test('is the same bytes for the same report, and other bytes for another day', async () => {
		expect(Buffer.compare(await toPdf(aReport(), 'a4', FONTS), pdf)).toBe(0);
		expect(Buffer.compare(await toPdf(aReport({ today: '2026-11-23' }), 'a4', FONTS), pdf)).not.toBe(0);
	});

	test('can be Letter', async () => {
		const letter = await toPdf(report, 'letter', FONTS);
		expect(readPdf(letter, 'pdfinfo')).toMatch(/Page size: +612 x 792 pts \(letter\)/);
		expect(textOf(letter)).toContain(flat(written.limits[0]!));
	});
});

function titled(title: string): Report {
	return aReport({ quiz: { ...report.quiz, title }, tasks: { ...report.tasks, t1: aTaskFact({ title }) } });
}

describe('text of any kind', () => {
	test.each([
		['Polish', 'Zażółć gęślą jaźń w Łodzi'],
		['Czech', 'Příliš žluťoučký kůň úpěl ďábelské ódy'],
		['Turkish', 'Işığı söndür, çok güzel şeyler'],
		['Vietnamese', 'Tiếng Việt có nhiều dấu'],
		['Greek', 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία'],
		['Russian', 'Съешь же ещё этих мягких французских булок'],
		['Ukrainian', 'Їжачок ґаздує в Києві'],
		['signs', '→ ← ↑ ↓ ✓ ✗ ≤ ≥ ≈ − € № ™ “a” ‘b’ … – —']
	])('%s comes back as it went in', async (_, title) => {
		expect(textOf(await toPdf(titled(title), 'a4', FONTS))).toContain(title);
	});

	test('what the font lacks is a box, and joiners leave no trace', async () => {
		expect(drawable('a👩‍💻b 日本 c\u00add e\u0301')).toBe('a□□b □□ cd é');
		expect(textOf(await toPdf(titled('Kubernetes 🚀 日本'), 'a4', FONTS))).toContain('Kubernetes □ □□');
	});

	test('every character that is called drawable is in both fonts', () => {
		for (const bytes of Object.values(FONTS)) {
			const font = create(bytes);
			const lacking: string[] = [];
			for (let code = 0x20; code < 0x10000; code += 1) {
				const character = String.fromCodePoint(code);
				const shown = /\p{Surrogate}/u.test(character) ? '' : drawable(character);
				for (const one of shown) if (!font.hasGlyphForCodePoint(one.codePointAt(0)!)) lacking.push(one);
			}
			expect(lacking).toEqual([]);
		}
	});

	test('hostile texts make a sound file without anything active, and are shown', async () => {
		const tasks = HOSTILE_TEXTS.map((title, index) => aTaskFact({ id: `h${index}`, title }));
		const pdf = await toPdf(
			aReport({
				tasks: { ...report.tasks, ...Object.fromEntries(tasks.map((task) => [task.id, task])) },
				roadmap: { ...report.roadmap, steps: tasks.map(({ id }) => aStep({ task: id })) }
			}),
			'a4',
			FONTS
		);
		expect(readPdf(pdf, 'qpdf', '--check')).toContain('No syntax or stream encoding errors found');
		const objects = objectsOf(pdf);
		expect(objects).not.toMatch(ACTIVE);
		expect(objects).not.toContain('"/URI":');
		const text = textOf(pdf);
		for (const title of HOSTILE_TEXTS) expect(text).toContain(drawable(plainLine(title)));
	});

	test('long texts never leave the page', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.string({ minLength: 1, maxLength: 700 }),
				fc.constantFrom('a4' as const, 'letter' as const),
				async (title, paper) => {
					const pdf = await toPdf(titled(title), paper, FONTS);
					const boxes = readPdf(pdf, 'pdftotext', '-bbox');
					const [width, height] = paper === 'a4' ? [595.28, 841.89] : [612, 792];
					for (const match of boxes.matchAll(/xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"/g)) {
						const [left, top, right, bottom] = match.slice(1).map(Number);
						expect(left).toBeGreaterThanOrEqual(0);
						expect(top).toBeGreaterThanOrEqual(0);
						expect(right).toBeLessThanOrEqual(width!);
						expect(bottom).toBeLessThanOrEqual(height!);
					}
				}
			),
			{ ...campaign(200), numRuns: process.env['CROSSWALK_DEEP'] === '1' ? 200 : 12 }
		);
	}, 240_000);
});

test('the sheet is the one of the region', () => {
	expect(['en-US', 'es-MX', 'en-GB', 'de', 'fr-CA', 'pl-PL'].map(paperOf)).toEqual([
		'letter',
		'letter',
		'a4',
		'a4',
		'letter',
		'a4'
	]);
});

describe('for six people on the real pathway', () => {
	const quiz = realQuiz();
	test.each(GOLDEN_PEOPLE.flatMap((person) => PAPERS.map((paper) => [person.id, paper, person] as const)))(
		'%s: two to four pages of %s, the levels on the first, the plan from the second, none nearly empty',
		async (_, paper, person) => {
			const golden = assess(quiz, goldenAttempt(quiz, person), GOLDEN_TODAY);
			const pdf = await toPdf(golden, paper, FONTS);
			const pages = Number(/Pages: +(\d+)/.exec(readPdf(pdf, 'pdfinfo'))?.[1]);
			expect(pages).toBeGreaterThanOrEqual(2);
			expect(pages).toBeLessThanOrEqual(4);
			const page = (number: number) =>
				readPdf(pdf, 'pdftotext', '-raw', '-f', String(number), '-l', String(number));
			expect(page(1)).toContain(golden.skills.at(-1)!.name);
			expect(page(2)).toMatch(/^Your plan\n/);
			expect(page(pages).length).toBeGreaterThan(1000);
		}
	);
});
