import { calibrate, type Calibration } from './calibration';
import type { Demand } from './demand';
import type { Basis, Distribution, Estimate, Estimates } from './estimate';
import { currentResponses, spentItems } from './evidence';
import type { Importance } from './importance';
import type { Level } from './level';
import type { Quiz, Skill, SkillId, SkillView } from './quiz';
import type { Response } from './response';
import type { PlanSettings } from './settings';

/** One row of the level table and one axis of the radar. */
export interface SkillResult {
	readonly skill: SkillId;
	readonly name: string;
	readonly short: string;
	readonly view: SkillView;
	readonly rated?: Level;
	/** The level everything downstream uses: the estimate's median, or the contested level. */
	readonly level: Level;
	readonly interval: { readonly low: Level; readonly high: Level };
	readonly probabilities: Distribution;
	readonly basis: Basis;
	readonly checks: number;
	/** Checks up to the target that were never shown: what a re-check can still ask. */
	readonly unseen: number;
	/** What was missed, by sub-topic, for the words beside a lower estimate. */
	readonly missed: readonly string[];
	readonly target: Level;
	readonly oneYearTarget: Level;
	readonly importance: Importance;
	/** Importance was set by the person. */
	readonly ownImportance: 'yes' | 'no';
	/** What the answers said, where the person set another level. */
	readonly contested?: { readonly estimated: Level; readonly reason?: string };
	/** "Not relevant to me": no target, no edges, not in gaps or strengths. */
	readonly relevance: 'relevant' | 'not-relevant';
	readonly calibration: Calibration;
}

/** The results of all skills, in axis order. `estimation` has contested levels in place, `measured` has not. */
export function skillResults(
	quiz: Quiz,
	measured: Estimates,
	estimation: Estimates,
	demands: readonly Demand[],
	settings: PlanSettings,
	log: readonly Response[]
): readonly SkillResult[] {
	const current = currentResponses(log);
	const spent = new Set(spentItems(log));
	return quiz.skills.map((skill, index) => {
		const [answered, now, demand] = [measured.estimates[index], estimation.estimates[index], demands[index]];
		if (answered === undefined || now === undefined || demand === undefined) {
			throw new Error(`No estimate for ${skill.id}`);
		}
		const rated = ratingOf(skill.id, current);
		return {
			skill: skill.id,
			name: skill.name,
			short: skill.short,
			view: skill.view,
			...(rated === undefined ? {} : { rated }),
			level: now.level,
			interval: now.interval,
			probabilities: now.probabilities,
			basis: now.basis,
			checks: now.checks,
			unseen: skill.items.filter(({ id, level }) => level <= demand.target && !spent.has(id)).length,
			missed: missedIn(skill, current),
			target: demand.target,
			oneYearTarget: demand.oneYear,
			importance: demand.importance,
			ownImportance: settings.importance[skill.id] === undefined ? 'no' : 'yes',
			...contestedResult(answered, settings),
			relevance: demand.relevance,
			calibration: calibrate(answered, rated)
		};
	});
}

function contestedResult(
	{ skill, level }: Estimate,
	{ contested }: PlanSettings
): Pick<SkillResult, 'contested'> {
	const own = contested[skill];
	if (own === undefined) return {};
	return { contested: { estimated: level, ...(own.reason === undefined ? {} : { reason: own.reason }) } };
}

function ratingOf(skill: SkillId, current: readonly Response[]): Level | undefined {
	for (const response of current) {
		if (response.kind !== 'rating' || response.skill !== skill) continue;
		return response.answer.type === 'level' ? response.answer.level : undefined;
	}
	return undefined;
}

/** Sub-topics of the checks answered wrong or with "I don't know yet", once each, in the order of the answers. */
function missedIn({ items }: Skill, current: readonly Response[]): readonly string[] {
	const byId = new Map(items.map((item) => [item.id, item]));
	const missed = current.flatMap((response) => {
		const item = response.kind === 'check' ? byId.get(response.item) : undefined;
		if (response.kind !== 'check' || item === undefined || item.version !== response.version) return [];
		switch (response.answer.type) {
			case 'option':
				return response.answer.option === item.key ? [] : [item.subtopic];
			case 'unknown':
				return [item.subtopic];
			case 'skipped':
				return [];
		}
	});
	return [...new Set(missed)];
}
