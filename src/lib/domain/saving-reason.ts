import type { Demand } from './demand';
import { toLevel, type Level } from './level';
import type { PlanInput, Prospect } from './prospect';
import type { Transfer } from './quiz';
import type { Reason } from './reason';
import type { ModuleWork, Step } from './roadmap';
import { creditFor } from './transfer';
import { roundHours } from './work';

/** A saving has a sentence of its own from this many hours on. */
const WORTH_TELLING = 1;

/** What another skill saves has to be this share of the whole task as well: a task has many small helpers. */
const WORTH_NAMING = 0.1;

/** A module known with at least this probability is called uncertain. */
const DOUBT = 0.2;

type Saving = Extract<
	Reason,
	{
		readonly code:
			'shortened-by-transfer' | 'shortened-by-knowledge' | 'uncertain' | 'not-asked' | 'shortened-otherwise';
	}
>;

/**
 * Where the hours of a task went that this person need not spend, each hour in one place: not asked, known, perhaps
 * known, or credited to another skill, in this order. What saves much is named, all the rest is one sum. So full
 * hours = hours left + hours logged + the hours of these reasons, to less than one hour.
 */
export function savingReasons(
	input: PlanInput,
	prospect: Prospect,
	{ modules, fullHours }: Pick<Step, 'modules' | 'fullHours'>
): readonly Saving[] {
	const named = [
		...transferSavings(input, prospect.demands, modules, WORTH_NAMING * fullHours),
		...knownSavings(prospect.demands, modules),
		...doubtSavings(prospect, modules),
		...notAskedSavings(prospect.demands, modules)
	].filter(({ hours }) => hours >= WORTH_TELLING);
	const all = sumOf(modules.map((module) => module.fullHours - module.hours));
	const rest = roundHours(all - sumOf(named.map(({ hours }) => hours)));
	return rest < WORTH_TELLING ? named : [...named, { code: 'shortened-otherwise', hours: rest }];
}

/**
 * Hours credited to another skill, a pair of skills at a time; only where the task would be longer without that skill
 * by an hour and by `least`: where the next best skill would save as much, it makes no difference.
 */
function transferSavings(
	{ quiz }: PlanInput,
	demands: readonly Demand[],
	modules: readonly ModuleWork[],
	least: number
): readonly Saving[] {
	const bySkill = new Map(demands.map((demand) => [demand.skill, demand]));
	const saved = new Map<string, { transfer: Transfer; hours: number; difference: number }>();
	for (const { skill, level, fullHours, probabilityNeeded, scheduled, credit } of modules) {
		const { transfer } = creditFor({ skill, level }, quiz.transfers, bySkill);
		if (!scheduled || transfer === undefined) continue;
		const others = quiz.transfers.filter(({ from }) => from.skill !== transfer.from.skill);
		const otherwise = creditFor({ skill, level }, others, bySkill).credit;
		const key = `${transfer.from.skill} ${skill}`;
		const before = saved.get(key);
		saved.set(key, {
			transfer,
			hours: fullHours * probabilityNeeded * credit + (before?.hours ?? 0),
			difference: fullHours * probabilityNeeded * (credit - otherwise) + (before?.difference ?? 0)
		});
	}
	return [...saved.values()].flatMap(
		({ transfer: { from, to, why }, hours, difference }): readonly Saving[] =>
			difference < Math.max(WORTH_TELLING, least)
				? []
				: [{ code: 'shortened-by-transfer', from, to, hours: roundHours(hours), why }]
	);
}

/** Hours left out because the levels they lead to are known, a skill at a time. */
function knownSavings(demands: readonly Demand[], modules: readonly ModuleWork[]): readonly Saving[] {
	return demands.flatMap(({ skill, planned }): readonly Saving[] => {
		const known = modules.filter(
			(module) => module.skill === skill && !module.scheduled && module.level <= planned
		);
		if (known.length === 0) return [];
		const hours = roundHours(sumOf(known.map(({ fullHours }) => fullHours)));
		return [{ code: 'shortened-by-knowledge', skill, level: highest(known), hours }];
	});
}

/** Hours taken off because planned levels may be known already, a skill at a time. */
function doubtSavings({ estimation }: Prospect, modules: readonly ModuleWork[]): readonly Saving[] {
	return estimation.estimates.flatMap(({ skill, interval: { low, high } }): readonly Saving[] => {
		const doubtful = modules.filter(
			(module) => module.skill === skill && module.scheduled && 1 - module.probabilityNeeded >= DOUBT
		);
		if (doubtful.length === 0) return [];
		const hours = doubtful.map(({ fullHours, probabilityNeeded }) => fullHours * (1 - probabilityNeeded));
		return [{ code: 'uncertain', skill, low, high, hours: roundHours(sumOf(hours)) }];
	});
}

/** Hours towards levels above what the plan is for, a skill at a time. */
function notAskedSavings(demands: readonly Demand[], modules: readonly ModuleWork[]): readonly Saving[] {
	return demands.flatMap(({ skill, planned }): readonly Saving[] => {
		const beyond = modules.filter((module) => module.skill === skill && module.level > planned);
		if (beyond.length === 0) return [];
		const hours = roundHours(sumOf(beyond.map(({ fullHours }) => fullHours)));
		return [{ code: 'not-asked', skill, level: planned, hours }];
	});
}

function highest(modules: readonly ModuleWork[]): Level {
	return toLevel(Math.max(...modules.map(({ level }) => level)));
}

function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, each) => sum + each, 0);
}
