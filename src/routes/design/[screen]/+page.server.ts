import { error } from '@sveltejs/kit';
import { EXAMPLE_DAY, exampleRecord } from '../../../lib/server/example-person';
import { listPathways, loadQuiz, outlineOf } from '../../../lib/server/quiz-files';
import { assess } from '../../../lib/domain/report';
import { SCREENS } from '../screens';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => SCREENS.map((screen) => ({ screen }));

/** The example person on the first pathway, with one check without and one with code. */
export const load: PageServerLoad = ({ params }) => {
	const screen = SCREENS.find((known) => known === params.screen);
	const [pathway] = listPathways();
	if (screen === undefined || pathway === undefined) error(404);
	const quiz = loadQuiz(pathway);
	const items = quiz.skills.flatMap((skill) => skill.items);
	const plain = items.find((item) => item.code === undefined);
	const withCode = items.find((item) => item.code !== undefined) ?? plain;
	if (plain === undefined || withCode === undefined) error(404);
	const record = exampleRecord(quiz);
	const asked = new Set(record.responses.flatMap((entry) => (entry.kind === 'check' ? [entry.item] : [])));
	return {
		screen,
		outline: outlineOf(quiz),
		item: plain,
		itemWithCode: withCode,
		askedItems: items.filter((item) => asked.has(item.id)),
		record,
		report: assess(quiz, record, EXAMPLE_DAY)
	};
};
