import { transition } from 'xstate';
import { LEVELS } from '../domain/level';
import type { Item } from '../domain/quiz';
import { CONFIDENCES, type CheckAnswer, type RatingAnswer } from '../domain/response';
import type { SessionEvent } from './context';
import { sessionMachine, type SessionSnapshot } from './machine';

/**
 * Plays every answer there may be to the question in front of the person through the chart, one a step, up to the
 * question it leads to. Nothing comes of it but that whatever is asked for on the way is asked for early: choosing the
 * next check takes longer than a frame on a slow phone.
 */
export function* lookAhead(from: SessionSnapshot, item: Item | undefined): Generator<void> {
	for (const event of answersTo(from, item)) {
		const [next] = transition(sessionMachine, from, event);
		// Behind an explanation stands the next question.
		transition(sessionMachine, next, { type: 'continue' });
		yield;
	}
}

/** Answers that may lead to different questions, as the events that give them. */
function answersTo({ context }: SessionSnapshot, item: Item | undefined): readonly SessionEvent[] {
	const given = { at: '', tookMs: 0 };
	if (item !== undefined) {
		const { id, skill, version } = item;
		const response = { kind: 'check', item: id, skill, version, shown: [], ...given } as const;
		return checkAnswers(item).map((answer) => ({ type: 'answer', response: { ...response, answer } }));
	}
	const { skill } = context;
	return RATING_ANSWERS.map((answer) => ({
		type: 'rate',
		response: { kind: 'rating', skill, answer, ...given }
	}));
}

const RATING_ANSWERS: readonly RatingAnswer[] = [
	...LEVELS.map((level) => ({ type: 'level', level }) as const),
	{ type: 'not-relevant' },
	{ type: 'skipped' }
];

/** Which of the wrong options it is makes no difference. */
function checkAnswers({ key, options }: Item): readonly CheckAnswer[] {
	const wrong = options.findIndex((_, option) => option !== key);
	return [
		...[key, wrong].flatMap((option) =>
			CONFIDENCES.map((confidence) => ({ type: 'option', option, confidence }) as const)
		),
		{ type: 'unknown' },
		{ type: 'skipped' }
	];
}
