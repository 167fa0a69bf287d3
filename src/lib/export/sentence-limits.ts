import type { Report } from '../domain/report';
import { countText, listText, weeksText } from './sentence-figure';
import { skillOf } from './sentence-level';

/** What a result can and cannot tell, said plainly beside it. */

/** Below this the expected error of the plan is not worth a sentence (weeks of the guide). */
const WEEKS_WORTH_SAYING = 0.5;
/** Words about the person rather than a skill are said only when the answers leave little doubt. */
const SURE_OF_PERSON = 0.8;

/** "What this can and cannot tell you": one sentence or two per limit. */
export function limitSentences(report: Report): readonly string[] {
	return [
		'Levels, targets and hours are expert judgement. No data from real people is behind them yet.',
		`Hours come from the guide’s own weeks at an assumed ${report.quiz.guideHoursPerWeek} h a week. Nobody has measured them on people like you, which is why every total comes with a range.`,
		'A short quiz can miss things. Where it differs from what you know of yourself, set the level yourself: the plan follows you and says so.',
		'The guide’s own tasks lead to Working. Practised comes from running something for a while, and the steps we added say so.',
		'Resources that cost money say so, and a free one stands beside them.',
		...misallocationSentence(report)
	];
}

/** Notes about this attempt rather than one skill: random-looking answers, over- or under-rating, unusable answers. */
export function attemptNotes(report: Report): readonly string[] {
	const { person, setAside } = report;
	const notes: string[] = [];
	if (person.careless > 0.5) {
		notes.push(
			'Some answers look as if they were given at random, so this result is uncertain. If you were in a hurry, answering a few again helps.'
		);
	} else if (person.overRates > SURE_OF_PERSON && leaning(report) < 0) {
		notes.push(
			'Across skills, the checks point a little lower than your own ratings. That is common, and the levels here allow for it.'
		);
	} else if (person.underRates > SURE_OF_PERSON && leaning(report) > 0) {
		notes.push(
			'Across skills, the checks point higher than your own ratings: you know more than you say. The levels here allow for it.'
		);
	}
	if (setAside.length > 0) {
		const skills = [...new Set(setAside.map(({ skill }) => skillOf(report, skill).name))];
		notes.push(
			`${countText(setAside.length, 'answer')} could not be used, because ${setAside.length === 1 ? 'the question has' : 'their questions have'} changed since: ${listText(skills)}.`
		);
	}
	return notes;
}

/**
 * Levels by which the answers lie above the ratings, summed over the skills that have both; below 0 where they lie
 * lower. A habit alone is not enough to speak of: whoever rates everything New to me, and rightly, seems modest.
 */
function leaning({ skills }: Report): number {
	return skills.reduce(
		(sum, { rated, checks, level, contested }) =>
			rated === undefined || checks === 0 ? sum : sum + (contested?.estimated ?? level) - rated,
		0
	);
}

/** How many checks were answered, and how: "14 checks: 9 right, 3 not, 2 you did not know yet". */
export function checksSentence({ checks, skills }: Report): string {
	const asked = checks.right + checks.wrong + checks.unknown + checks.skipped;
	if (asked === 0) return `No checks were answered: ${unaskedText(skills)}.`;
	const parts = [
		...(checks.right > 0 ? [`${checks.right} right`] : []),
		...(checks.wrong > 0 ? [`${checks.wrong} not right`] : []),
		...(checks.unknown > 0 ? [`${checks.unknown} “I don’t know yet”`] : []),
		...(checks.skipped > 0 ? [`${checks.skipped} skipped`] : [])
	];
	return `${countText(asked, 'check')}: ${listText(parts)}.`;
}

/** What levels rest on where no check was answered. */
function unaskedText(skills: Report['skills']): string {
	const relevant = skills.filter(({ relevance }) => relevance === 'relevant');
	if (relevant.every(({ rated }) => rated === undefined)) return 'all levels are assumptions';
	return relevant.every(({ rated }) => rated !== undefined)
		? 'all levels rest on your own ratings'
		: 'levels rest on your own ratings and, where you gave none, on assumptions';
}

function misallocationSentence({ expectedMisallocation }: Report): readonly string[] {
	if (expectedMisallocation < WEEKS_WORTH_SAYING) return [];
	return [
		`From these answers, ${weeksText(expectedMisallocation)} of the guide’s work may be planned wrongly, too much or too little. More checks make that smaller.`
	];
}
