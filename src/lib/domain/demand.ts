import type { Distribution, Estimates } from './estimate';
import { IMPORTANCE_WEIGHTS, type Importance } from './importance';
import { LEVELS, type Level } from './level';
import { findTarget, isScheduled, probabilityNeeded } from './loss';
import type { Quiz, Requirement, SkillId, TargetProfile } from './quiz';
import type { PlanSettings } from './settings';

/** What the role, the person's settings and their answers ask of one skill. */
export interface Demand {
	readonly skill: SkillId;
	readonly probabilities: Distribution;
	/** What the role asks; 0 when the person said the skill is not relevant to them. */
	readonly target: Level;
	/** Up to where the plan trains: the target, or less where nice-to-haves are left out. */
	readonly planned: Level;
	/** What the role asks one year on, at least `target`; 0 when not relevant. */
	readonly oneYear: Level;
	readonly importance: Importance;
	/** Weight of the importance: 6, 3 or 1. */
	readonly weight: number;
	readonly relevance: 'relevant' | 'not-relevant';
}

/** One demand per skill, in axis order. A transferable skill without a stated importance counts as Important. */
export function demandsOf(
	quiz: Quiz,
	{ estimates }: Estimates,
	settings: PlanSettings,
	notRelevant: ReadonlySet<SkillId>
): readonly Demand[] {
	const target = findTarget(quiz, settings.target);
	const oneYear = quiz.targets.find(({ id }) => id === quiz.oneYearTarget);
	const demands = quiz.skills.map((skill, index): Demand => {
		const estimate = estimates[index];
		if (estimate === undefined) throw new Error(`No estimate for ${skill.id}`);
		const relevance = notRelevant.has(skill.id) ? 'not-relevant' : 'relevant';
		const required = requirementOf(target, skill.id);
		const later = oneYear === undefined ? required : requirementOf(oneYear, skill.id);
		const importance = settings.importance[skill.id] ?? required?.importance ?? 'Important';
		const level = relevance === 'relevant' ? (required?.level ?? 0) : 0;
		const laterLevel = relevance === 'relevant' ? (later?.level ?? 0) : 0;
		return {
			skill: skill.id,
			probabilities: estimate.probabilities,
			target: level,
			planned: level,
			oneYear: laterLevel > level ? laterLevel : level,
			importance,
			weight: IMPORTANCE_WEIGHTS[importance],
			relevance
		};
	});
	switch (settings.niceToHaves) {
		case 'keep':
			return demands;
		case 'drop':
			return withoutNiceToHaves(quiz, demands);
	}
}

/** Whether the step up to `level` is in the plan: wanted, and likely enough needed (see `loss.ts`). */
export function isPlanned(demand: Demand, level: Level): boolean {
	return level <= demand.planned && isScheduled(probabilityNeeded(demand.probabilities, level));
}

/**
 * Plans nice-to-have skills only as far as planned steps of other skills have them as a hard prerequisite:
 * what a Critical skill cannot do without is no longer nice to have.
 */
function withoutNiceToHaves(quiz: Quiz, demands: readonly Demand[]): readonly Demand[] {
	const kept = new Map(
		demands.map((demand) => [
			demand.skill,
			demand.importance === 'Nice to have' ? { ...demand, planned: LEVELS[0] } : demand
		])
	);
	for (let grown = true; grown;) {
		grown = false;
		for (const { needs, before, strength } of quiz.prerequisites) {
			const needed = kept.get(needs.skill);
			const dependent = kept.get(before.skill);
			if (strength === 'soft' || needed === undefined || dependent === undefined) continue;
			if (!isPlanned(dependent, before.level)) continue;
			const planned = needs.level < needed.target ? needs.level : needed.target;
			if (planned <= needed.planned) continue;
			kept.set(needs.skill, { ...needed, planned });
			grown = true;
		}
	}
	return demands.map((demand) => kept.get(demand.skill) ?? demand);
}

function requirementOf(target: TargetProfile, skill: SkillId): Requirement | undefined {
	return target.requirements.find((requirement) => requirement.skill === skill);
}
