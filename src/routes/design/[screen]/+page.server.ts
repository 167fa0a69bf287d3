import { error } from '@sveltejs/kit';
import { exampleRecord } from '../../../lib/server/example-person';
import { listPathways, loadQuiz, outlineOf } from '../../../lib/server/quiz-files';
import { SCREENS } from '../screens';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => SCREENS.map((screen) => ({ screen }));

/** Checks of the example person that the review shows; more would only make the page heavy. */
const CHECKS = 5;

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
	const whole = exampleRecord(quiz);
	const checks = whole.responses.filter((entry) => entry.kind === 'check').slice(0, CHECKS);
	const record = {
		...whole,
		responses: [...whole.responses.filter((entry) => entry.kind === 'rating'), ...checks]
	};
	const asked = new Set(checks.map((check) => check.item));
	return {
		screen,
		outline: outlineOf(quiz),
		item: plain,
		itemWithCode: withCode,
		askedItems: items.filter((item) => asked.has(item.id)),
		record
	};
};
