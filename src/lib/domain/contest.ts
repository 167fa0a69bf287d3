import { LEVELS, type Level } from './level';
import type { Distribution, Estimates, Estimation } from './estimate';
import type { Quiz } from './quiz';
import type { PlanSettings } from './settings';

/** All probability on one level. */
export function certainly(level: Level): Distribution {
	const at = (k: Level): number => (k === level ? 1 : 0);
	return [at(0), at(1), at(2), at(3), at(4)];
}

/** The levels with every contested skill put at the person's own. */
export function contestedLevels(
	quiz: Quiz,
	{ estimates }: Estimates,
	{ contested }: Pick<PlanSettings, 'contested'>
): Estimates {
	return {
		estimates: estimates.map((estimate, skill) => {
			const level = contested[quiz.skills[skill]?.id ?? '']?.level;
			if (level === undefined) return estimate;
			return { ...estimate, probabilities: certainly(level), level, interval: { low: level, high: level } };
		})
	};
}

/** The whole estimation with every contested skill put at the person's own level, in the joint estimate as well. */
export function withContested(
	quiz: Quiz,
	estimation: Estimation,
	settings: Pick<PlanSettings, 'contested'>
): Estimation {
	const own = quiz.skills.map(({ id }) => settings.contested[id]?.level);
	if (own.every((level) => level === undefined)) return estimation;
	const { weights, skills } = estimation.joint;
	const levels = estimation.joint.levels.slice();
	for (const [skill, level] of own.entries()) {
		if (level === undefined) continue;
		for (let node = 0; node < weights.length; node++) {
			for (const k of LEVELS) levels[(node * skills + skill) * LEVELS.length + k] = k === level ? 1 : 0;
		}
	}
	return {
		...estimation,
		...contestedLevels(quiz, estimation, settings),
		joint: { weights, levels, skills }
	};
}
