import { resolve } from '$app/paths';
import type { Quiz } from '../domain/quiz';
import type { LoadedChecks } from '../session/session.svelte';

/** Fetches the whole quiz of a pathway. Throws when it cannot be had: offline, or a release in between. */
export async function fetchQuiz(pathway: string): Promise<Quiz> {
	const response = await fetch(resolve('/[pathway]/quiz.json', { pathway }));
	if (!response.ok) throw new Error(`No quiz: ${response.status}`);
	return (await response.json()) as Quiz;
}

/** The item bank and what chooses from it: fetched while the person rates. */
export async function loadChecks(pathway: string): Promise<LoadedChecks> {
	const [quiz, { nextCheck }] = await Promise.all([fetchQuiz(pathway), import('../domain/selection')]);
	return {
		items: quiz.skills.flatMap((skill) => skill.items),
		next: (log, choice) => nextCheck(quiz, log, choice)
	};
}
