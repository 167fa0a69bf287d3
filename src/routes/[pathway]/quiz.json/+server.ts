import { json } from '@sveltejs/kit';
import { listPathways, loadQuiz } from '../../../lib/server/quiz-files';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => listPathways().map((pathway) => ({ pathway }));

/** The whole quiz, fetched while the person rates, so that the ratings need not wait for it. */
export const GET: RequestHandler = ({ params }) => json(loadQuiz(params.pathway));
