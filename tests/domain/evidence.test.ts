import { describe, expect, test } from 'vitest';
import { currentResponses, scoreResponses, spentItems } from '../../src/lib/domain/evidence';
import { aMeasuredQuiz, checked, itemOf, rated } from '../support/measured';

const quiz = aMeasuredQuiz([
	{ id: 'sql', view: 'transferable', target: 3, items: [{}, {}] },
	{ id: 'gpu', view: 'to-learn', target: 2, items: [{}, {}] }
]);
const [sql0, sql1, gpu0] = ['sql-0', 'sql-1', 'gpu-0'].map((id) => itemOf(quiz, id)) as [never, never, never];
const recheck = { kind: 'recheck', skill: 'sql', at: '2027-02-22T19:00:00.000Z' } as const;

describe('which responses count', () => {
	test('the last answer to each rating and each item', () => {
		const log = [rated('sql', 1), checked(sql0, 'wrong'), rated('sql', 3), checked(sql0, 'right')];
		expect(currentResponses(log)).toEqual([rated('sql', 3), checked(sql0, 'right')]);
	});

	test('a re-check sets aside everything older on its skill and nothing else', () => {
		const log = [rated('sql', 1), rated('gpu', 2), checked(sql0, 'wrong'), checked(gpu0, 'right'), recheck];
		const later = [...log, rated('sql', 3), checked(sql1, 'right')];
		expect(currentResponses(later)).toEqual([
			rated('gpu', 2),
			checked(gpu0, 'right'),
			rated('sql', 3),
			checked(sql1, 'right')
		]);
	});

	test('an item stays spent after a re-check, after a skip and after a second answer', () => {
		const log = [checked(sql0, 'skipped'), checked(gpu0, 'right'), checked(sql0, 'right'), recheck];
		expect(spentItems(log)).toEqual(['sql-0', 'gpu-0']);
	});
});

describe('what a response says', () => {
	test('a rating, a right, a wrong and an unknown answer are evidence; the tag stays with the answer', () => {
		const log = [
			rated('sql', 2),
			checked(sql0, 'right not-sure'),
			checked(sql1, 'wrong'),
			checked(gpu0, 'unknown')
		];
		expect(scoreResponses(quiz, log).evidence).toEqual([
			{ source: 'rated', skill: 'sql', level: 2 },
			{ source: 'checked', skill: 'sql', item: 'sql-0', outcome: 'right', confidence: 'not-sure' },
			{ source: 'checked', skill: 'sql', item: 'sql-1', outcome: 'wrong', confidence: 'sure' },
			{ source: 'checked', skill: 'gpu', item: 'gpu-0', outcome: 'unknown' }
		]);
	});

	test('skipped is no evidence, not relevant takes the skill out', () => {
		const log = [rated('sql', 'skipped'), rated('gpu', 'not-relevant'), checked(sql0, 'skipped')];
		const scored = scoreResponses(quiz, log);
		expect(scored.evidence).toEqual([]);
		expect([...scored.notRelevant]).toEqual(['gpu']);
	});

	test('a skill is relevant again when the person rates it after all', () => {
		expect(scoreResponses(quiz, [rated('gpu', 'not-relevant'), rated('gpu', 1)]).notRelevant.size).toBe(0);
	});

	test('answers to an item that changed or is gone are set aside by name', () => {
		const old = { ...checked(sql0, 'right'), version: 'v0' };
		const gone = { ...checked(gpu0, 'right'), item: 'gpu-9' };
		const scored = scoreResponses(quiz, [old, gone, checked(sql1, 'right')]);
		expect(scored.setAside).toEqual([
			{ skill: 'sql', item: 'sql-0' },
			{ skill: 'gpu', item: 'gpu-9' }
		]);
		expect(scored.evidence).toHaveLength(1);
	});

	test('a rating of a skill that the quiz no longer has is ignored', () => {
		expect(scoreResponses(quiz, [rated('cobol', 4)]).evidence).toEqual([]);
	});
});
