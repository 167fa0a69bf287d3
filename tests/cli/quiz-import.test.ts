import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { GiftError, readGift } from '../../src/cli/quiz/gift';
import { readQuizFiles } from '../../src/lib/server/quiz-files';
import { runCommand } from '../support/quiz-command';
import { writeQuizFolder } from '../support/quiz-folder';

/** A small file as Moodle exports it: names, a category, escapes, HTML, feedback, and kinds of every sort. */
const SAMPLE = `// question: 101  name: Safe calls
$CATEGORY: $course$/top/Networks/HTTP methods

::Safe calls:: A client repeats a call\\: the path holds "a\\=b".
Which call is safe to repeat?{
	=GET#It reads and changes nothing.
	~POST#It may write a second record.
	~%-50%PATCH#It may apply a change twice.
	####GET is safe by its definition.
}

::Listing::[html]<p>What does <code>kubectl get</code> print &amp; in which form?</p>{
	~%100%[html]<b>Rows</b>
	~Files
	~Cells
	~Graphs
}

A GET is {~idle =safe ~slow} by its definition.

::Truth::A GET is safe.{T}

::Number::How many methods are safe?{#4}

::Name::Which method reads?{=GET =get}

::Pairs::Match them.{=GET -> read =PUT -> write}

::Two keys::Which are safe?{~%50%GET ~%50%HEAD ~%-100%POST}

::Five::Which is safe?{=GET ~POST ~PUT ~PATCH ~DELETE}

::Essay::Explain GET.{}

::Text::Nothing is asked here.
`;

let remove: () => void = () => undefined;
afterEach(() => remove());

/** A quiz folder with a GIFT file in it. */
function withGift(text: string): { readonly root: string; readonly file: string } {
	const made = writeQuizFolder({});
	remove = made.remove;
	const file = join(made.root, 'sample.gift');
	writeFileSync(file, text);
	return { root: made.root, file };
}

describe('readGift', () => {
	test('reads multiple-choice questions with key, feedback and category', () => {
		expect(readGift(SAMPLE).questions).toEqual([
			{
				title: 'Safe calls',
				category: 'HTTP methods',
				stem: 'A client repeats a call: the path holds "a=b". Which call is safe to repeat?',
				options: [
					{ text: 'GET', feedback: 'It reads and changes nothing.' },
					{ text: 'POST', feedback: 'It may write a second record.' },
					{ text: 'PATCH', feedback: 'It may apply a change twice.' }
				],
				key: 0,
				feedback: 'GET is safe by its definition.'
			},
			{
				title: 'Listing',
				category: 'HTTP methods',
				stem: 'What does `kubectl get` print & in which form?',
				options: ['Rows', 'Files', 'Cells', 'Graphs'].map((text) => ({ text, feedback: undefined })),
				key: 0,
				feedback: undefined
			},
			{
				title: undefined,
				category: 'HTTP methods',
				stem: 'A GET is _____ by its definition.',
				options: ['idle', 'safe', 'slow'].map((text) => ({ text, feedback: undefined })),
				key: 1,
				feedback: undefined
			}
		]);
	});

	test('says of every other question why it cannot be an item', () => {
		expect(readGift(SAMPLE).skipped).toEqual([
			{ name: 'Truth', reason: 'true or false: write it as a question with 3 or 4 options' },
			{ name: 'Number', reason: 'its kind is Numerical, not multiple choice' },
			{ name: 'Name', reason: 'its kind is Short, not multiple choice' },
			{ name: 'Pairs', reason: 'its kind is Matching, not multiple choice' },
			{ name: 'Two keys', reason: 'it has 0 right answers, an item has one' },
			{ name: 'Five', reason: 'it has 5 options, an item has 3 or 4' },
			{ name: 'Essay', reason: 'its kind is Essay, not multiple choice' },
			{ name: 'Text', reason: 'a text without a question' }
		]);
	});

	test('reads Windows line ends and a byte order mark', () => {
		expect(readGift(`\uFEFF${SAMPLE.replaceAll('\n', '\r\n')}`)).toEqual(readGift(SAMPLE));
	});

	test('names line and column where a file is not GIFT', () => {
		expect(() => readGift('::One::Which?{=a ~b ~c}\n\n::Two::Which?{=a ~b')).toThrow(GiftError);
		expect(() => readGift('')).toThrow(GiftError);
	});
});

describe('quiz import', () => {
	test('adds drafts to a skill that pass the form check, and lists what each still needs', () => {
		const { root, file } = withGift(SAMPLE);
		const before = readFileSync(join(root, 'skills/apis.yaml'), 'utf8');
		const { code, out } = runCommand('import', file, '--skill', 'apis', '--folder', root);
		expect(code).toBe(0);
		expect(out).toMatch(/apis\.yaml: 3 drafts added\n/);
		expect(out).toMatch(
			/ {2}apis-import-1 still needs: level and bloom .*, what it verifies, source, volatility, proof\n/
		);
		expect(out).toMatch(/ {2}apis-import-2 still needs: .*, why for option 1, 2, 3, 4, explanation, source/);
		expect(out).toMatch(/ {2}apis-import-3 still needs: .*, a stem that ends with its question, why for/);
		expect(out).toContain('skipped "Two keys": it has 0 right answers');

		const { issues, skills } = readQuizFiles(root);
		expect(issues).toEqual([]);
		expect(skills[0]?.value.items.slice(1)).toMatchObject([
			{
				id: 'apis-import-1',
				status: 'draft',
				subtopic: 'HTTP methods',
				key: 0,
				explanation: 'GET is safe by its definition.',
				options: [{ text: 'GET', why: 'It reads and changes nothing.' }, {}, {}],
				sources: [{ verified: false, checkedOn: '2026-11-22' }]
			},
			{ id: 'apis-import-2', explanation: 'TO WRITE' },
			{ id: 'apis-import-3', key: 1 }
		]);
		const after = readFileSync(join(root, 'skills/apis.yaml'), 'utf8');
		expect(after.startsWith(before.trimEnd())).toBe(true);
		expect(after).toContain('  # From sample.gift, "Safe calls".\n');
	});

	test('what an imported draft lacks does not fail the check, but making it live does', () => {
		const { root, file } = withGift(SAMPLE);
		const ownErrors = () =>
			runCommand('check', root)
				.out.split('\n')
				.filter((line) => line.includes('apis-import-1') && !/ (?:warning|note): /.test(line));
		runCommand('import', file, '--skill', 'apis', '--folder', root);
		expect(ownErrors()).toEqual([]);
		const path = join(root, 'skills/apis.yaml');
		writeFileSync(path, readFileSync(path, 'utf8').replaceAll('status: draft', 'status: live'));
		expect(ownErrors().length).toBeGreaterThan(3);
	});

	test('a second import goes on counting', () => {
		const { root, file } = withGift('::Q::Which call is safe?{=GET ~POST ~PUT}');
		runCommand('import', file, '--skill', 'apis', '--folder', root);
		runCommand('import', file, '--skill', 'apis', '--folder', root);
		expect(readQuizFiles(root).skills[0]?.value.items.map(({ id }) => id)).toEqual([
			'apis-w1',
			'apis-import-1',
			'apis-import-2'
		]);
	});

	test('without a skill the drafts are printed', () => {
		const { file } = withGift('::Q::Which call is safe?{=GET ~POST ~PUT}');
		const { code, out } = runCommand('import', file);
		expect(out).toMatch(
			/^items:\n {2}# From sample\.gift, "Q"\.\n {2}# Still needs: .*\n {2}- id: imported-import-1\n/
		);
		expect(code).toBe(0);
	});

	test.each([
		[
			'a question without its end',
			'::One::Which?{=a ~b ~c}\n\n::Two::Which?{=a ~b',
			/sample\.gift:3:\d+ not GIFT/
		],
		['an empty file', '', /sample\.gift:1:1 not GIFT from here on/],
		['a file of another kind', '<?xml version="1.0"?>\n<quiz>{</quiz>', /sample\.gift:\d+:\d+ not GIFT/],
		['nothing that can be used', '::T::A GET is safe.{T}', /no multiple-choice question .*\nskipped "T"/s]
	])('%s gets a clear message and changes nothing', (_name, text, message) => {
		const { root, file } = withGift(text);
		const before = readFileSync(join(root, 'skills/apis.yaml'), 'utf8');
		const { code, out } = runCommand('import', file, '--skill', 'apis', '--folder', root);
		expect(out).toMatch(message);
		expect(code).toBe(1);
		expect(readFileSync(join(root, 'skills/apis.yaml'), 'utf8')).toBe(before);
	});
});
