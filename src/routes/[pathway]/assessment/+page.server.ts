import { listPathways, loadQuiz, outlineOf } from '../../../lib/server/quiz-files';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => listPathways().map((pathway) => ({ pathway }));

/** Only what the ratings need; the checks follow while the person rates. */
export const load: PageServerLoad = ({ params }) => {
	const quiz = loadQuiz(params.pathway);
	const [target] = quiz.targets;
	if (target === undefined) throw new Error(`No target profile: ${params.pathway}`);
	return { outline: outlineOf(quiz), contentHash: quiz.contentHash, target: target.id };
};
