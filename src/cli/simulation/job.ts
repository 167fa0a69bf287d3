import { runMethod } from './method';
import { drawPerson } from './person';
import { findPopulation } from './population';
import { read } from './reading';
import { PRODUCT_POLICY, valueChecks } from '../../lib/domain/selection';
import { STUDY_POLICY, grow, makeSetting } from './setting';
import type { Readings } from '../../lib/domain/estimate';
import type { Level } from '../../lib/domain/level';
import type { SkillId } from '../../lib/domain/quiz';
import type { Response } from '../../lib/domain/response';
import type { Method, Peer } from './method';
import type { Person } from './person';
import type { Reading } from './reading';
import type { Price, QuizSource, Setting } from './setting';

/** One thing to simulate; plain data, so that it can be sent to another process. */
export interface Job {
	readonly id: string;
	readonly source: QuizSource;
	readonly price: Price;
	readonly population: string;
	readonly seed: number;
	readonly users: number;
	readonly methods: readonly (Method | Peer)[];
	/** Numbers of checks after which to look; `enough` is when an adaptive session says so. */
	readonly questions: readonly (number | 'enough')[];
	/** After how many checks to look for over-rating, under-rating and carelessness; absent for not at all. */
	readonly flagsAt?: number;
	/** Another price of a question, in weeks, than the policy's. */
	readonly tau?: number;
	/** Levels for which to find out what one more item would have been worth when it was enough. */
	readonly wanted?: readonly Place[];
}

/** How a method did on one person, after a number of checks or when the session said it was enough. */
export interface Row {
	readonly method: Method | Peer;
	readonly at: number | 'enough';
	/** Checks asked by then: fewer than `at` when the bank ended. */
	readonly asked: number;
	readonly reading: Reading;
}

/** Scores of the statements about one person, each with whether it was true. */
export interface FlagRow {
	readonly method: Method | Peer;
	readonly over: readonly (readonly [score: number, truth: 0 | 1])[];
	readonly under: readonly (readonly [score: number, truth: 0 | 1])[];
	readonly careless: readonly [score: number, truth: 0 | 1];
	readonly bias: readonly [estimated: number, true_: number];
}

/** A level of a skill. */
export interface Place {
	readonly skill: SkillId;
	readonly level: Level;
}

/** What one more item would have been worth to one person when it was enough, in weeks, and how many were left. */
export interface WantRow extends Place {
	readonly value: number;
	readonly left: number;
}

/** What some people of a job gave. */
export interface Harvest {
	readonly rows: readonly Row[];
	readonly flags: readonly FlagRow[];
	readonly wants: readonly WantRow[];
}

/** The setting of a job. */
export function settingOf(job: Job): Setting {
	const policy = policyOf(job.price);
	return makeSetting(job.source, { ...policy, tau: job.tau ?? policy.tau });
}

function policyOf(price: Price): typeof STUDY_POLICY {
	switch (price) {
		case 'study':
			return STUDY_POLICY;
		case 'product':
			return PRODUCT_POLICY;
	}
}

/** Plays people `from` (inclusive) to `to` (exclusive) of a job. The same people whatever the range. */
export function runJob(job: Job, setting: Setting, from: number, to: number): Harvest {
	const population = findPopulation(job.population);
	const rows: Row[] = [];
	const flags: FlagRow[] = [];
	const wants: WantRow[] = [];
	const numbers = job.questions.filter((at) => at !== 'enough');
	const questions = Math.max(0, ...numbers, job.flagsAt ?? 0);
	for (let index = from; index < to; index++) {
		const person = drawPerson(setting.quiz, population, job.seed, index);
		for (const method of job.methods) {
			const isAdaptive = method === 'ours' || method === 'tagged';
			const until = isAdaptive && job.questions.includes('enough') ? 'enough' : 'questions';
			const run = runMethod(method, setting, person, index, { questions, until });
			const look = (at: Row['at'], asked: number): Row => ({
				method,
				at,
				asked,
				reading: read(setting, person, run.beliefs(asked))
			});
			for (const at of numbers) rows.push(look(at, Math.min(at, run.asked)));
			if (until === 'enough' && run.enoughAt !== undefined) rows.push(look('enough', run.enoughAt));
			if (job.flagsAt !== undefined && run.estimation !== undefined) {
				flags.push(flagPerson(method, setting, person, run.estimation(job.flagsAt)));
			}
			wants.push(
				...(job.wanted ?? []).map((place) => want(setting, run.log(run.enoughAt ?? run.asked), place))
			);
		}
	}
	return { rows, flags, wants };
}

/** Adds one item that does not exist, unasked, and lets the selection value it. */
function want({ quiz, policy }: Setting, log: readonly Response[], { skill, level }: Place): WantRow {
	const grown = grow(quiz, { skill, level, count: 1 });
	const open = valueChecks(grown, log, { mode: 'adaptive', policy }).filter(
		({ item }) => item.skill === skill && item.level === level
	);
	return { skill, level, value: open.at(-1)?.value ?? 0, left: open.length - 1 };
}

function flagPerson(method: Method | Peer, { quiz }: Setting, person: Person, estimation: Readings): FlagRow {
	const skills = quiz.skills.map(({ id }, index) => {
		const rating = person.ratings.get(id) ?? NaN;
		const level = person.levels.get(id) ?? NaN;
		const probabilities: readonly number[] = estimation.estimates[index]?.probabilities ?? [];
		const mass = (from: number, to: number): number =>
			probabilities.slice(Math.max(0, from), to).reduce((sum, share) => sum + share, 0);
		return {
			over: [mass(0, rating), level < rating ? 1 : 0] as const,
			under: [mass(rating + 1, 5), level > rating ? 1 : 0] as const
		};
	});
	return {
		method,
		over: skills.map(({ over }) => over),
		under: skills.map(({ under }) => under),
		careless: [estimation.person.careless, person.careless === 'yes' ? 1 : 0],
		bias: [estimation.person.bias, person.bias]
	};
}
