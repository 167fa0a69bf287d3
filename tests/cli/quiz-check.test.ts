import { afterEach, describe, expect, test } from 'vitest';
import { aGoodItem, options, type ItemInput } from '../support/lint-items';
import { runCommand } from '../support/quiz-command';
import { aPathwayFile, aSkillFile, writeQuizFolder, type SkillInput } from '../support/quiz-folder';

const removals: (() => void)[] = [];
afterEach(() => removals.splice(0).forEach((remove) => remove()));

function folder(files: Parameters<typeof writeQuizFolder>[0]): string {
	const { root, remove } = writeQuizFolder(files);
	removals.push(remove);
	return root;
}

/** Words that make texts differ, so that no two items are near duplicates. */
const WORDS = ['amber', 'birch', 'coral', 'dune', 'ember', 'fjord', 'grove', 'heath'] as const;

/** A good item of its own wording; key and lengths turn with `index`. */
function item(skill: string, level: number, index: number, change: Partial<ItemInput> = {}): ItemInput {
	const word = `${WORDS[index] ?? 'none'}${skill}${level}`;
	return aGoodItem(`${skill}-${level}-${index}`, {
		level,
		subtopic: `Topic ${word}`,
		stem: `The ${word}a holds ${word}b under ${word}c load. Which ${word}d reads ${word}e?`,
		options: options(`A ${word} map`, `A ${word} row`, `A ${word} log`, `A ${word} set`),
		key: (index + level) % 4,
		...change
	});
}

/** A bank at its quota: entry targets 1 for apis (one sub-topic more than it needs) and 2, then 3, for clusters. */
function aBankAtQuota(change: Partial<ItemInput> = {}): readonly SkillInput[] {
	const level = (skill: string, at: number, count: number) =>
		Array.from({ length: count }, (_, index) => item(skill, at, index));
	const [first, ...rest] = level('apis', 1, 4);
	return [
		aSkillFile('apis', { items: [{ ...first!, ...change }, ...rest] }),
		aSkillFile('clusters', {
			items: [...level('clusters', 1, 3), ...level('clusters', 2, 3), ...level('clusters', 3, 2)]
		})
	];
}

describe('quiz check', () => {
	test('a bank at its quota passes, with its figures', () => {
		const { code, out } = runCommand('check', folder({ skills: aBankAtQuota() }));
		expect(out).toContain('1 pathway, 2 skills, 12 items: 0 errors, 0 warnings, 0 notes');
		expect(out).toContain('a-to-b: 12 live items');
		expect(out).toMatch(/pick the longest option +3\.0 right, 25 % \(chance 3\.0, limit 6\.0\)/);
		expect(out).toMatch(/pick the shortest option +3\.0 right, 25 % /);
		expect(out).toMatch(/keys by position +3, 2, 3, 4 \(chi-square 0\.7, p 0\.88\)/);
		expect(out).toMatch(/solved blind, all agree +12 of 12/);
		expect(out).toMatch(/\n {2}apis +4\/3 +- +- +- +4 +4\n/);
		expect(out).toMatch(/\n {2}clusters +3\/3 +3\/3 +2\/2 +- +8 +8\n/);
		expect(code).toBe(0);
	});

	test('an error fails, with its place', () => {
		const root = folder({ skills: aBankAtQuota({ stem: 'A call is lost. Which one is not safe?' }) });
		const { code, out } = runCommand('check', root);
		expect(out).toMatch(
			/^1 error:\n.*skills\/apis\.yaml:\d+:\d+ apis-1-0: ask for what holds, .* \[L09\]\n\n/
		);
		expect(out).toContain('by rule: L09 Negative lead-in 1');
		expect(code).toBe(1);
	});

	test('a level that is short fails and is marked in the table', () => {
		const { code, out } = runCommand('check', folder({ skills: aBankAtQuota({ status: 'reviewed' }) }));
		expect(out).toMatch(/\n {2}apis +3\/3 /);
		expect(out).toContain('the live items touch 3 sub-topics, it takes 4 [L21]');
		expect(code).toBe(1);
		const empty = [aSkillFile('apis', { items: [] }), ...aBankAtQuota().slice(1)];
		expect(runCommand('check', folder({ skills: empty })).out).toMatch(/\n {2}apis +0\/3 short /);
	});

	test('a warning passes, and fails with --strict', () => {
		const root = folder({ skills: aBankAtQuota({ explanation: 'Short.' }) });
		const { code, out } = runCommand('check', root);
		expect(out).toMatch(/^1 warning:\n.* warning: apis-1-0: the explanation has 1 words/);
		expect(code).toBe(0);
		expect(runCommand('check', root, '--strict').code).toBe(1);
	});

	test('notes are counted, listed on request, and never fail', () => {
		const root = folder({ skills: aBankAtQuota({ stem: 'Alice reads a record. Which map has it?' }) });
		const quiet = runCommand('check', root, '--strict');
		expect(quiet.out).not.toContain('Alice');
		expect(quiet.out).toContain('1 note');
		expect(quiet.code).toBe(0);
		expect(runCommand('check', root, '--notes').out).toMatch(/note: apis-1-0: "Alice" .* \[L24\]/);
	});

	test('an overdue review warns on other days and fails a release', () => {
		const root = folder({ skills: aBankAtQuota() });
		const late = ['--today', '2028-12-01'];
		const daily = runCommand('check', root, ...late);
		expect(daily.out).toContain('the review was due on 2028-11-22 [L20]');
		expect(daily.code).toBe(0);
		const release = runCommand('check', root, '--release', ...late);
		expect(release.code).toBe(1);
		expect(release.out).toMatch(/checked 740 days ago: .* \[L19\]/);
		expect(release.out).toContain('Links were not opened');
		expect(runCommand('check', root, '--release').code).toBe(0);
	});

	test('--json gives the same as data', () => {
		const root = folder({ skills: aBankAtQuota({ explanation: 'Short.' }) });
		const { out } = runCommand('check', root, '--json');
		const result: unknown = JSON.parse(out);
		expect(result).toMatchObject({
			today: '2026-11-22',
			purpose: 'edit',
			issues: [{ severity: 'warning', rule: 'L15', line: expect.any(Number), column: expect.any(Number) }],
			statistics: [
				{ pathway: 'a-to-b', items: 12, blindSolved: 12, coverage: [{ skill: 'apis', live: 4 }, {}] }
			]
		});
	});

	test('errors of form are told beside those of the bank', () => {
		const root = folder({ skills: aBankAtQuota(), text: { 'skills/x.yaml': 'id: x\nnmae: X\n' } });
		const { code, out } = runCommand('check', root);
		expect(out).toMatch(/skills\/x\.yaml:2:1 nmae: Unrecognized key/);
		expect(code).toBe(1);
	});

	test('a text of a pathway that is still to be written is an error', () => {
		const root = folder({ skills: aBankAtQuota(), pathways: [aPathwayFile({ title: 'TO WRITE: a title' })] });
		expect(runCommand('check', root).out).toContain('title is still to be written [L01]');
	});

	test('more issues than anybody reads are cut, with their number', () => {
		const items = Array.from({ length: 210 }, (_, index) =>
			aGoodItem(`apis-x${index}`, { stem: `Word ${index}` })
		);
		const { out } = runCommand(
			'check',
			folder({ skills: [aSkillFile('apis', { items }), aSkillFile('clusters')] })
		);
		expect(out).toMatch(/\n\.\.\. and \d+ more\n/);
	});
});
