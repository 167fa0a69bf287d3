import { listPathways, loadQuiz } from '../../../lib/server/quiz-files';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => listPathways().map((pathway) => ({ pathway }));

export const load: PageServerLoad = ({ params }) => {
	const { id, title } = loadQuiz(params.pathway);
	return { pathway: { id, title } };
};
