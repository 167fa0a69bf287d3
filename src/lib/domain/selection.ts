import { scoreResponses, spentItems } from './evidence';
import { fixedForm } from './fixed-form';
import { PRODUCT_PRICING, findModules, findTarget, hourWeights } from './loss';
import { LEVEL_COUNT } from './model';
import { findPosterior } from './posterior';
import { valueItems } from './value';
import type { ScoredResponses } from './evidence';
import type { Importance } from './importance';
import type { Pricing } from './loss';
import type { Item, ItemId, Quiz, SkillId } from './quiz';
import type { Mode } from './record';
import type { Response } from './response';
import type { Stakes, Tagging } from './value';

/** When asking stops, and how questions are valued. */
export interface Policy extends Pricing {
	readonly tagging: Tagging;
	/** Guide weeks of expected misallocation that one more question has to save. */
	readonly tau: number;
	/** Checks asked at least and at most; skipped ones count. */
	readonly fewest: number;
	readonly most: number;
	/** Checks asked at least and at most when one skill is re-checked. */
	readonly recheckFewest: number;
	readonly recheckMost: number;
}

/** The product's policy. */
export const PRODUCT_POLICY: Policy = {
	...PRODUCT_PRICING,
	tagging: 'tagged',
	tau: 0.08,
	fewest: 8,
	most: 30,
	recheckFewest: 3,
	recheckMost: 5
};

/** "Answer a few more to sharpen this": past the usual end, until `upTo` checks were asked in all; of one skill if given. */
export interface Sharpening {
	readonly upTo: number;
	readonly skill?: SkillId;
}

/** What the person chose; with the quiz and the log it determines the next check. */
export interface Choice {
	readonly mode: Mode;
	/** Id of the target profile the plan is for. */
	readonly target: string;
	/** The person's own importance per skill, where it differs from the target's. */
	readonly importance?: Readonly<Record<SkillId, Importance>>;
	readonly sharpen?: Sharpening;
	/** Anything but the product's policy is for simulation. */
	readonly policy?: Policy;
}

/** Why asking ends: no further answer would change the plan enough, the limit is reached, or no item is left. */
export const ENOUGH_REASONS = ['settled', 'limit', 'no-items'] as const;
export type EnoughReason = (typeof ENOUGH_REASONS)[number];

/** The next check, or why there is none. */
export type Next =
	{ readonly kind: 'ask'; readonly item: Item } | { readonly kind: 'enough'; readonly why: EnoughReason };

/** An unspent item with what asking it is worth, in guide weeks of expected loss. */
export interface ValuedItem {
	readonly item: Item;
	readonly value: number;
}

/** The next check for this person: a pure function of the quiz, the answer log and the person's choice. */
export function nextCheck(quiz: Quiz, log: readonly Response[], choice: Choice): Next {
	const scored = scoreResponses(quiz, log);
	const spent = spentItems(log);
	if (choice.mode === 'fixed' && choice.sharpen === undefined && openRecheck(log) === undefined) {
		const item = fixedForm(quiz).find(
			({ id, skill }) => !spent.includes(id) && !scored.notRelevant.has(skill)
		);
		return item === undefined ? { kind: 'enough', why: 'limit' } : { kind: 'ask', item };
	}

	const bounds = boundsOf(log, spent, choice);
	if (bounds.asked >= bounds.most) return { kind: 'enough', why: 'limit' };
	const valued = valueUnspent(quiz, scored, spent, choice).filter(
		({ item }) => bounds.skill === undefined || item.skill === bounds.skill
	);
	const best = valued.reduce((most, { value }) => Math.max(most, value), 0);
	const items = valued.filter(({ value }) => value >= best * (1 - 1e-9)).map(({ item }) => item);
	const item = breakTie(quiz, items, spent);
	if (item === undefined) return { kind: 'enough', why: 'no-items' };
	if (bounds.asked >= bounds.fewest && best < bounds.tau) return { kind: 'enough', why: 'settled' };
	return { kind: 'ask', item };
}

/**
 * Every item that could still be asked, with its worth. Items above the target, spent ones and those of
 * skills that are not relevant are out: no answer to them could change the plan.
 */
export function valueChecks(quiz: Quiz, log: readonly Response[], choice: Choice): readonly ValuedItem[] {
	return valueUnspent(quiz, scoreResponses(quiz, log), spentItems(log), choice);
}

function valueUnspent(
	quiz: Quiz,
	scored: ScoredResponses,
	spent: readonly ItemId[],
	choice: Choice
): readonly ValuedItem[] {
	const policy = choice.policy ?? PRODUCT_POLICY;
	const stakes = findStakes(quiz, scored, choice, policy);
	const { shares } = findPosterior(quiz, scored.evidence);
	return quiz.skills.flatMap((skill, index) => {
		const stake = stakes.get(skill.id);
		const own = shares[index];
		if (stake === undefined || own === undefined) return [];
		const open = skill.items.filter((item) => !spent.includes(item.id) && item.level <= stake.target);
		return valueItems(open, own, policy.tagging, stake);
	});
}

/** Per relevant skill: what wrong decisions cost in guide weeks, and up to which level there are any. */
function findStakes(
	quiz: Quiz,
	{ notRelevant }: ScoredResponses,
	choice: Choice,
	policy: Policy
): ReadonlyMap<SkillId, Stakes & { readonly target: number }> {
	const { requirements } = findTarget(quiz, choice.target);
	const modules = findModules(quiz, findTarget(quiz, choice.target), notRelevant);
	const weights = hourWeights(modules, requirements, choice.importance ?? {}, policy.weighting);
	return new Map(
		requirements
			.filter(({ skill }) => !notRelevant.has(skill))
			.map(({ skill, level }) => {
				const hours = new Float64Array(LEVEL_COUNT - 1);
				for (const module of modules) {
					if (module.skill !== skill) continue;
					hours[module.level - 1] = (module.hours * (weights.get(skill) ?? 0)) / quiz.guideHoursPerWeek;
				}
				return [skill, { hours, lambda: policy.lambda, target: level }];
			})
	);
}

interface Bounds {
	readonly asked: number;
	readonly fewest: number;
	readonly most: number;
	readonly tau: number;
	readonly skill?: SkillId;
}

/** How many checks there may be: of the whole, of a re-check, or of "a few more". */
function boundsOf(log: readonly Response[], spent: readonly ItemId[], choice: Choice): Bounds {
	const { tau, fewest, most, recheckFewest, recheckMost } = choice.policy ?? PRODUCT_POLICY;
	if (choice.sharpen !== undefined) {
		const { upTo, skill } = choice.sharpen;
		return { asked: spent.length, fewest: upTo, most: upTo, tau, ...(skill === undefined ? {} : { skill }) };
	}
	const recheck = openRecheck(log);
	if (recheck !== undefined) return { ...recheck, fewest: recheckFewest, most: recheckMost, tau };
	return { asked: spent.length, fewest, most, tau };
}

/** The latest re-check and how many checks of its skill were asked since. */
function openRecheck(
	log: readonly Response[]
): { readonly skill: SkillId; readonly asked: number } | undefined {
	const start = log.findLastIndex((response) => response.kind === 'recheck');
	const recheck = log[start];
	if (recheck === undefined) return undefined;
	const later = log.slice(start).filter((response) => response.skill === recheck.skill);
	return { skill: recheck.skill, asked: spentItems(later).length };
}

/**
 * Of items that are worth the same: not the sub-topic of the check before, then the sub-topic asked about
 * least, then the order of the file.
 */
function breakTie(quiz: Quiz, items: readonly Item[], spent: readonly ItemId[]): Item | undefined {
	const all = new Map(quiz.skills.flatMap((skill) => skill.items).map((item) => [item.id, item]));
	const subtopic = (item: Item): string => `${item.skill} ${item.subtopic}`;
	const asked = spent.flatMap((id) => all.get(id) ?? []).map(subtopic);
	const last = asked.at(-1);
	const cost = (item: Item): number =>
		asked.filter((used) => used === subtopic(item)).length + (subtopic(item) === last ? asked.length + 1 : 0);
	return items.reduce<Item | undefined>(
		(best, item) => (best === undefined || cost(item) < cost(best) ? item : best),
		undefined
	);
}
