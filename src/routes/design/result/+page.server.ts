import { error } from '@sveltejs/kit';
import { exampleRecord, exampleReport } from '../../../lib/server/example-person';
import { listPathways, loadQuiz } from '../../../lib/server/quiz-files';
import type { PageServerLoad } from './$types';

/** The whole result of the example person on the first pathway. */
export const load: PageServerLoad = () => {
	const [pathway] = listPathways();
	if (pathway === undefined) error(404);
	const quiz = loadQuiz(pathway);
	return { report: exampleReport(quiz), record: exampleRecord(quiz) };
};
