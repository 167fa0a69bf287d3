import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreResponses, withoutTags } from '../../src/lib/domain/evidence';
import { fixedForm, fixedOrder } from '../../src/lib/domain/fixed-form';
import { LEVELS } from '../../src/lib/domain/level';
import { PRODUCT_POLICY, nextCheck, valueChecks } from '../../src/lib/domain/selection';
import type { Quiz } from '../../src/lib/domain/quiz';
import type { Response } from '../../src/lib/domain/response';
import type { Choice, Policy } from '../../src/lib/domain/selection';
import { loadQuiz } from '../../src/lib/server/quiz-files';
import { scenarioA } from '../../src/cli/simulation/scenario-a';
import { PATHWAY } from '../support/candidate';
import { answerGiven, enumerateWorlds } from '../support/brute-force';
import { WAYS, aMeasuredQuiz, checked, itemOf, rated } from '../support/measured';
import type { Way } from '../support/measured';

const deep = process.env['CROSSWALK_DEEP'] === '1';
const STUDY: Policy = { ...PRODUCT_POLICY, lambda: 1, weighting: 'even', tagging: 'untagged', tau: 0.08 };
const adaptive: Choice = { mode: 'adaptive' };

/** Asks until it is enough, answering in the given ways over and over. */
function play(
	quiz: Quiz,
	ways: readonly Way[],
	choice: Choice = adaptive,
	log: readonly Response[] = quiz.skills.map((skill, index) => rated(skill.id, LEVELS[index % 5]!))
): { readonly log: readonly Response[]; readonly asked: readonly string[]; readonly why: string } {
	const asked: string[] = [];
	let current = log;
	for (;;) {
		const next = nextCheck(quiz, current, choice);
		if (next.kind === 'enough') return { log: current, asked, why: next.why };
		const way = ways[asked.length % ways.length]!;
		asked.push(next.item.id);
		current = [...current, checked(next.item, way)];
	}
}

test('nothing that could be asked is worth more than what is asked, though skills with little to lose are not looked at', () => {
	const real = loadQuiz(PATHWAY);
	const bank = real.skills.flatMap(({ items }) => items);
	const ratings = fc.array(fc.constantFrom(...LEVELS), {
		minLength: real.skills.length,
		maxLength: real.skills.length
	});
	const answers = fc.uniqueArray(
		fc.record({ item: fc.constantFrom(...bank), way: fc.constantFrom(...WAYS) }),
		{ maxLength: 25, selector: ({ item }) => item.id }
	);
	fc.assert(
		fc.property(ratings, answers, (levels, given) => {
			const log = [
				...real.skills.map(({ id }, index) => rated(id, levels[index]!)),
				...given.map(({ item, way }) => checked(item, way))
			];
			const next = nextCheck(real, log, { mode: 'adaptive', sharpen: { upTo: 30 } });
			const all = valueChecks(real, log, adaptive);
			const best = Math.max(...all.map(({ value }) => value));
			expect(next.kind).toBe('ask');
			const asked = next.kind === 'ask' ? next.item.id : '';
			expect(all.find(({ item }) => item.id === asked)!.value).toBeGreaterThan(best - 1e-8);
		}),
		{ seed: 7, numRuns: deep ? 2000 : 150 }
	);
});

describe('what a question is worth', () => {
	const quiz = aMeasuredQuiz([
		{
			id: 'sql',
			view: 'transferable',
			target: 2,
			importance: 'Critical',
			hours: 20,
			items: [{ level: 1 }, {}]
		},
		{
			id: 'gpu',
			view: 'to-learn',
			target: 3,
			importance: 'Nice to have',
			hours: 5,
			items: [
				{ level: 3, guess: 0.4 },
				{ level: 1, options: [1, 2, 3].map((n) => ({ text: `${n}`, why: '' })) }
			]
		}
	]);
	const weight = { sql: 6, gpu: 1 } as const;
	const hours = { sql: 20, gpu: 5 } as const;
	const target = { sql: 2, gpu: 3 } as const;
	// Modules: 2 x 20 h at weight 6 and 3 x 5 h at weight 1; scaled so that the mean over the 55 hours is 1.
	const scale = 55 / (40 * 6 + 15 * 1);

	const ANSWERS = {
		tagged: [
			['right', 'sure'],
			['right', 'not-sure'],
			['wrong', 'sure'],
			['wrong', 'not-sure'],
			['unknown', undefined]
		],
		untagged: [
			['right', undefined],
			['wrong', undefined],
			['unknown', undefined]
		]
	} as const;

	/** KG* from the worlds of the brute force, over every ordered sequence of 1, 2 and 3 answers. */
	function exactValue(log: readonly Response[], itemId: string, policy: Policy): number {
		const item = itemOf(quiz, itemId);
		const skill = item.skill as 'sql' | 'gpu';
		const index = quiz.skills.findIndex(({ id }) => id === skill);
		const { evidence } = scoreResponses(quiz, log);
		const known = policy.tagging === 'tagged' ? evidence : withoutTags(evidence);
		const worlds = enumerateWorlds(quiz, known);
		const styles = [
			{ style: 'low', habit: 'usual' },
			{ style: 'low', habit: 'hesitant' },
			{ style: 'high', habit: 'usual' },
			{ style: 'high', habit: 'hesitant' },
			{ style: 'careless', habit: 'usual' }
		] as const;
		const table = styles.map(({ style, habit }) =>
			LEVELS.map((level) =>
				worlds
					.filter(
						({ node, levels }) => node.style === style && node.habit === habit && levels[index] === level
					)
					.reduce((sum, { mass }) => sum + mass, 0)
			)
		);
		const perHour = policy.weighting === 'even' ? 0.1 : (weight[skill] * scale) / 10;
		const loss = (masses: readonly (readonly number[])[]): number => {
			const levels = LEVELS.map((level) => masses.reduce((sum, row) => sum + row[level]!, 0));
			const total = levels.reduce((sum, mass) => sum + mass, 0);
			return LEVELS.filter((level) => level < target[skill]).reduce<number>((sum, level) => {
				const below = levels.slice(0, level + 1).reduce((mass, share) => mass + share, 0);
				return sum + hours[skill] * perHour * Math.min(policy.lambda * below, total - below);
			}, 0);
		};
		const after = (masses: readonly (readonly number[])[], depth: number): number => {
			if (depth === 0) return loss(masses);
			return ANSWERS[policy.tagging]
				.map(([outcome, confidence]) =>
					masses.map((row, style) =>
						row.map((mass, level) => mass * answerGiven(item, outcome, confidence, level, styles[style]!))
					)
				)
				.reduce((sum, next) => sum + after(next, depth - 1), 0);
		};
		return Math.max(0, ...[1, 2, 3].map((depth) => (loss(table) - after(table, depth)) / depth));
	}

	test.each([
		['the product', PRODUCT_POLICY],
		['the study', STUDY]
	])('agrees with brute force over every sequence of answers to 1e-9, as %s prices it', (_, policy) => {
		const logs: readonly (readonly Response[])[] = [
			[],
			[rated('sql', 3), rated('gpu', 1)],
			[rated('sql', 1), rated('gpu', 2), checked(itemOf(quiz, 'sql-1'), 'wrong')]
		];
		for (const log of logs) {
			for (const { item, value } of valueChecks(quiz, log, { ...adaptive, policy })) {
				expect(Math.abs(value - exactValue(log, item.id, policy))).toBeLessThan(1e-9);
			}
		}
	});
});

describe('which check comes next', () => {
	const quiz = scenarioA(2);
	const items = quiz.skills.flatMap((skill) => skill.items);
	const anyWays = fc.array(fc.constantFrom(...WAYS), { minLength: 1, maxLength: 12 });

	test('never an item twice, never one above the target, between 8 and 30 of them', () => {
		const property = fc.property(anyWays, (ways) => {
			const { asked } = play(quiz, ways);
			expect(new Set(asked).size).toBe(asked.length);
			expect(asked.length).toBeGreaterThanOrEqual(PRODUCT_POLICY.fewest);
			expect(asked.length).toBeLessThanOrEqual(PRODUCT_POLICY.most);
			const required = new Map(quiz.targets[0]!.requirements.map(({ skill, level }) => [skill, level]));
			for (const id of asked) {
				const { skill, level } = items.find((item) => item.id === id)!;
				expect(level).toBeLessThanOrEqual(required.get(skill)!);
			}
		});
		fc.assert(property, { seed: 44, numRuns: deep ? 200 : 12 });
	});

	test('nothing above the target even when the bank has it', () => {
		const small = aMeasuredQuiz([
			{ id: 'sql', view: 'transferable', target: 1, items: [{ level: 1 }, { level: 2 }, { level: 4 }] }
		]);
		expect(play(small, ['right']).asked).toEqual(['sql-0']);
	});

	test('the same answers give the same questions', () => {
		expect(play(quiz, ['right', 'unknown', 'wrong'])).toEqual(play(quiz, ['right', 'unknown', 'wrong']));
	});

	test('a skipped item is spent, and skipping everything ends at the limit', () => {
		const { asked, why } = play(quiz, ['skipped']);
		expect(new Set(asked).size).toBe(30);
		expect(why).toBe('limit');
	});

	test('an item stays spent when its question was edited since', () => {
		const { log, asked } = play(quiz, ['right']);
		const edited: Quiz = {
			...quiz,
			skills: quiz.skills.map((skill) => ({
				...skill,
				items: skill.items.map((item) => ({ ...item, version: 'edited' }))
			}))
		};
		const next = nextCheck(edited, log.slice(0, quiz.skills.length + 3), adaptive);
		expect(next.kind === 'ask' && asked.slice(0, 3).includes(next.item.id)).toBe(false);
	});

	test('skills that are not relevant are left alone', () => {
		const log = quiz.skills.map(({ id }) => rated(id, id === 'L2' ? 'not-relevant' : 2));
		const { asked } = play(quiz, ['right', 'wrong'], adaptive, log);
		expect(asked.filter((id) => id.startsWith('L2'))).toEqual([]);
	});

	test('when nothing is relevant there is nothing to ask', () => {
		const log = quiz.skills.map(({ id }) => rated(id, 'not-relevant'));
		expect(nextCheck(quiz, log, adaptive)).toEqual({ kind: 'enough', why: 'no-items' });
	});

	test('asking goes on while a question is worth tau, and stops at the first that is not', () => {
		const policy = { ...STUDY, tau: 0.15 };
		const choice = { ...adaptive, policy };
		const start = quiz.skills.map(({ id }) => rated(id, 2));
		const { log, asked, why } = play(quiz, ['right', 'wrong'], choice, start);
		expect(why).toBe('settled');
		const worth = (upTo: number): number =>
			Math.max(...valueChecks(quiz, log.slice(0, start.length + upTo), choice).map(({ value }) => value));
		expect(worth(asked.length)).toBeLessThan(policy.tau);
		for (let n = policy.fewest; n < asked.length; n++) expect(worth(n)).toBeGreaterThanOrEqual(policy.tau);
	});

	test('of items worth the same, another sub-topic than the last one, then the least used, then file order', () => {
		const subtopics = ['joins', 'joins', 'indexes', 'joins', 'indexes', 'locks'];
		const small = aMeasuredQuiz([
			{ id: 'sql', view: 'transferable', target: 2, items: subtopics.map((subtopic) => ({ subtopic })) }
		]);
		const { asked } = play(small, ['skipped'], { ...adaptive, policy: { ...PRODUCT_POLICY, fewest: 9 } });
		const order = asked.map((id) => itemOf(small, id).subtopic);
		expect(order).toEqual(['joins', 'indexes', 'locks', 'joins', 'indexes', 'joins']);
	});

	test('a skill that matters more is asked about first', () => {
		const skill = (id: string, importance: 'Critical' | 'Nice to have') =>
			({ id, view: 'to-learn', target: 2, importance, items: [{}, {}] }) as const;
		const small = aMeasuredQuiz([skill('gpu', 'Nice to have'), skill('k8s', 'Critical')]);
		const first = (choice: Choice) => {
			const next = nextCheck(small, [rated('gpu', 1), rated('k8s', 1)], choice);
			return next.kind === 'ask' ? next.item.skill : undefined;
		};
		expect(first(adaptive)).toBe('k8s');
		expect(first({ ...adaptive, importance: { gpu: 'Critical', k8s: 'Nice to have' } })).toBe('gpu');
	});

	test('another target has other levels to ask about, from the same answers', () => {
		const [entry] = quiz.targets;
		const wider: Quiz = {
			...quiz,
			targets: [
				{ ...entry!, requirements: entry!.requirements.map((one) => ({ ...one, level: 1 as const })) },
				{ ...entry!, id: 'later' }
			]
		};
		const levels = (target: string) =>
			new Set(valueChecks(wider, [], { ...adaptive, target }).map(({ item }) => item.level));
		expect([...levels('entry')]).toEqual([1]);
		expect([...levels('later')].toSorted()).toEqual([1, 2, 3, 4]);
		expect(levels('withdrawn')).toEqual(levels('entry'));
	});
});

describe('a few more', () => {
	const quiz = scenarioA(3);

	test('overall: as many as were asked for, past the usual end', () => {
		const { log, asked } = play(quiz, ['right', 'wrong']);
		const more = play(quiz, ['right', 'wrong'], { ...adaptive, sharpen: { upTo: asked.length + 5 } }, log);
		expect(more.asked).toHaveLength(5);
		expect(more.why).toBe('limit');
	});

	test('of one skill: only its items, until none is left', () => {
		const { log } = play(quiz, ['right', 'wrong']);
		const choice: Choice = { ...adaptive, sharpen: { upTo: 90, skill: 'T5' } };
		const more = play(quiz, ['right', 'wrong'], choice, log);
		expect(more.asked.length).toBeGreaterThan(0);
		expect(more.asked.every((id) => id.startsWith('T5'))).toBe(true);
		expect(more.why).toBe('no-items');
	});

	test('where no answer changes the plan, the question that narrows the level most is asked', () => {
		const small = aMeasuredQuiz([
			{
				id: 'sql',
				view: 'transferable',
				target: 3,
				items: [1, 1, 1, 1, 1, 1, 3].map((level) => ({ level: level as 1 | 3 }))
			}
		]);
		const log = [rated('sql', 4), ...[1, 2, 3, 4, 5].map((n) => checked(itemOf(small, `sql-${n}`), 'right'))];
		const next = nextCheck(small, log, { ...adaptive, sharpen: { upTo: 9, skill: 'sql' } });
		expect(next.kind === 'ask' && next.item.id).toBe('sql-6');
	});
});

describe('a re-check of one skill', () => {
	const quiz = scenarioA(3);

	test('asks three to five unseen items of that skill and then ends', () => {
		const before = play(quiz, ['right', 'wrong', 'unknown']);
		const log: readonly Response[] = [
			...before.log,
			{ kind: 'recheck', skill: 'L2', at: '2027-02-22T19:00:00.000Z' },
			rated('L2', 3)
		];
		for (const way of ['right', 'wrong', 'unknown', 'skipped'] as const) {
			const { asked } = play(quiz, [way], adaptive, log);
			expect(asked.every((id) => id.startsWith('L2') && !before.asked.includes(id))).toBe(true);
			expect(asked.length).toBeGreaterThanOrEqual(3);
			expect(asked.length).toBeLessThanOrEqual(5);
		}
	});
});

describe('the fixed-length form', () => {
	const quiz = scenarioA(2);

	test('goes breadth first: two thirds of the target, then the target, then below', () => {
		const order = fixedOrder(quiz, quiz.targets[0]!);
		expect(order.slice(0, 11).map(({ id }) => id)).toEqual([
			'T1-2-0',
			'T2-1-0',
			'T3-2-0',
			'T4-1-0',
			'T5-2-0',
			'L1-2-0',
			'L2-3-0',
			'L3-2-0',
			'L4-1-0',
			'L5-2-0',
			'L6-1-0'
		]);
		const ofL2 = order.filter(({ skill }) => skill === 'L2').map(({ level }) => level);
		expect(ofL2).toEqual([3, 4, 2, 1, 3, 4, 2, 1]);
		expect(order).toHaveLength(60);
	});

	test('asks everybody the same checks in the same order, whatever they answer and whatever their target', () => {
		const form = fixedForm(quiz).map(({ id }) => id);
		expect(form).toHaveLength(22);
		for (const way of WAYS) expect(play(quiz, [way], { mode: 'fixed' }).asked).toEqual(form);
		expect(play(quiz, ['right'], { mode: 'fixed' }).why).toBe('limit');
	});

	test('leaves out skills that are not relevant', () => {
		const log = quiz.skills.map(({ id }) => rated(id, id === 'T1' ? 'not-relevant' : 2));
		expect(play(quiz, ['right'], { mode: 'fixed' }, log).asked).toHaveLength(20);
	});

	test('a few more can be asked for after it', () => {
		const { log } = play(quiz, ['right'], { mode: 'fixed' });
		expect(play(quiz, ['right'], { mode: 'fixed', sharpen: { upTo: 25 } }, log).asked).toHaveLength(3);
	});
});
