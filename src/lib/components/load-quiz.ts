import { resolve } from '$app/paths';
import type { Quiz } from '../domain/quiz';
import type { LoadedChecks } from '../session/session.svelte';

/** Long enough after the fetching for the page to have come to rest, in milliseconds. */
const A_WHILE = 300;

/** The quizzes this page has fetched or is fetching: the result uses the one that was answered. */
const quizzes = new Map<string, Promise<Quiz>>();

/** The whole quiz of a pathway, fetched once. Throws when it cannot be had: offline, or a release in between. */
export async function fetchQuiz(pathway: string): Promise<Quiz> {
	const fetched = quizzes.get(pathway) ?? request(pathway);
	quizzes.set(pathway, fetched);
	try {
		return await fetched;
	} catch (error) {
		quizzes.delete(pathway);
		throw error;
	}
}

async function request(pathway: string): Promise<Quiz> {
	const response = await fetch(resolve('/[pathway]/quiz.json', { pathway }));
	if (!response.ok) throw new Error(`No quiz: ${response.status}`);
	return (await response.json()) as Quiz;
}

/** The item bank and what chooses from it: fetched while the person rates. */
export async function loadChecks(pathway: string): Promise<LoadedChecks> {
	const [quiz, { foresight }] = await Promise.all([fetchQuiz(pathway), import('../domain/foresight')]);
	const next = foresight(quiz);
	// The very first choice takes ten times as long as any other: it is made while the person reads, for nothing.
	setTimeout(() => next([], { mode: 'adaptive' }), A_WHILE);
	return { items: quiz.skills.flatMap((skill) => skill.items), next };
}
