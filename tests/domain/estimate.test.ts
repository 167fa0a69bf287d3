import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateLevels, readLevels, medianLevel, shortestInterval } from '../../src/lib/domain/estimate';
import { LEVELS, toLevel } from '../../src/lib/domain/level';
import type { Distribution, Estimation } from '../../src/lib/domain/estimate';
import type { Evidence } from '../../src/lib/domain/evidence';
import type { Confidence } from '../../src/lib/domain/response';
import { enumerateWorlds, probabilityOf } from '../support/brute-force';
import { aMeasuredQuiz, anyEvidence } from '../support/measured';

const deep = process.env['CROSSWALK_DEEP'] === '1';

const quiz = aMeasuredQuiz([
	{ id: 'sql', view: 'transferable', target: 3, items: [{ level: 1 }, { level: 3 }] },
	{
		id: 'gpu',
		view: 'to-learn',
		target: 2,
		priorMean: 0.6,
		items: [
			{ level: 2, guess: 0.4, slip: 0.15 },
			{ level: 1, difficulty: 1.2 }
		]
	},
	{
		id: 'k8s',
		view: 'to-learn',
		target: 4,
		items: [{ level: 4, options: ['a', 'b', 'c'].map((text) => ({ text, why: text })) }, { level: 2 }]
	}
]);

/** P(level <= k) for k = 0..3: lower everywhere means stochastically higher. */
function cumulative(probabilities: Distribution): readonly number[] {
	return [0, 1, 2, 3].map((k) => probabilities.slice(0, k + 1).reduce((sum, share) => sum + share, 0));
}

function probabilitiesOf(estimation: Estimation, skill: string): Distribution {
	return estimation.estimates.find((estimate) => estimate.skill === skill)!.probabilities;
}

describe('against brute force over every person node and every combination of levels', () => {
	test('levels, person and joint agree to 1e-9', { timeout: 120_000 }, () => {
		const property = fc.property(anyEvidence(quiz), (evidence) => {
			const worlds = enumerateWorlds(quiz, evidence);
			const { estimates, person, joint } = estimateLevels(quiz, evidence);
			estimates.forEach(({ probabilities }, index) => {
				for (const level of LEVELS) {
					const exact = probabilityOf(worlds, ({ levels }) => levels[index] === level);
					expect(Math.abs(probabilities[level] - exact)).toBeLessThan(1e-9);
				}
			});
			const bias = worlds.reduce((sum, { node, mass }) => sum + mass * node.bias, 0);
			expect(Math.abs(person.bias - bias)).toBeLessThan(1e-9);
			const shares = [
				[person.overRates, probabilityOf(worlds, ({ node }) => node.bias > 0.75)],
				[person.underRates, probabilityOf(worlds, ({ node }) => node.bias < -0.5)],
				[person.careless, probabilityOf(worlds, ({ node }) => node.style === 'careless')]
			] as const;
			for (const [ours, exact] of shares) expect(Math.abs(ours - exact)).toBeLessThan(1e-9);

			for (const world of worlds.filter((_, index) => index % 997 === 0)) {
				const ours = world.levels.reduce(
					(product, level, skill) =>
						product * joint.levels[(world.nodeIndex * joint.skills + skill) * 5 + level]!,
					joint.weights[world.nodeIndex]!
				);
				expect(Math.abs(ours - world.mass)).toBeLessThan(1e-9);
			}
		});
		fc.assert(property, { seed: 4, numRuns: deep ? 60 : 5 });
	});
});

describe('for any evidence', () => {
	const runs = { seed: 41, numRuns: deep ? 1000 : 120 };

	test('probabilities sum to 1, per skill and over the nodes', () => {
		const property = fc.property(anyEvidence(quiz), (evidence) => {
			const { estimates, joint } = estimateLevels(quiz, evidence);
			for (const { probabilities } of estimates) {
				expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
			}
			expect(joint.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
		});
		fc.assert(property, runs);
	});

	test('hundreds of skills do not make all probability vanish', () => {
		const [like] = quiz.skills;
		const skills = Array.from({ length: 450 }, (_, index) => ({
			...like!,
			id: `skill-${index}`,
			items: []
		}));
		const ratings = skills.map(
			({ id }, index) => ({ source: 'rated', skill: id, level: toLevel(index % 5) }) as const
		);
		const { estimates } = readLevels({ ...quiz, skills }, ratings);
		const [first] = estimates;
		expect(first!.probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
	});

	test('the order of the evidence does not matter', () => {
		const shuffled = anyEvidence(quiz).chain((evidence) =>
			fc.tuple(
				fc.constant(evidence),
				fc.shuffledSubarray([...evidence], { minLength: evidence.length, maxLength: evidence.length })
			)
		);
		const property = fc.property(shuffled, ([evidence, other]) => {
			const one = estimateLevels(quiz, evidence);
			const two = estimateLevels(quiz, other);
			for (const { skill, probabilities } of one.estimates) {
				const again = probabilitiesOf(two, skill);
				for (const level of LEVELS) expect(again[level]).toBeCloseTo(probabilities[level], 12);
			}
		});
		fc.assert(property, runs);
	});

	test('the same evidence gives the same bits', () => {
		const property = fc.property(anyEvidence(quiz), (evidence) => {
			expect(estimateLevels(quiz, [...evidence])).toEqual(estimateLevels(quiz, evidence));
		});
		fc.assert(property, { ...runs, numRuns: deep ? 30 : 10 });
	});

	test('given the person node, a right answer never lowers its skill unless it was a guess, and moves no other', () => {
		const property = fc.property(
			anyEvidence(quiz),
			fc.constantFrom(...quiz.skills.flatMap((skill) => skill.items)),
			fc.constantFrom({ confidence: 'sure' } as const, {}),
			(evidence, item, tag) => {
				const others = evidence.filter((piece) => piece.source === 'rated' || piece.item !== item.id);
				const right: Evidence = {
					source: 'checked',
					skill: item.skill,
					item: item.id,
					outcome: 'right',
					...tag
				};
				const before = estimateLevels(quiz, others).joint;
				const after = estimateLevels(quiz, [...others, right]).joint;
				for (let node = 0; node < before.weights.length; node += 13) {
					quiz.skills.forEach(({ id }, skill) => {
						const at = (node * before.skills + skill) * 5;
						const row = (levels: Float64Array): Distribution =>
							[0, 1, 2, 3, 4].map((k) => levels[at + k]!) as unknown as Distribution;
						const lower = cumulative(row(before.levels));
						const higher = cumulative(row(after.levels));
						lower.forEach((share, k) => {
							if (id === item.skill) expect(higher[k]!).toBeLessThanOrEqual(share + 1e-12);
							else expect(higher[k]!).toBeCloseTo(share, 12);
						});
					});
				}
			}
		);
		fc.assert(property, { ...runs, numRuns: deep ? 300 : 40 });
	});
});

describe('four answers that are not the same', () => {
	const about = { source: 'checked', skill: 'k8s', item: 'k8s-1' } as const;
	const level = (evidence: readonly Evidence[]) =>
		estimateLevels(quiz, evidence)
			.estimates.find(({ skill }) => skill === 'k8s')!
			.probabilities.reduce((sum, share, k) => sum + share * k, 0);
	const rating: Evidence = { source: 'rated', skill: 'k8s', level: 2 };

	test('"I don\'t know yet" lowers a level, less than a wrong answer given as sure raises doubt, and is no skip', () => {
		const skipped = level([rating]);
		const unknown = level([rating, { ...about, outcome: 'unknown' }]);
		const wrong = level([rating, { ...about, outcome: 'wrong', confidence: 'sure' }]);
		const right = level([rating, { ...about, outcome: 'right', confidence: 'sure' }]);
		expect(unknown).toBeLessThan(skipped - 0.1);
		expect(wrong).toBeLessThan(skipped - 0.1);
		expect(unknown).not.toBeCloseTo(wrong, 3);
		expect(right).toBeGreaterThan(skipped + 0.1);
	});

	test('a right answer counts more when it was given as sure', () => {
		const sure = level([rating, { ...about, outcome: 'right', confidence: 'sure' }]);
		const notSure = level([rating, { ...about, outcome: 'right', confidence: 'not-sure' }]);
		expect(sure).toBeGreaterThan(notSure);
	});
});

describe('people who seldom say "Sure"', () => {
	const items = [3, 3, 3, 3, 1, 1].map((level) => ({ level: toLevel(level) }));
	const hard = aMeasuredQuiz([{ id: 'api', view: 'transferable', target: 3, items }]);
	const rating: Evidence = { source: 'rated', skill: 'api', level: 1 };
	const right = (index: number, tag: { readonly confidence?: Confidence }): Evidence => ({
		source: 'checked',
		skill: 'api',
		item: `api-${index}`,
		outcome: 'right',
		...tag
	});
	const reached = (evidence: readonly Evidence[]): number => {
		const [, , , practised, expert] = probabilitiesOf(estimateLevels(hard, evidence), 'api');
		return practised + expert;
	};

	test('are believed when they are right again and again, also on what is easy for them', () => {
		const notSure = [0, 1, 2, 3, 4, 5].map((index) => right(index, { confidence: 'not-sure' }));
		expect(reached([rating])).toBeLessThan(0.3);
		expect(reached([rating, ...notSure])).toBeGreaterThan(0.6);
	});

	test('change nothing about an estimate without tags', () => {
		const untagged = [0, 1, 4].map((index) => right(index, {}));
		const { joint } = estimateLevels(hard, [rating, ...untagged]);
		for (let node = 0; node < joint.weights.length; node += 5) {
			// Usual and hesitant stand side by side, 3 to 1 as before any answer.
			expect(joint.weights[node + 1]! * 3).toBeCloseTo(joint.weights[node]!, 15);
			expect(joint.weights[node + 3]! * 3).toBeCloseTo(joint.weights[node + 2]!, 15);
		}
	});
});

describe('what an estimate says', () => {
	test('it rests on nothing, on a rating, or on checks', () => {
		const { estimates } = estimateLevels(quiz, [
			{ source: 'rated', skill: 'gpu', level: 1 },
			{ source: 'checked', skill: 'k8s', item: 'k8s-0', outcome: 'unknown' }
		]);
		expect(estimates.map(({ basis, checks }) => [basis, checks])).toEqual([
			['none', 0],
			['rated', 0],
			['checked', 1]
		]);
	});

	test.each<[Distribution, number]>([
		[[0.5, 0.5, 0, 0, 0], 0],
		[[0.4, 0.2, 0.2, 0.1, 0.1], 1],
		[[0, 0, 0, 0.1, 0.9], 4]
	])('the median of %j is level %i', (probabilities, level) => {
		expect(medianLevel(probabilities)).toBe(level);
	});

	test.each<[Distribution, number, number]>([
		[[0.95, 0.05, 0, 0, 0], 0, 0],
		[[0.31, 0.6, 0.09, 0, 0], 0, 1],
		[[0.04, 0.3, 0.37, 0.25, 0.04], 1, 3],
		[[0.2, 0.2, 0.2, 0.2, 0.2], 0, 4],
		[[0.02, 0.48, 0.48, 0.02, 0], 1, 2]
	])('the shortest run of %j that holds nine tenths is %i to %i', (probabilities, low, high) => {
		expect(shortestInterval(probabilities, 0.9)).toEqual({ low, high });
	});

	test('evidence about an item the quiz does not have is a bug and says so', () => {
		const evidence: Evidence = { source: 'checked', skill: 'sql', item: 'nowhere', outcome: 'unknown' };
		expect(() => estimateLevels(quiz, [evidence])).toThrow('nowhere');
	});
});
