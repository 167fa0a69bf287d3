import type { Day } from '../domain/calendar';
import type { Level } from '../domain/level';
import type { Quiz, Skill, SkillView } from '../domain/quiz';
import { RECORD_FORMAT, type SessionRecord } from '../domain/record';
import { assess, type Report } from '../domain/report';
import type { Instant, Response } from '../domain/response';
import { defaultSettings } from '../domain/settings';

/**
 * An invented backend developer, put through the real line from answers to report: the picture on the home page
 * and the sample of the design pages. Nothing about it is drawn by hand, so it cannot promise what a result
 * does not show.
 */

/** What the invented person can do: at home in backend work, new to most of machine learning. */
const LEVELS_OF = {
	transferable: [3, 2, 3, 2, 3],
	'to-learn': [2, 0, 1, 1, 1, 0]
} as const satisfies Record<SkillView, readonly Level[]>;

/** Checks answered per skill: enough for intervals of the width people get. */
const CHECKS_PER_SKILL = 4;

/** The day the example was taken; in the past, so that its plan never depends on the day of the build. */
export const EXAMPLE_DAY: Day = '2026-11-01';

/** The report of the example person, as of {@link EXAMPLE_DAY}. */
export function exampleReport(quiz: Quiz): Report {
	return assess(quiz, exampleRecord(quiz), EXAMPLE_DAY);
}

/** A finished attempt of the example person at the quiz's first target. */
export function exampleRecord(quiz: Quiz): SessionRecord {
	const [target] = quiz.targets;
	if (target === undefined) throw new Error(`No target profile: ${quiz.id}`);
	const at = `${EXAMPLE_DAY}T12:00:00.000Z`;
	return {
		format: RECORD_FORMAT,
		id: 'example',
		quiz: quiz.id,
		contentHash: quiz.contentHash,
		mode: 'adaptive',
		explanations: 'after-each',
		startedAt: at,
		finishedAt: at,
		position: { stage: 'finished' },
		responses: quiz.skills.flatMap((skill) => answersOf(skill, levelOf(quiz, skill), at)),
		settings: defaultSettings(target.id, EXAMPLE_DAY)
	};
}

function levelOf(quiz: Quiz, skill: Skill): Level {
	const ofView = quiz.skills.filter((other) => other.view === skill.view);
	return LEVELS_OF[skill.view][ofView.indexOf(skill)] ?? 0;
}

/** An honest rating, then checks around the level: right up to it, "I don't know yet" above. */
function answersOf(skill: Skill, level: Level, at: Instant): readonly Response[] {
	const around = skill.items
		.toSorted((a, b) => Math.abs(a.level - level) - Math.abs(b.level - level))
		.slice(0, CHECKS_PER_SKILL);
	return [
		{ kind: 'rating', skill: skill.id, answer: { type: 'level', level }, at, tookMs: 0 },
		...around.map((item): Response => ({
			kind: 'check',
			item: item.id,
			skill: skill.id,
			version: item.version,
			answer:
				item.level <= level ? { type: 'option', option: item.key, confidence: 'sure' } : { type: 'unknown' },
			shown: item.options.map((_, index) => index),
			at,
			tookMs: 0
		}))
	];
}
