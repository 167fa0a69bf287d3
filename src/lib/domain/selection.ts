import { CHECK_COUNT, RECHECK_COUNT } from './check-count';
import { scoreResponses, spentItems, withoutTags } from './evidence';
import { fixedForm } from './fixed-form';
import { PRODUCT_PRICING, findModules, findTarget, hourWeights } from './loss';
import { LEVEL_COUNT } from './model';
import { findPosterior } from './posterior';
import { lossNow, valueItems } from './value';
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
	/** Guide weeks of expected loss that one more question has to save. */
	readonly tau: number;
	/** Checks asked at least and at most; skipped ones count. */
	readonly fewest: number;
	readonly most: number;
	/** Checks asked at least and at most when one skill is re-checked. */
	readonly recheckFewest: number;
	readonly recheckMost: number;
}

/**
 * The product's policy. With tau = 0.1 realistic people (P1) need 21 checks on average on the first pathway, one
 * in ten the full 30; 0.08 asks 23, 0.12 asks 18 and misses half a week more.
 */
export const PRODUCT_POLICY: Policy = {
	...PRODUCT_PRICING,
	tagging: 'tagged',
	tau: 0.1,
	fewest: CHECK_COUNT.fewest,
	most: CHECK_COUNT.most,
	recheckFewest: RECHECK_COUNT.fewest,
	recheckMost: RECHECK_COUNT.most
};

/** "Answer a few more to sharpen this": past the usual end, until `upTo` checks were asked in all; of one skill if given. */
export interface Sharpening {
	readonly upTo: number;
	readonly skill?: SkillId;
}

/** What the person chose; with the quiz and the log it determines the next check. */
export interface Choice {
	readonly mode: Mode;
	/** Id of the target profile the plan is for; the entry target when absent. */
	readonly target?: string;
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

/** An item that could be asked with what asking it is worth. */
export interface ValuedItem {
	readonly item: Item;
	/** Guide weeks of expected loss that asking saves. */
	readonly value: number;
}

/** Values closer than this are the same: rounding, not preference. */
const SAME = 1e-9;

/** The next check for this person: a pure function of the quiz, the answer log and the person's choice. */
export function nextCheck(quiz: Quiz, log: readonly Response[], choice: Choice): Next {
	const scored = scoreResponses(quiz, log);
	const spent = spentItems(log);
	const bounds = boundsOf(log, spent, choice);
	if (bounds === 'fixed') {
		const item = fixedForm(quiz).find(
			({ id, skill }) => !spent.includes(id) && !scored.notRelevant.has(skill)
		);
		return item === undefined ? { kind: 'enough', why: 'limit' } : { kind: 'ask', item };
	}
	if (bounds.asked >= bounds.most) return { kind: 'enough', why: 'limit' };

	const policy = choice.policy ?? PRODUCT_POLICY;
	const open = openSkills(quiz, scored, spent, choice).filter(
		({ skill }) => bounds.skill === undefined || skill === bounds.skill
	);
	const best = bestOf(worthwhile(open, policy.tagging));
	if (best.items.length === 0) return { kind: 'enough', why: 'no-items' };
	if (bounds.asked >= bounds.fewest && best.value < policy.tau) return { kind: 'enough', why: 'settled' };
	// Nothing would change the plan, but there is a question to ask: the one that narrows a level most.
	const items = best.value > SAME ? best.items : bestOf(narrowings(open, policy.tagging)).items;
	return { kind: 'ask', item: breakTie(quiz, items, spent) };
}

/**
 * Every item that could be asked now, with its worth: what would sharpen the plan for this target. Items above
 * the target, spent ones and those of skills that are not relevant are out: no answer could change the plan.
 */
export function valueChecks(quiz: Quiz, log: readonly Response[], choice: Choice): readonly ValuedItem[] {
	const { tagging } = choice.policy ?? PRODUCT_POLICY;
	return openSkills(quiz, scoreResponses(quiz, log), spentItems(log), choice).flatMap(
		({ items, shares, stakes }) => valueItems(items, shares, tagging, stakes, 0)
	);
}

/** A relevant skill with the items that can still be asked. */
interface OpenSkill {
	readonly skill: SkillId;
	readonly items: readonly Item[];
	/** Its table of `Posterior.shares`. */
	readonly shares: Float64Array;
	readonly stakes: Stakes;
}

function openSkills(
	quiz: Quiz,
	{ evidence, notRelevant }: ScoredResponses,
	spent: readonly ItemId[],
	choice: Choice
): readonly OpenSkill[] {
	const { lambda, weighting, tagging } = choice.policy ?? PRODUCT_POLICY;
	const { requirements } = findTarget(quiz, choice.target);
	const modules = findModules(quiz, findTarget(quiz, choice.target), notRelevant);
	const weights = hourWeights(modules, requirements, choice.importance ?? {}, weighting);
	const { shares } = findPosterior(quiz, tagging === 'tagged' ? evidence : withoutTags(evidence));
	return quiz.skills.flatMap(({ id, items }, index) => {
		const own = modules.filter((module) => module.skill === id);
		const table = shares[index];
		if (own.length === 0 || table === undefined) return [];
		const perHour = (weights.get(id) ?? 0) / quiz.guideHoursPerWeek;
		const hours = new Float64Array(LEVEL_COUNT - 1);
		for (const module of own) hours[module.level - 1] = module.hours * perHour;
		return [
			{
				skill: id,
				items: items.filter((item) => item.level <= own.length && !spent.includes(item.id)),
				shares: table,
				stakes: { kind: 'plan', hours, lambda }
			}
		];
	});
}

/**
 * The worth of the items that can be the best, in the order of the quiz. Skills with most to lose come first: once
 * something is worth more than all there is to lose about a skill, its items need no look.
 */
function worthwhile(open: readonly OpenSkill[], tagging: Tagging): readonly ValuedItem[] {
	const losses = open.map(({ shares, stakes }) => lossNow(shares, stakes));
	const valued = open.map((): readonly ValuedItem[] => []);
	let most = 0;
	for (const place of [...open.keys()].toSorted((one, other) => (losses[other] ?? 0) - (losses[one] ?? 0))) {
		const skill = open[place];
		if (skill === undefined || (losses[place] ?? 0) < most - SAME) continue;
		valued[place] = valueItems(skill.items, skill.shares, tagging, skill.stakes, most - SAME);
		most = Math.max(most, bestOf(valued[place]).value);
	}
	return valued.flat();
}

/** What each item would do for knowing the level of its skill, every step up to the target alike. */
function narrowings(open: readonly OpenSkill[], tagging: Tagging): readonly ValuedItem[] {
	return open.flatMap(({ items, shares, stakes }) => {
		const hours = stakes.hours.map((weeks) => (weeks > 0 ? 1 : 0));
		return valueItems(items, shares, tagging, { kind: 'spread', hours, lambda: stakes.lambda }, 0);
	});
}

function bestOf(valued: readonly ValuedItem[]): { readonly value: number; readonly items: readonly Item[] } {
	const value = valued.reduce((most, one) => Math.max(most, one.value), 0);
	return { value, items: valued.filter((one) => one.value >= value - SAME).map(({ item }) => item) };
}

/** How many checks there may be: of the whole, of a re-check, or of "a few more". */
interface Bounds {
	readonly asked: number;
	readonly fewest: number;
	readonly most: number;
	readonly skill?: SkillId;
}

function boundsOf(log: readonly Response[], spent: readonly ItemId[], choice: Choice): Bounds | 'fixed' {
	const { fewest, most, recheckFewest, recheckMost } = choice.policy ?? PRODUCT_POLICY;
	if (choice.sharpen !== undefined) {
		const { upTo, skill } = choice.sharpen;
		return { asked: spent.length, fewest: upTo, most: upTo, ...(skill === undefined ? {} : { skill }) };
	}
	const recheck = lastRecheck(log);
	if (recheck !== undefined) return { ...recheck, fewest: recheckFewest, most: recheckMost };
	switch (choice.mode) {
		case 'fixed':
			return 'fixed';
		case 'adaptive':
			return { asked: spent.length, fewest, most };
	}
}

/** The latest re-check and how many checks of its skill were asked since. */
function lastRecheck(
	log: readonly Response[]
): { readonly skill: SkillId; readonly asked: number } | undefined {
	const start = log.findLastIndex((response) => response.kind === 'recheck');
	const recheck = log[start];
	if (recheck === undefined) return undefined;
	const later = log.slice(start).filter((response) => response.skill === recheck.skill);
	return { skill: recheck.skill, asked: spentItems(later).length };
}

/**
 * Of items that are worth the same (at least one): not the sub-topic of the check before, then the sub-topic
 * asked about least, then the order of the file.
 */
function breakTie(quiz: Quiz, items: readonly Item[], spent: readonly ItemId[]): Item {
	const all = new Map(quiz.skills.flatMap((skill) => skill.items).map((item) => [item.id, item]));
	const subtopic = (item: Item): string => `${item.skill} ${item.subtopic}`;
	const asked = spent.flatMap((id) => all.get(id) ?? []).map(subtopic);
	const last = asked.at(-1);
	const cost = (item: Item): number =>
		asked.filter((used) => used === subtopic(item)).length + (subtopic(item) === last ? asked.length : 0);
	return items.reduce((best, item) => (cost(item) < cost(best) ? item : best));
}
