import { estimateLevels } from '../domain/estimate';
import { scoreResponses } from '../domain/evidence';
import type { Level } from '../domain/level';
import type { Quiz, Skill, SkillView } from '../domain/quiz';
import type { RadarSkill } from '../domain/radar-geometry';
import type { Response } from '../domain/response';

/**
 * The picture on the home page: an invented backend developer, put through the real scorer. Nothing about it
 * is drawn by hand, so it cannot promise what the result does not show.
 */

/** What the invented person can do: at home in backend work, new to most of machine learning. */
const LEVELS_OF = {
	transferable: [3, 2, 3, 2, 3],
	'to-learn': [2, 0, 1, 1, 1, 0]
} as const satisfies Record<SkillView, readonly Level[]>;

/** Checks answered per skill: enough for intervals of the width people get. */
const CHECKS_PER_SKILL = 4;

/** The radar of the example person against the first target of the quiz. */
export function exampleRadar(quiz: Quiz): readonly RadarSkill[] {
	const levelOf = (skill: Skill): Level => {
		const ofView = quiz.skills.filter((other) => other.view === skill.view);
		return LEVELS_OF[skill.view][ofView.indexOf(skill)] ?? 0;
	};
	const log = quiz.skills.flatMap((skill) => answersOf(skill, levelOf(skill)));
	const { estimates } = estimateLevels(quiz, scoreResponses(quiz, log).evidence);
	const target = quiz.targets[0];
	return quiz.skills.map((skill, index) => {
		const estimate = estimates[index];
		const requirement = target?.requirements.find((candidate) => candidate.skill === skill.id);
		return {
			skill: skill.id,
			short: skill.short,
			view: skill.view,
			level: estimate?.level ?? 0,
			interval: estimate?.interval ?? { low: 0, high: 0 },
			target: requirement?.level ?? 0,
			relevance: 'relevant'
		};
	});
}

/** An honest rating, then checks around the level: right up to it, "I don't know yet" above. */
function answersOf(skill: Skill, level: Level): readonly Response[] {
	const at = '2026-01-01T00:00:00.000Z';
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
