import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foresight } from '../../src/lib/domain/foresight';
import { LEVELS } from '../../src/lib/domain/level';
import type { Response } from '../../src/lib/domain/response';
import { nextCheck, type Choice } from '../../src/lib/domain/selection';
import { loadQuiz } from '../../src/lib/server/quiz-files';
import { PATHWAY } from '../support/candidate';
import { WAYS, checked, rated } from '../support/measured';

const quiz = loadQuiz(PATHWAY);
const ratings = quiz.skills.map(({ id }, index) => rated(id, LEVELS[index % 5]!));

/** The log after answering these checks of the bank in these ways. */
const arbitraryLog = fc
	.uniqueArray(
		fc.record({
			item: fc.constantFrom(...quiz.skills.flatMap(({ items }) => items)),
			way: fc.constantFrom(...WAYS)
		}),
		{ maxLength: 4, selector: ({ item }) => item.id }
	)
	.map((answers): readonly Response[] => [...ratings, ...answers.map(({ item, way }) => checked(item, way))]);

const arbitraryChoice: fc.Arbitrary<Choice> = fc.record(
	{
		mode: fc.constantFrom('adaptive', 'fixed'),
		target: fc.constantFrom(...quiz.targets.map(({ id }) => id)),
		sharpen: fc.record({ upTo: fc.integer({ min: 1, max: 6 }) })
	},
	{ requiredKeys: ['mode'] }
);

test('says what nextCheck says, however often and in whatever order it is asked', () => {
	const next = foresight(quiz);
	fc.assert(
		fc.property(arbitraryLog, arbitraryChoice, (log, choice) => {
			const expected = nextCheck(quiz, log, choice);
			expect(next(log, choice)).toEqual(expected);
			// The same answers later and slower: remembered, and the same.
			const later = log.map((response) => ({ ...response, at: '2027-01-01T00:00:00.000Z', tookMs: 9 }));
			expect(next(later, choice)).toBe(next(log, choice));
		}),
		{ seed: 7, numRuns: 60 }
	);
});

test('tells right from wrong, Sure from Not sure and one skill from another, not one wrong option from another', () => {
	const next = foresight(quiz);
	const [skill] = quiz.skills;
	const item = skill!.items[0]!;
	const after = (option: number, confidence: 'sure' | 'not-sure') => {
		const response = checked(item, 'right') as Extract<Response, { kind: 'check' }>;
		return next([...ratings, { ...response, answer: { type: 'option', option, confidence } }], {
			mode: 'adaptive'
		});
	};
	const wrong = item.options.flatMap((_, option) => (option === item.key ? [] : [option]));
	const choices = [after(item.key, 'sure'), after(item.key, 'not-sure'), after(wrong[0]!, 'sure')];
	expect(new Set(choices).size).toBe(3);
	expect(after(wrong[1]!, 'sure')).toBe(choices[2]);
});
