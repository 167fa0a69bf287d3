import { createActor } from 'xstate';
import { sessionMachine } from '../../lib/session/machine';
import type { Item, Quiz, SkillId } from '../../lib/domain/quiz';
import type { CheckResponse, RatingResponse, Response } from '../../lib/domain/response';
import type { Checks } from '../../lib/session/checks';
import type { Person } from './person';

/** How one person's session went. */
export interface Play {
	/** Ratings first, then the checks in the order they were asked. */
	readonly log: readonly Response[];
	/** Number of ratings at the head of the log. */
	readonly ratings: number;
	/** Checks asked when the session said it was enough; undefined when it never did. */
	readonly enoughAt: number | undefined;
}

const AT = '2026-11-22T19:00:00.000Z';
const TOOK_MS = 30_000;

/**
 * One person through the production session machine: rates every skill, answers what is asked, and asks for a
 * few more whenever it is enough, until `questions` checks were asked or none is left. With `enough` it goes
 * on until the session says it is enough, even where that takes more checks.
 */
export function playSession(
	quiz: Quiz,
	person: Person,
	next: Checks['next'],
	questions: number,
	until: 'questions' | 'enough' = 'questions'
): Play {
	const items = new Map(quiz.skills.flatMap((skill) => skill.items).map((item) => [item.id, item]));
	const actor = createActor(sessionMachine, {
		input: { skills: quiz.skills.map(({ id }) => id), checks: { next, find: (id) => items.get(id) } }
	}).start();
	actor.send({ type: 'start', mode: 'adaptive', explanations: 'after-each' });

	let asked = 0;
	let enoughAt: number | undefined;
	let stuckAt: number | undefined;
	for (;;) {
		const snapshot = actor.getSnapshot();
		const { skill, item, log } = snapshot.context;
		const shown = items.get(item ?? '');
		const play: Play = { log, ratings: quiz.skills.length, enoughAt };
		if (snapshot.matches('rating')) {
			actor.send({ type: 'rate', response: rate(person, skill) });
		} else if (snapshot.matches({ checking: 'explaining' })) {
			actor.send({ type: 'continue' });
		} else if (snapshot.matches('reviewing')) {
			enoughAt ??= asked;
			if (asked >= questions || asked === stuckAt) return { ...play, enoughAt };
			stuckAt = asked;
			actor.send({ type: 'finish', at: AT });
			actor.send({ type: 'sharpen' });
		} else {
			const isWanted = asked < questions || (until === 'enough' && enoughAt === undefined);
			if (!isWanted || shown === undefined) return play;
			actor.send({ type: 'answer', response: answer(person, shown) });
			asked += 1;
		}
	}
}

function rate(person: Person, skill: SkillId): RatingResponse {
	const level = person.ratings.get(skill);
	if (level === undefined) throw new Error(`No rating drawn for ${skill}`);
	return { kind: 'rating', skill, answer: { type: 'level', level }, at: AT, tookMs: TOOK_MS };
}

function answer(person: Person, { id, skill, version, options }: Item): CheckResponse {
	const drawn = person.answers.get(id);
	if (drawn === undefined) throw new Error(`No answer drawn for ${id}`);
	const shown = options.map((_, index) => index);
	return { kind: 'check', item: id, skill, version, answer: drawn, shown, at: AT, tookMs: TOOK_MS };
}
