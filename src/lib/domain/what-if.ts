import { daysBetween, type Day } from './calendar';
import { withContested } from './contest';
import type { Distribution, Estimation } from './estimate';
import { LEVELS } from './level';
import { draftRoadmap } from './plan';
import type { PlanInput } from './prospect';
import type { Quiz, SkillId, SkillLevel } from './quiz';
import type { Roadmap } from './roadmap';
import type { PlanSettings } from './settings';

/** Something that could be otherwise. */
export type Hypothesis =
	| { readonly kind: 'without-prerequisite'; readonly needs: SkillLevel; readonly before: SkillLevel }
	| { readonly kind: 'one-level-up'; readonly skill: SkillId }
	| { readonly kind: 'without-nice-to-haves' }
	| { readonly kind: 'hours-per-week'; readonly hours: number };

/** What a hypothesis would change. Days and hours are savings: positive is sooner or less. */
export interface WhatIf {
	/** Days by which 80 % readiness comes sooner; absent when one of the two plans never gets there. */
	readonly readySooner?: number;
	/** Days by which the last step ends sooner. */
	readonly finishedSooner: number;
	readonly hoursSaved: number;
	/** Readiness at the end of the plan that is given up, 0-1. */
	readonly readinessLost: number;
	/** The day of 80 % readiness under the hypothesis; absent when it never comes. */
	readonly ready?: Day;
}

/** Computes the plan under a hypothesis and compares it with the plan as it is. */
export function whatIf(input: PlanInput, hypothesis: Hypothesis): WhatIf {
	const now = draftRoadmap(input).roadmap;
	const then = draftRoadmap(supposing(input, hypothesis)).roadmap;
	const [before, after] = [now.readiness.personal80, then.readiness.personal80];
	return {
		...(before === undefined || after === undefined ? {} : { readySooner: daysBetween(after, before) }),
		finishedSooner: daysBetween(then.finish.likely, now.finish.likely),
		hoursSaved: Math.round(100 * (now.hours.likely - then.hours.likely)) / 100,
		readinessLost: Math.max(0, Math.round(1e6 * (readinessAtEnd(now) - readinessAtEnd(then))) / 1e6),
		...(after === undefined ? {} : { ready: after })
	};
}

function supposing(input: PlanInput, hypothesis: Hypothesis): PlanInput {
	const { quiz, estimation, settings } = input;
	switch (hypothesis.kind) {
		case 'without-prerequisite': {
			const { needs, before } = hypothesis;
			const prerequisites = quiz.prerequisites.filter(
				(edge) => !same(edge.needs, needs) || !same(edge.before, before)
			);
			return { ...input, quiz: { ...quiz, prerequisites } };
		}
		case 'one-level-up':
			return {
				...input,
				estimation: oneLevelUp(quiz, withContested(quiz, estimation, settings), hypothesis.skill),
				settings: withoutContest(settings, hypothesis.skill)
			};
		case 'without-nice-to-haves':
			return { ...input, settings: { ...settings, niceToHaves: 'drop' } };
		case 'hours-per-week':
			return {
				...input,
				settings: { ...settings, pace: { ...settings.pace, hoursPerWeek: hypothesis.hours } }
			};
	}
}

/** The estimation with everything about one skill moved up by one level, the top level staying. */
function oneLevelUp(quiz: Quiz, estimation: Estimation, skill: SkillId): Estimation {
	const at = quiz.skills.findIndex(({ id }) => id === skill);
	const { weights, skills } = estimation.joint;
	const levels = estimation.joint.levels.slice();
	for (let node = 0; node < weights.length; node++) {
		const row = (node * skills + at) * LEVELS.length;
		const raised = raise(LEVELS.map((level) => levels[row + level] ?? 0));
		for (const level of LEVELS) levels[row + level] = raised[level];
	}
	return {
		...estimation,
		estimates: estimation.estimates.map((estimate) =>
			estimate.skill === skill ? { ...estimate, probabilities: raise(estimate.probabilities) } : estimate
		),
		joint: { weights, levels, skills }
	};
}

function raise([a = 0, b = 0, c = 0, d = 0, e = 0]: readonly number[]): Distribution {
	return [0, a, b, c, d + e];
}

function withoutContest(settings: PlanSettings, skill: SkillId): PlanSettings {
	const contested = Object.entries(settings.contested).filter(([id]) => id !== skill);
	return { ...settings, contested: Object.fromEntries(contested) };
}

function readinessAtEnd({ readiness }: Roadmap): number {
	return readiness.personal.at(-1)?.readiness ?? 1;
}

function same(a: SkillLevel, b: SkillLevel): boolean {
	return a.skill === b.skill && a.level === b.level;
}
