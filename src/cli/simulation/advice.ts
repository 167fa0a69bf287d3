import { loadQuiz } from '../../lib/server/quiz-files';
import { findTarget } from '../../lib/domain/loss';
import { PRODUCT_POLICY } from '../../lib/domain/selection';
import { playAll } from './crew';
import { makeSetting } from './setting';
import { meanOf } from './statistics';
import { summarise } from './summary';
import type { Quiz } from '../../lib/domain/quiz';
import type { Harvest, Job, Place } from './job';
import type { Summary } from './summary';

/** Items a level should have at least (measurement study, section 6). */
const ITEMS_PER_LEVEL = 2;
/** How many of the gaps in a bank are filled on trial. */
const TRIALS = 3;

/** A level of a skill that has too few items. */
export interface ThinPlace extends Place {
	readonly items: number;
	/** Share of people who had no item left here although one more was still worth asking, 0-1. */
	readonly runOut: number;
}

/** What two more items at a place would change, in guide weeks planned wrongly, with its standard error. */
export interface Trial extends Place {
	readonly weeks: number;
	readonly error: number;
}

/** What a pathway's author wants to know about its items. */
export interface Advice {
	readonly title: string;
	readonly skills: number;
	/** Items up to the entry target, and guide weeks up to it. */
	readonly items: number;
	readonly weeks: number;
	readonly people: number;
	readonly checks: Summary['asked'];
	/** Guide weeks planned wrongly, from ratings alone and when it was enough. */
	readonly fromRatings: number;
	readonly fromChecks: number;
	readonly thin: readonly ThinPlace[];
	readonly trials: readonly Trial[];
}

/** Plays people through a pathway and finds where its items are too few, and what two more would buy. */
export async function adviseAuthor(
	pathway: string,
	users: number,
	seed: number,
	onProgress: (done: number, total: number) => void
): Promise<Advice> {
	const quiz = loadQuiz(pathway);
	const places = placesOf(quiz);
	const plain = jobFor(pathway, users, seed, [], places);
	const first = await playAll([plain], (done) => onProgress(done, users * (1 + TRIALS)));
	const harvest = harvestOf(first.harvests, plain.id);
	const thin = findThin(quiz, places, harvest);

	const jobs = thin.slice(0, TRIALS).map((place) => jobFor(pathway, users, seed, [place], []));
	const tried = await playAll(jobs, (done, total) => onProgress(users + done, users + total));
	const regrets = (of: Harvest): readonly number[] =>
		of.rows.filter(({ at }) => at === 'enough').map(({ reading }) => reading.regret);
	const before = regrets(harvest);
	const trials = jobs.flatMap((job, index) => {
		const after = regrets(harvestOf(tried.harvests, job.id));
		const saved = meanOf(before.map((regret, person) => regret - (after[person] ?? NaN)));
		const place = thin[index];
		return place === undefined
			? []
			: [{ skill: place.skill, level: place.level, weeks: saved.mean, error: saved.error }];
	});

	const summaries = summarise(harvest);
	const setting = makeSetting(plain.source, PRODUCT_POLICY);
	const regretAt = (at: Summary['at']): number => found(summaries, at).metrics.regret.mean;
	return {
		title: quiz.title,
		skills: quiz.skills.length,
		items: places.reduce((sum, place) => sum + itemsAt(quiz, place), 0),
		weeks: setting.modules.reduce((sum, { weeks }) => sum + weeks, 0),
		people: users,
		checks: found(summaries, 'enough').asked,
		fromRatings: regretAt(0),
		fromChecks: regretAt('enough'),
		thin,
		trials
	};
}

/** What an author reads. */
export function adviceText(advice: Advice): string {
	const { title, skills, items, weeks, people, checks, fromRatings, fromChecks, thin, trials } = advice;
	const name = ({ skill, level }: Place): string => `${skill}, level ${level}`;
	const short = thin.filter((place) => place.items < ITEMS_PER_LEVEL);
	const exhausted = thin.filter(({ runOut }) => runOut >= 0.05);
	const list = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
	return [
		`${title}: ${skills} skills, ${items} items up to the entry target, ${weeks.toFixed(0)} guide weeks.`,
		`${people} simulated people took it. They are drawn from assumptions, not from data.`,
		'',
		`After ${skills} ratings they needed ${checks.mean.toFixed(0)} checks on average; 8 in 10 needed ${checks.p10} to ${checks.p90}.`,
		`Their plans were then ${fromChecks.toFixed(1)} of ${weeks.toFixed(0)} weeks off: planned though known, or left out though needed.`,
		`From ratings alone they would have been ${fromRatings.toFixed(1)} weeks off.`,
		'',
		...(short.length === 0
			? [`Every level up to the entry target has at least ${ITEMS_PER_LEVEL} items.`]
			: [
					`Fewer than ${ITEMS_PER_LEVEL} items:`,
					...list(short.map((place) => `${name(place)}: ${place.items}`))
				]),
		'',
		...(exhausted.length === 0
			? ['Nobody to speak of ran out of items where one more would have helped their plan.']
			: [
					'People who had no item left where one more would have helped their plan, most costly first:',
					...list(exhausted.map((place) => `${name(place)}: ${Math.round(place.runOut * 100)} in 100`))
				]),
		'',
		...(trials.length === 0
			? []
			: [
					'What two more items would buy, if they are as good as the rest:',
					...list(trials.map((trial) => `${name(trial)}: ${boughtText(trial)}`))
				])
	].join('\n');
}

function boughtText({ weeks, error }: Trial): string {
	const figure = `${weeks.toFixed(2)} +-${error.toFixed(2)} weeks`;
	if (Math.abs(weeks) < 2 * error) return `nothing that shows with so few people (${figure})`;
	return weeks > 0 ? `${figure} fewer planned wrongly` : `${figure}: plans get worse, look at the items`;
}

function jobFor(
	pathway: string,
	users: number,
	seed: number,
	filled: readonly Place[],
	wanted: readonly Place[]
): Job {
	return {
		id: ['advice', ...filled.map(({ skill, level }) => `${skill} ${level}`)].join(' '),
		source: {
			kind: 'pathway',
			id: pathway,
			extra: filled.map(({ skill, level }) => ({ skill, level, count: 2 }))
		},
		price: 'product',
		population: 'P1',
		seed,
		users,
		methods: ['tagged'],
		questions: [0, 'enough'],
		wanted
	};
}

/** Every level up to the entry target. */
function placesOf(quiz: Quiz): readonly Place[] {
	return findTarget(quiz, undefined).requirements.flatMap(({ skill, level: target }) =>
		([1, 2, 3, 4] as const).filter((level) => level <= target).map((level) => ({ skill, level }))
	);
}

function itemsAt(quiz: Quiz, { skill, level }: Place): number {
	return quiz.skills
		.filter(({ id }) => id === skill)
		.flatMap((one) => one.items)
		.filter((item) => item.level === level).length;
}

/** Places with too few items or where people run out of them, those most missed first. */
function findThin(quiz: Quiz, places: readonly Place[], { wants }: Harvest): readonly ThinPlace[] {
	return places
		.map((place) => {
			const own = wants.filter(({ skill, level }) => skill === place.skill && level === place.level);
			const missed = own.filter(({ left, value }) => left === 0 && value >= PRODUCT_POLICY.tau);
			return {
				...place,
				items: itemsAt(quiz, place),
				runOut: missed.length / own.length,
				missed: missed.reduce((sum, { value }) => sum + value, 0)
			};
		})
		.filter(({ items, runOut }) => items < ITEMS_PER_LEVEL || runOut > 0)
		.toSorted((one, other) => other.missed - one.missed)
		.map(({ skill, level, items, runOut }) => ({ skill, level, items, runOut }));
}

function harvestOf(harvests: ReadonlyMap<string, Harvest>, id: string): Harvest {
	const harvest = harvests.get(id);
	if (harvest === undefined) throw new Error(`Nothing came back from ${id}`);
	return harvest;
}

function found(summaries: readonly Summary[], at: Summary['at']): Summary {
	const summary = summaries.find((one) => one.at === at);
	if (summary === undefined) throw new Error(`Nothing was looked at after ${at}`);
	return summary;
}
