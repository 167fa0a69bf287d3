import type { Quiz } from './quiz';
import { remembered } from './remembered';
import type { Response } from './response';
import { nextCheck, type Choice, type Next } from './selection';

/** Choices kept: those for every answer to the check in front of the person, and to the few before it. */
const KEPT = 40;

/**
 * `nextCheck` for one quiz that remembers what it chose, so that what was asked for ahead of an answer is there when
 * the answer comes. Two logs are the same to it when they say the same: when and how long nobody asks here, nor which
 * of the wrong options it was.
 */
export function foresight(quiz: Quiz): (log: readonly Response[], choice: Choice) => Next {
	const keys = new Map(quiz.skills.flatMap(({ items }) => items).map(({ id, key }) => [id, key]));
	return remembered(
		(log: readonly Response[], choice: Choice) => nextCheck(quiz, log, choice),
		(log, choice) => JSON.stringify([log.map(said), choice]),
		KEPT
	);

	function said(response: Response): readonly unknown[] {
		if (response.kind === 'recheck') return [response.skill];
		if (response.kind === 'rating') return [response.skill, response.answer];
		const { item, skill, version, answer } = response;
		if (answer.type !== 'option') return [item, skill, version, answer.type];
		return [item, skill, version, answer.option === keys.get(item), answer.confidence];
	}
}
