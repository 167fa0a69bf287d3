import { exampleReport } from '../lib/server/example-person';
import { listPathways, loadGuide, loadQuiz } from '../lib/server/quiz-files';
import type { RadarSkill } from '../lib/domain/radar-geometry';
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
	return {
		pathways,
		example: { fromRole, toRole, skills: exampleReport(loadQuiz(first.id)).skills.map(radarSkill) }
	};
};

/** Only what the picture needs: the page carries no more. */
function radarSkill({ skill, short, view, level, interval, target, relevance }: RadarSkill): RadarSkill {
	return { skill, short, view, level, interval, target, relevance };
}
