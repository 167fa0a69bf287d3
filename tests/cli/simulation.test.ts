import { describe, expect, test, vi } from 'vitest';
import { LEVELS } from '../../src/lib/domain/level';
import { normalBin } from '../../src/lib/domain/normal';
import { nextCheck } from '../../src/lib/domain/selection';
import { barJobs, judgeBars } from '../../src/cli/simulation/bars';
import { makeChance } from '../../src/cli/simulation/chance';
import { runJob, settingOf } from '../../src/cli/simulation/job';
import { drawPerson } from '../../src/cli/simulation/person';
import { playSession } from '../../src/cli/simulation/play';
import { findPopulation } from '../../src/cli/simulation/population';
import { read } from '../../src/cli/simulation/reading';
import { scenarioA } from '../../src/cli/simulation/scenario-a';
import { STUDY_POLICY, grow, makeSetting } from '../../src/cli/simulation/setting';
import {
	areaUnderCurve,
	correlation,
	meanOf,
	precisionAndRecall,
	quantile,
	ratioOf
} from '../../src/cli/simulation/statistics';
import { summarise } from '../../src/cli/simulation/summary';
import { holds, printVerdicts } from '../../src/cli/simulation/verdict';
import { runMethod } from '../../src/cli/simulation/method';
import type { Distribution } from '../../src/lib/domain/estimate';
import type { Job } from '../../src/cli/simulation/job';

const deep = process.env['CROSSWALK_DEEP'] === '1';
const quiz = scenarioA(2);

describe("scenario A is the study's", () => {
	test('11 skills, 52 weeks, 30 modules, 60 items with four options', () => {
		const { modules } = makeSetting({ kind: 'scenario-a', perLevel: 2 }, STUDY_POLICY);
		expect(quiz.skills).toHaveLength(11);
		expect(modules).toHaveLength(30);
		expect(modules.reduce((sum, { weeks }) => sum + weeks, 0)).toBeCloseTo(52, 9);
		const items = quiz.skills.flatMap((skill) => skill.items);
		expect(items).toHaveLength(60);
		expect(items.every((item) => item.options.length === 4)).toBe(true);
	});
});

describe('simulated people', () => {
	const draw = (id: string, count: number) =>
		Array.from({ length: count }, (_, index) => drawPerson(quiz, findPopulation(id), 1, index));
	const insight = (id: string, count: number): number =>
		correlation(
			draw(id, count).flatMap(({ levels, ratings }) =>
				[...levels].map(([skill, level]) => [ratings.get(skill)!, level] as const)
			)
		);

	test('are the same for the same seed and others for another', () => {
		const population = findPopulation('P1');
		expect(drawPerson(quiz, population, 1, 5)).toEqual(drawPerson(quiz, population, 1, 5));
		expect(drawPerson(quiz, population, 1, 5)).not.toEqual(drawPerson(quiz, population, 2, 5));
		expect(drawPerson(quiz, population, 1, 5)).not.toEqual(drawPerson(quiz, population, 1, 6));
	});

	test('answer the old items as before when new ones are added', () => {
		const grown = grow(quiz, { skill: 'T1', level: 2, count: 2 });
		const before = drawPerson(quiz, findPopulation('P1'), 1, 5);
		const after = drawPerson(grown, findPopulation('P1'), 1, 5);
		for (const [item, answer] of before.answers) expect(after.answers.get(item)).toEqual(answer);
		expect(after.answers.size).toBe(before.answers.size + 2);
	});

	test.each([
		['P0', 0.49],
		['P1', 0.46],
		['P5', 0],
		['P13', 0.68],
		['P14', 0.29]
	])('of %s rate themselves about as well as the study says: r = %d', (id, r) => {
		expect(Math.abs(insight(id, 400) - r)).toBeLessThan(0.06);
	});

	test('without prerequisites have levels with the mean and spread of their view', () => {
		const spread = Math.hypot(0.4, 1.2);
		for (const view of ['transferable', 'to-learn'] as const) {
			const mean = view === 'transferable' ? 2.1 : 1;
			const share = LEVELS.map((level) => normalBin(level, mean, spread, 5));
			const expected = share.reduce((sum, one, level) => sum + one * level, 0);
			const variance = share.reduce((sum, one, level) => sum + one * (level - expected) ** 2, 0);
			const own = quiz.skills.filter((skill) => skill.view === view).map(({ id }) => id);
			const levels = draw('P6', 400).flatMap((person) => own.map((id) => person.levels.get(id)!));
			const drawn = meanOf(levels);
			expect(Math.abs(drawn.mean - expected)).toBeLessThan(4 * drawn.error);
			const squares = meanOf(levels.map((level) => (level - drawn.mean) ** 2));
			expect(Math.abs(squares.mean - variance)).toBeLessThan(4 * squares.error);
		}
	});

	test('are seldom ahead of what a skill stands on, most of all in P7', () => {
		const lead = (id: string): number =>
			Math.max(...draw(id, 200).map(({ levels }) => levels.get('T3')! - levels.get('T1')!));
		expect(lead('P7')).toBeLessThanOrEqual(1);
		expect(lead('P6')).toBeGreaterThan(2);
	});

	test.each([
		['P1', 0.4, 0.7],
		['P3', 1.3, 0.5],
		['P4', -1, 0.5],
		['P13', 0.3, 0.5]
	])('of %s over-rate themselves by %d levels, give or take %d', (id, mean, sd) => {
		const biases = draw(id, 400).map(({ bias }) => bias);
		const drawn = meanOf(biases);
		expect(Math.abs(drawn.mean - mean)).toBeLessThan(4 * drawn.error);
		expect(Math.abs(drawn.error * Math.sqrt(biases.length) - sd)).toBeLessThan(0.15 * sd);
	});

	test('of P9 click at random one in five times: right a quarter of the time they answer', () => {
		const people = draw('P9', 400);
		const careless = people.filter((person) => person.careless === 'yes');
		expect(Math.abs(careless.length / people.length - 0.2)).toBeLessThan(0.08);
		const answers = careless.flatMap((person) => [...person.answers.values()]);
		const given = answers.filter((answer) => answer.type === 'option');
		expect(Math.abs(given.length / answers.length - 0.9)).toBeLessThan(0.02);
		expect(Math.abs(given.filter(({ option }) => option === 0).length / given.length - 0.25)).toBeLessThan(
			0.03
		);
	});

	test('of P16 are seldom sure even of what they know', () => {
		const sure = (id: string): number => {
			const right = draw(id, 60)
				.flatMap((person) => [...person.answers.values()])
				.filter((answer) => answer.type === 'option' && answer.option === 0);
			const said = right.filter((answer) => answer.type === 'option' && answer.confidence === 'sure');
			return said.length / right.length;
		};
		expect(sure('P1')).toBeGreaterThan(0.5);
		expect(sure('P16')).toBeLessThan(0.3);
	});

	test('answer an item the same whichever method asks it', () => {
		const setting = makeSetting({ kind: 'scenario-a', perLevel: 2 }, STUDY_POLICY);
		const person = drawPerson(quiz, findPopulation('P1'), 1, 8);
		const answers = (['fixed', 'random', 'ours', 'tagged'] as const).map((method) => {
			const run = runMethod(method, setting, person, 8, { questions: 30, until: 'questions' });
			return new Map(
				run.log(30).flatMap((entry) => (entry.kind === 'check' ? [[entry.item, entry.answer] as const] : []))
			);
		});
		for (const given of answers) {
			expect(given.size).toBe(30);
			for (const [item, answer] of given) expect(answer).toEqual(person.answers.get(item));
		}
	});

	test('of P12 never say "I don\'t know", of P1 a good part of the time', () => {
		const share = (id: string): number => {
			const answers = draw(id, 60).flatMap((person) => [...person.answers.values()]);
			return answers.filter(({ type }) => type === 'unknown').length / answers.length;
		};
		expect(share('P12')).toBeLessThan(0.02);
		expect(share('P1')).toBeGreaterThan(0.12);
	});
});

describe('a played session', () => {
	const person = drawPerson(quiz, findPopulation('P1'), 1, 0);
	const next: Parameters<typeof playSession>[2] = (log, choice) =>
		nextCheck(quiz, log, { ...choice, policy: STUDY_POLICY });

	test('is one of the production machine: ratings, then checks, none twice', () => {
		const { log, ratings, enoughAt } = playSession(quiz, person, next, 0, 'enough');
		expect(log.slice(0, ratings).every(({ kind }) => kind === 'rating')).toBe(true);
		const items = log.slice(ratings).flatMap((entry) => (entry.kind === 'check' ? entry.item : []));
		expect(new Set(items).size).toBe(items.length);
		expect(items).toHaveLength(enoughAt!);
	});

	test('can go on after it was enough, until no item is left', () => {
		const usual = playSession(quiz, person, next, 0, 'enough');
		const whole = playSession(quiz, person, next, 100);
		expect(whole.log).toHaveLength(11 + 60);
		expect(whole.enoughAt).toBe(usual.enoughAt);
		expect(whole.log.slice(0, usual.log.length)).toEqual(usual.log);
	});
});

describe('what is measured about a method', () => {
	const setting = makeSetting({ kind: 'scenario-a', perLevel: 2 }, STUDY_POLICY);
	const person = drawPerson(quiz, findPopulation('P1'), 1, 3);
	const point = (level: number): Distribution =>
		[0, 1, 2, 3, 4].map((one) => (one === level ? 1 : 0)) as unknown as Distribution;

	test('who knows every level plans nothing wrongly', () => {
		const truth = quiz.skills.map(({ id }) => point(person.levels.get(id)!));
		expect(read(setting, person, truth)).toMatchObject({
			exact: 1,
			error: 0,
			planLength: 0,
			regret: 0,
			loss: 0,
			stated: 0,
			coverage: 1,
			brier: 0
		});
	});

	test('who believes everybody new plans every week that is known already', () => {
		const known = setting.modules
			.filter(({ skill, level }) => person.levels.get(skill)! >= level)
			.reduce((sum, { weeks }) => sum + weeks, 0);
		expect(known).toBeGreaterThan(0);
		const reading = read(
			setting,
			person,
			quiz.skills.map(() => point(0))
		);
		expect(reading.regret).toBeCloseTo(known, 9);
		expect(reading.planLength).toBeCloseTo(known, 9);
	});

	test('scores by hand: halves on levels 1 and 2', () => {
		const halves = [0, 0.5, 0.5, 0, 0] as const;
		const everywhere = (level: 0 | 2) => ({
			...person,
			levels: new Map(quiz.skills.map(({ id }) => [id, level] as const))
		});
		const beliefs = quiz.skills.map(() => halves);
		// In the interval: (1/2)^2 + (1/2)^2; the median is level 1, one off.
		expect(read(setting, everywhere(2), beliefs)).toMatchObject({
			brier: 0.5,
			error: 1,
			coverage: 1,
			mass: 1
		});
		// Nowhere near: 1 + (1/2)^2 + (1/2)^2.
		expect(read(setting, everywhere(0), beliefs)).toMatchObject({ brier: 1.5, coverage: 0 });
	});

	test('what is left out though needed costs lambda', () => {
		const product = { ...setting, policy: { ...setting.policy, lambda: 1.5 } };
		const reading = read(
			product,
			person,
			quiz.skills.map(() => point(4))
		);
		expect(reading.loss).toBeCloseTo(1.5 * reading.regret, 9);
	});
});

describe('the methods', () => {
	const people = deep ? 300 : 40;
	const job: Job = {
		id: 'test',
		source: { kind: 'scenario-a', perLevel: 2 },
		price: 'study',
		population: 'P1',
		seed: 3,
		users: people,
		methods: ['self', 'naive', 'fixed', 'ours'],
		questions: [20, 'enough']
	};
	const harvest = runJob(job, settingOf(job), 0, people);
	const regret = (method: string): number =>
		summarise(harvest).find((summary) => summary.method === method && summary.at === 20)!.metrics.regret.mean;

	test('adaptive beats the fixed form, which beats averaging, which beats self-rating alone', () => {
		expect(regret('ours')).toBeLessThan(regret('fixed'));
		expect(regret('fixed')).toBeLessThan(regret('naive'));
		expect(regret('naive')).toBeLessThan(regret('self'));
	});

	test('the same people in another order of work give the same figures', () => {
		const again = runJob(job, settingOf(job), 0, 4).rows;
		const parts = [...runJob(job, settingOf(job), 0, 2).rows, ...runJob(job, settingOf(job), 2, 4).rows];
		expect(parts).toEqual(again);
		expect(harvest.rows.slice(0, again.length)).toEqual(again);
	});
});

describe('verdicts', () => {
	test.each([
		['every figure within its bounds', 0.9, 0],
		['one figure outside', 0.7, 1],
		['a figure that could not be computed', NaN, 1]
	])('%s: the value %d gives exit code %i', (_, value, code) => {
		const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
		const verdicts = [
			{ bar: 1, what: 'always holds', value: 1, most: 1 },
			{ bar: 2, what: 'in question', value, least: 0.8, most: 1 }
		];
		expect(printVerdicts(verdicts)).toBe(code);
		expect(write.mock.calls.join('')).toContain(code === 0 ? 'pass  2. in question' : 'FAIL  2. in question');
		write.mockRestore();
	});
});

describe.runIf(deep)('the acceptance bars of the study', () => {
	test('all hold', { timeout: 1_800_000 }, () => {
		const harvests = new Map(
			barJobs(1000, 7).map((job) => [job.id, runJob(job, settingOf(job), 0, job.users)])
		);
		expect(judgeBars(harvests).filter((verdict) => !holds(verdict))).toEqual([]);
	});
});

describe('statistics', () => {
	test('the mean comes with its standard error', () => {
		const { mean, error } = meanOf([1, 2, 3, 4]);
		expect(mean).toBe(2.5);
		expect(error).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
	});

	test('a ratio comes with the standard error of what is left of one after the other: pairs that rise together cancel', () => {
		const others = [2, 4, 6, 8];
		expect(ratioOf([1, 2, 3, 4], others)).toEqual({ mean: 0.5, error: 0 });
		const { mean, error } = ratioOf([2, 1, 4, 3], others);
		expect(mean).toBe(0.5);
		expect(error).toBeCloseTo(Math.sqrt(4 / 3 / 4) / 5, 12);
	});

	test('quantiles are values that occur', () => {
		expect([0, 0.5, 0.9, 1].map((share) => quantile([5, 1, 4, 2, 3], share))).toEqual([1, 3, 5, 5]);
	});

	test('the area under the curve is the share of pairs in the right order, ties half', () => {
		expect(
			areaUnderCurve([
				[0.9, 1],
				[0.8, 0],
				[0.7, 1],
				[0.1, 0]
			])
		).toBeCloseTo(0.75, 12);
		expect(
			areaUnderCurve([
				[0.5, 1],
				[0.5, 0]
			])
		).toBeCloseTo(0.5, 12);
	});

	test('precision counts the flagged, recall the true', () => {
		const scored = [
			[0.9, 1],
			[0.85, 0],
			[0.2, 1],
			[0.1, 0]
		] as const;
		expect(precisionAndRecall(scored, 0.8)).toEqual({ precision: 0.5, recall: 0.5 });
	});

	test('chance is uniform, normal and beta as asked', () => {
		const chance = makeChance('statistics', 1);
		const draws = (draw: () => number) => meanOf(Array.from({ length: 4000 }, draw));
		expect(Math.abs(draws(() => chance.uniform()).mean - 0.5)).toBeLessThan(0.02);
		expect(Math.abs(draws(() => chance.normal(3, 2)).mean - 3)).toBeLessThan(0.12);
		expect(Math.abs(draws(() => chance.normal(0, 2) ** 2).mean - 4)).toBeLessThan(0.4);
		expect(Math.abs(draws(() => chance.beta(1.5, 2)).mean - 1.5 / 3.5)).toBeLessThan(0.02);
		expect(Math.abs(draws(() => chance.beta(0.2, 20)).mean - 0.2 / 20.2)).toBeLessThan(0.005);
		expect(Math.abs(draws(() => chance.weighted([1, 3])).mean - 0.75)).toBeLessThan(0.03);
	});
});
