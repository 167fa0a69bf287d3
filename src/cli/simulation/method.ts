import { readLevels } from '../../lib/domain/estimate';
import { scoreResponses, spentItems, withoutTags } from '../../lib/domain/evidence';
import { fixedOrder } from '../../lib/domain/fixed-form';
import { LEVELS, toLevel } from '../../lib/domain/level';
import { findTarget } from '../../lib/domain/loss';
import { nextCheck } from '../../lib/domain/selection';
import { makeChance } from './chance';
import { CatRoom } from './jscat';
import { playSession } from './play';
import type { Distribution, Readings } from '../../lib/domain/estimate';
import type { Item, Skill } from '../../lib/domain/quiz';
import type { Response } from '../../lib/domain/response';
import type { Policy } from '../../lib/domain/selection';
import type { Checks } from '../../lib/session/checks';
import type { SelfRating } from './jscat';
import type { Person } from './person';
import type { Setting } from './setting';

/**
 * Ways to come to levels. `self`: the raw self-rating. `naive`: the average of rating and share of right
 * answers on the fixed form. `fixed`, `random`: our scoring of a fixed form and of random items. `ours`:
 * adaptive without tags. `tagged`: adaptive with "Sure" and "Not sure".
 */
export const METHODS = ['self', 'naive', 'fixed', 'random', 'ours', 'tagged'] as const;
export type Method = (typeof METHODS)[number];

/** Peers to compare with, for which `npm run bench -- peers` installs what they need. */
export const PEERS = ['jscat', 'jscat-self', 'jscat-informed'] as const;
export type Peer = (typeof PEERS)[number];

/** What each method is called in a table. */
export const METHOD_NAMES: Readonly<Record<Method | Peer, string>> = {
	self: 'self-rating only',
	naive: 'average of rating and fixed form',
	fixed: 'fixed form, our scoring',
	random: 'random items, our scoring',
	ours: 'adaptive',
	tagged: 'adaptive, sure / not sure',
	jscat: 'jsCAT per skill',
	'jscat-self': 'jsCAT per skill, self-rating in its prior',
	'jscat-informed': 'the same, told how far people overrate themselves'
};

/** How far a session is played: see {@link playSession}. */
export interface Length {
	readonly questions: number;
	readonly until: 'questions' | 'enough';
}

/** A person's session under one method, and what the method believes after any number of its questions. */
export interface Run {
	readonly enoughAt: number | undefined;
	/** Checks asked in all. */
	readonly asked: number;
	readonly beliefs: (questions: number) => readonly Distribution[];
	/** The whole estimation, for methods that use our scoring. */
	readonly estimation: ((questions: number) => Readings) | undefined;
	/** The log after so many questions. */
	readonly log: (questions: number) => readonly Response[];
}

/** Plays a person under a method. `index` seeds the random items. */
export function runMethod(
	method: Method | Peer,
	setting: Setting,
	person: Person,
	index: number,
	length: Length
): Run {
	if (method === 'jscat') return runJscat(setting, person, 'without', length);
	if (method === 'jscat-self') return runJscat(setting, person, 'shrunk', length);
	if (method === 'jscat-informed') return runJscat(setting, person, 'informed', length);
	const { quiz } = setting;
	const policy: Policy = {
		...setting.policy,
		tagging: method === 'tagged' ? 'tagged' : 'untagged'
	};
	const play = playSession(
		quiz,
		person,
		chooser(method, setting, policy, index),
		length.questions,
		length.until
	);
	const log = (count: number): readonly Response[] => play.log.slice(0, play.ratings + count);
	const estimation = (count: number): Readings => {
		const { evidence } = scoreResponses(quiz, log(count));
		return readLevels(quiz, policy.tagging === 'tagged' ? evidence : withoutTags(evidence));
	};
	const common = { enoughAt: play.enoughAt, asked: play.log.length - play.ratings, log };
	switch (method) {
		case 'self':
		case 'naive':
			return {
				...common,
				estimation: undefined,
				beliefs: (count) =>
					quiz.skills.map((skill) => pointAt(naiveLevel(setting, skill, person, log(count), method)))
			};
		case 'fixed':
		case 'random':
		case 'ours':
		case 'tagged':
			return {
				...common,
				estimation,
				beliefs: (count) => estimation(count).estimates.map(({ probabilities }) => probabilities)
			};
	}
}

function runJscat(setting: Setting, person: Person, selfRating: SelfRating, length: Length): Run {
	const room = new CatRoom(setting, person, selfRating);
	const play = playSession(setting.quiz, person, (log) => room.next(log), length.questions);
	const log = (count: number): readonly Response[] => play.log.slice(0, play.ratings + count);
	return {
		enoughAt: undefined,
		asked: play.log.length - play.ratings,
		estimation: undefined,
		log,
		beliefs: (count) => {
			const then = new CatRoom(setting, person, selfRating);
			then.follow(log(count));
			return then.beliefs();
		}
	};
}

function chooser(method: Method, { quiz }: Setting, policy: Policy, index: number): Checks['next'] {
	switch (method) {
		case 'self':
			return () => ({ kind: 'enough' });
		case 'naive':
		case 'fixed':
			return inOrder(fixedOrder(quiz, findTarget(quiz, undefined)));
		case 'random':
			return inOrder(shuffled(fixedOrder(quiz, findTarget(quiz, undefined)), index));
		case 'ours':
		case 'tagged':
			return (log, choice) => nextCheck(quiz, log, { ...choice, policy });
	}
}

function inOrder(items: readonly Item[]): Checks['next'] {
	return (log) => {
		const item = items[spentItems(log).length];
		return item === undefined ? { kind: 'enough' } : { kind: 'ask', item };
	};
}

function shuffled(items: readonly Item[], index: number): readonly Item[] {
	const chance = makeChance('random items', index);
	return items
		.map((item) => ({ item, place: chance.uniform() }))
		.toSorted((one, other) => one.place - other.place)
		.map(({ item }) => item);
}

/** The self-rating, averaged with (share of right answers) x target where the skill has answers. */
function naiveLevel(
	{ quiz, targets }: Setting,
	skill: Skill,
	person: Person,
	log: readonly Response[],
	method: 'self' | 'naive'
): number {
	const rating = person.ratings.get(skill.id) ?? 0;
	const answers = scoreResponses(quiz, log).evidence.filter(
		(piece) => piece.source === 'checked' && piece.skill === skill.id
	);
	if (method === 'self' || answers.length === 0) return rating;
	const right = answers.filter((piece) => piece.source === 'checked' && piece.outcome === 'right').length;
	return (rating + (right / answers.length) * (targets.get(skill.id) ?? 0)) / 2;
}

function pointAt(value: number): Distribution {
	const level = toLevel(Math.round(value));
	const [a, b, c, d, e] = LEVELS.map((one) => (one === level ? 1 : 0));
	return [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0];
}
