import { exampleRadar } from '../lib/server/example-radar';
import { listPathways, loadGuide, loadQuiz } from '../lib/server/quiz-files';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const pathways = listPathways().map((id) => {
		const { title, fromRole, toRole, asGiven } = loadGuide(id);
		const { difficulty, timeline } = asGiven;
		return { id, title, fromRole, toRole, difficulty, timeline };
	});
	const [first] = pathways;
	if (first === undefined) throw new Error('There is no pathway to show.');
	const { fromRole, toRole } = first;
	return { pathways, example: { fromRole, toRole, skills: exampleRadar(loadQuiz(first.id)) } };
};
