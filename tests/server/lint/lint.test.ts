import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { formatIssue, sortIssues } from '../../../src/lib/server/issue';
import { lintQuizzes } from '../../../src/lib/server/lint/lint';
import { RULES } from '../../../src/lib/server/lint/rule';
import { parseQuizDocument } from '../../../src/lib/server/quiz-document';
import { skillFile, type ItemFile } from '../../../src/lib/server/skill-file';
import { aGoodItem, EDITING, RELEASING } from '../../support/lint-items';
import { aSkillFile } from '../../support/quiz-folder';

/** Everything said about a skill with these items, as the command prints it. */
function said(items: readonly ItemFile[], occasion = EDITING): readonly string[] {
	const text = stringify(aSkillFile('apis', { items: [...items] }), { aliasDuplicateObjects: false });
	const parsed = parseQuizDocument('apis.yaml', text, skillFile);
	if (!parsed.ok) throw new Error(parsed.issues.map(formatIssue).join('\n'));
	return sortIssues(lintQuizzes({ skills: [parsed.document], pathways: [] }, occasion)).map(formatIssue);
}

describe('lintQuizzes', () => {
	test('has nothing to say about a good item', () => {
		expect(said([aGoodItem()])).toEqual([]);
		expect(said([aGoodItem()], RELEASING)).toEqual([]);
	});

	test('gives line and column of the text it is about, the item and the rule', () => {
		const item = aGoodItem('apis-w1', {
			stem: 'A call times out. Which call is not safe?',
			validFor: 'HTTP'
		});
		expect(said([item])).toEqual([
			expect.stringMatching(/^apis\.yaml:16:5 apis-w1: ask for what holds, .* \[L09\]$/)
		]);
	});

	test('marks warnings and notes', () => {
		const item = aGoodItem('apis-w1', {
			stem: 'Alice sends a PUT over a slow line, and the call times out. What may it do next?',
			explanation: 'Short.'
		});
		expect(said([item]).map((line) => line.replace(/^\S+ /, ''))).toEqual([
			expect.stringMatching(/^note: apis-w1: "Alice" .* \[L24\]$/),
			expect.stringMatching(/^warning: apis-w1: the explanation has 1 words.* \[L15\]$/)
		]);
	});

	test('a waiver in the item silences a warning', () => {
		const waivers = [{ rule: 'L15', reason: 'The table in the explanation says it.' }];
		expect(said([aGoodItem('apis-w1', { explanation: 'Short.', waivers })])).toEqual([]);
	});

	test('a waiver also covers what the bank as a whole has to say about the item', () => {
		const again = { explanation: 'B '.repeat(20).trim(), subtopic: 'Timeouts' };
		const waivers = [{ rule: 'L17', reason: 'A variant for the re-check.' }];
		expect(said([aGoodItem('apis-w1'), aGoodItem('apis-w2', again)])).toHaveLength(1);
		expect(said([aGoodItem('apis-w1'), aGoodItem('apis-w2', { ...again, waivers })])).toEqual([]);
	});

	test('all that is said about a draft is a note, and an archived item is left in peace', () => {
		const bad = { stem: 'TO WRITE', explanation: 'TO WRITE' };
		const draft = said([aGoodItem('apis-w1', { ...bad, status: 'draft' })]);
		expect(draft.length).toBeGreaterThan(2);
		expect(draft.filter((line) => !line.includes(' note: '))).toEqual([]);
		expect(said([aGoodItem('apis-w1', { ...bad, status: 'archived' })])).toEqual([]);
	});
});

test('every rule of the standard has its id', () => {
	expect(Object.keys(RULES)).toEqual(
		Array.from({ length: 26 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`)
	);
});
