import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeLogs, mergeRecords } from '../../src/lib/domain/record-merge';
import type { Response } from '../../src/lib/domain/response';
import { aRating, aRecord, anAnswer } from '../support/records';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 19, 0, second)).toISOString();

/** A log as one tab keeps it: one entry per question and round, times unique over both tabs. */
function logOf(tab: number): fc.Arbitrary<readonly Response[]> {
	return fc
		.uniqueArray(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('rating', 'check-1', 'check-2')), {
			selector: ([skill, kind]) => `${skill}-${kind}`,
			maxLength: 6
		})
		.map((questions) =>
			questions.map(([skill, kind], index) => {
				const when = at(index * 2 + tab);
				return kind === 'rating' ? aRating(skill, when) : anAnswer(`${skill}-${kind}`, when);
			})
		);
}

const question = (entry: Response): string =>
	entry.kind === 'check' ? entry.item : `${entry.kind} ${entry.skill}`;

const RUNS = { seed: 20261122, numRuns: 1000 };

describe('two logs of one attempt', () => {
	test('a log from elsewhere that holds a question twice stays as it is when saved over itself', () => {
		const log = [aRating('a', at(1)), aRating('a', at(2))];
		expect(mergeLogs(log, log)).toEqual(log);
	});

	test('nothing either tab answered is lost, and of two answers the later one counts', () => {
		fc.assert(
			fc.property(logOf(0), logOf(1), (stored, mine) => {
				const merged = mergeLogs(stored, mine);
				const questions = new Set([...stored, ...mine].map(question));
				expect(merged.map(question).toSorted()).toEqual([...questions].toSorted());
				for (const entry of merged) {
					const rivals = [...stored, ...mine].filter((other) => question(other) === question(entry));
					expect(entry.at).toBe(
						rivals
							.map((rival) => rival.at)
							.toSorted()
							.at(-1)
					);
				}
			}),
			RUNS
		);
	});

	test('merging again changes nothing', () => {
		fc.assert(
			fc.property(logOf(0), logOf(1), (stored, mine) => {
				const merged = mergeLogs(stored, mine);
				expect(mergeLogs(merged, mine)).toEqual(merged);
				expect(mergeLogs(merged, merged)).toEqual(merged);
			}),
			RUNS
		);
	});

	test('both ways round the same answers are kept', () => {
		fc.assert(
			fc.property(logOf(0), logOf(1), (one, other) => {
				const byQuestion = (log: readonly Response[]) =>
					log.toSorted((first, second) => (question(first) < question(second) ? -1 : 1));
				expect(byQuestion(mergeLogs(one, other))).toEqual(byQuestion(mergeLogs(other, one)));
			}),
			RUNS
		);
	});

	test('an answer of the other tab from before a re-check stays before it', () => {
		const recheck: Response = { kind: 'recheck', skill: 'a', at: at(5) };
		const mine = [aRating('a', at(1)), recheck, aRating('a', at(6))];
		const merged = mergeLogs([aRating('a', at(1)), anAnswer('a-1', at(2)), aRating('b', at(3))], mine);
		expect(merged).toEqual([
			aRating('a', at(1)),
			anAnswer('a-1', at(2)),
			recheck,
			aRating('a', at(6)),
			aRating('b', at(3))
		]);
	});

	test('a re-check of the other tab stays before its new rating', () => {
		const recheck: Response = { kind: 'recheck', skill: 'a', at: at(5) };
		const stored = [aRating('a', at(1)), recheck, aRating('a', at(6))];
		expect(mergeLogs(stored, [aRating('a', at(1)), aRating('b', at(7))])).toEqual([
			aRating('a', at(1)),
			aRating('b', at(7)),
			recheck,
			aRating('a', at(6))
		]);
	});
});

describe('two records of one attempt', () => {
	const base = aRecord();

	test('settings changed in the other tab survive an answer saved in this one', () => {
		const stored = { ...base, settings: { ...base.settings, niceToHaves: 'drop' as const } };
		const mine = { ...base, responses: [...base.responses, anAnswer('a-2', at(30))] };
		const merged = mergeRecords(base, stored, mine);
		expect(merged.settings.niceToHaves).toBe('drop');
		expect(merged.responses).toHaveLength(4);
	});

	test('what the other tab has seen survives a save of this one, which has seen nothing', () => {
		const seen = { contentHash: 'hash', seenOn: '2026-11-22', levels: {}, steps: [] };
		expect(mergeRecords(base, { ...base, seen }, base).seen).toEqual(seen);
	});

	test('what this tab changed counts', () => {
		const mine = { ...base, position: { stage: 'reviewing' } as const };
		expect(mergeRecords(base, base, mine).position).toEqual({ stage: 'reviewing' });
	});

	test('without a base everything of this tab counts, and answers are still merged', () => {
		const stored = { ...base, mode: 'fixed' as const, responses: [aRating('c', at(9))] };
		const merged = mergeRecords(undefined, stored, base);
		expect(merged.mode).toBe('adaptive');
		expect(merged.responses).toHaveLength(4);
	});

	test('a result reached in either tab is reached', () => {
		expect(mergeRecords(base, { ...base, finishedAt: at(40) }, base).finishedAt).toBe(at(40));
		expect(
			mergeRecords(base, { ...base, finishedAt: at(40) }, { ...base, finishedAt: at(50) }).finishedAt
		).toBe(at(50));
	});

	test('saving the same record twice is saving it once', () => {
		expect(mergeRecords(base, base, base)).toEqual(base);
	});
});
