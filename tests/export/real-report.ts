import type { Item, Quiz } from '../../src/lib/domain/quiz';
import { toLevel } from '../../src/lib/domain/level';
import type { SessionRecord } from '../../src/lib/domain/record';
import { assess, type Report } from '../../src/lib/domain/report';
import type { CheckResponse, RatingResponse } from '../../src/lib/domain/response';
import { listPathways, loadQuiz } from '../../src/lib/server/quiz-files';
import { aRecord } from './a-record';

/** The day the reports are made on. */
export const TODAY = '2026-11-22';

/** People by what they know and how they rate themselves: level per skill of each view, and how far off they rate. */
const PEOPLE = {
	beginner: { transferable: 1, 'to-learn': 0, ratesOff: 0 },
	backend: { transferable: 3, 'to-learn': 1, ratesOff: 0 },
	modest: { transferable: 3, 'to-learn': 2, ratesOff: -1 },
	boasting: { transferable: 2, 'to-learn': 1, ratesOff: 2 },
	expert: { transferable: 4, 'to-learn': 4, ratesOff: 0 }
} as const;

export type PersonName = keyof typeof PEOPLE;
export const PERSON_NAMES = Object.keys(PEOPLE) as readonly PersonName[];

/** The pathway that is shipped. */
export function realQuiz(): Quiz {
	const [pathway] = listPathways();
	if (pathway === undefined) throw new Error('No pathway is shipped');
	return loadQuiz(pathway);
}

/** The record of a person who answered two checks per skill as their level says. */
export function realRecord(quiz: Quiz, name: PersonName): SessionRecord {
	const person = PEOPLE[name];
	const at = '2026-11-20T18:01:00.000Z';
	const responses = quiz.skills.flatMap(({ id, view, items }, index): (RatingResponse | CheckResponse)[] => {
		// Not the same level everywhere: every third skill is one level better, as people are.
		const level = Math.min(4, person[view] + (index % 3 === 2 ? 1 : 0));
		const rated = Math.max(0, Math.min(4, level + person.ratesOff));
		const near = [...items].sort((a, b) => Math.abs(a.level - level - 0.6) - Math.abs(b.level - level - 0.6));
		return [
			{ kind: 'rating', skill: id, answer: { type: 'level', level: toLevel(rated) }, at, tookMs: 4000 },
			...near.slice(0, 2).map((item) => answerTo(item, level, at))
		];
	});
	return aRecord({
		id: `attempt-${name}`,
		quiz: quiz.id,
		contentHash: quiz.contentHash,
		responses,
		settings: { ...aRecord().settings, target: quiz.targets[0]?.id ?? '', deadline: '2027-09-01' }
	});
}

/** A report of the whole real line. */
export function realReport(name: PersonName, change: Partial<SessionRecord['settings']> = {}): Report {
	const quiz = realQuiz();
	const record = realRecord(quiz, name);
	return assess(quiz, { ...record, settings: { ...record.settings, ...change } }, TODAY);
}

function answerTo(
	{ id, skill, version, level: asked, key, options }: Item,
	level: number,
	at: string
): CheckResponse {
	const right = level >= asked;
	return {
		kind: 'check',
		item: id,
		skill,
		version,
		answer: right
			? { type: 'option', option: key, confidence: 'sure' }
			: asked - level > 1
				? { type: 'unknown' }
				: { type: 'option', option: (key + 1) % options.length, confidence: 'not-sure' },
		shown: options.map((_, index) => index),
		at,
		tookMs: 20_000
	};
}
