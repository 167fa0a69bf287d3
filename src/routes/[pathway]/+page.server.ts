import { listPathways, loadGuide, loadQuiz } from '../../lib/server/quiz-files';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => listPathways().map((pathway) => ({ pathway }));

export const load: PageServerLoad = ({ params }) => ({
	guide: loadGuide(params.pathway),
	ratings: loadQuiz(params.pathway).skills.length
});
