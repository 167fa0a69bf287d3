import type { Alternatives } from './alternative';
import type { TaskEdge } from './precedence';
import type { TaskId } from './quiz';
import type { MoveCause, Reason } from './reason';
import type { Step } from './roadmap';

interface MoveReason {
	readonly cause: MoveCause;
	readonly tasks: readonly TaskId[];
}

/** A step is a quick win up to this many hours. */
const QUICK_HOURS = 10;

/**
 * Why a step stands where it stands. Every reason has been tried: without its cause the step stands elsewhere.
 * `best` is the plan in the best order, the same as `plan` unless the person has an order of their own.
 */
export function placeReasons(
	plan: Alternatives,
	best: Alternatives,
	index: number,
	step: Pick<Step, 'hours' | 'places' | 'attains'>
): readonly Reason[] {
	const reasons: Reason[] = [];
	const opens = tasksOpenedBy(plan, index);
	const waits = tasksWaitedFor(plan, index);
	if (opens.length > 0) reasons.push({ code: 'unlocks', tasks: opens });
	if (waits.length > 0) reasons.push({ code: 'waits-for', tasks: waits });
	if (isQuickWin(plan, index, step)) reasons.push({ code: 'quick-win', hours: step.hours });
	if (step.places === 0) return reasons;

	const code = step.places > 0 ? 'earlier-than-guide' : 'later-than-guide';
	const move = { code, places: Math.abs(step.places) } as const;
	if (plan.placeOf(index) !== best.placeOf(index))
		return [...reasons, { ...move, cause: 'own-move', tasks: [] }];
	return [...reasons, { ...move, ...(step.places > 0 ? whyEarlier(best, index) : whyLater(best, index)) }];
}

/** The tasks a step opens, when it would stand later if it opened none. */
function tasksOpenedBy(alternatives: Alternatives, index: number): readonly TaskId[] {
	const opened = alternatives.direct.flatMap(([first, then]) => (first === index ? [then] : []));
	if (opened.length === 0) return [];
	const edges = alternatives.situation.edges.filter(([first]) => first !== index);
	return alternatives.moves(index, 'later', { edges }) ? idsOf(alternatives, opened) : [];
}

/** The tasks a step waits for, when it would stand earlier if it waited for none. Those that change nothing are left out. */
function tasksWaitedFor(alternatives: Alternatives, index: number): readonly TaskId[] {
	const awaited = alternatives.direct.flatMap(([first, then]) => (then === index ? [first] : []));
	const withOnly = (kept: readonly number[]) => {
		const stays = (edge: TaskEdge) => edge[1] !== index || kept.includes(edge[0]);
		return { edges: alternatives.situation.edges.filter(stays) };
	};
	if (awaited.length === 0 || !alternatives.moves(index, 'earlier', withOnly([]))) return [];
	if (awaited.length === 1) return idsOf(alternatives, awaited);
	const gain = alternatives.shift(index, withOnly([]));
	const causes = awaited.filter((first) => alternatives.shift(index, withOnly([first])) > gain);
	return idsOf(alternatives, causes.length > 0 ? causes : awaited);
}

/** Whether a short step that completes a level would stand later if it were as long as the middle one. */
function isQuickWin(
	alternatives: Alternatives,
	index: number,
	{ hours, attains }: Pick<Step, 'hours' | 'attains'>
): boolean {
	const { open } = alternatives.situation;
	const sorted = open.map((work) => work.hours).toSorted((a, b) => a - b);
	const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
	if (hours === 0 || hours > QUICK_HOURS || hours >= middle || attains.length === 0) return false;
	const slowed = open.map((work, at) => (at === index ? { ...work, hours: middle } : work));
	return alternatives.moves(index, 'later', { open: slowed });
}

/** Why a step stands before guide tasks that the guide puts before it. */
function whyEarlier(best: Alternatives, index: number): MoveReason {
	const opens = tasksOpenedBy(best, index);
	if (opens.length > 0) return { cause: 'needed-by', tasks: opens };
	const { attainments, edges } = best.situation;
	const withoutValue = {
		...attainments,
		open: attainments.open.map((attainment) =>
			attainment.tasks.includes(index) ? { ...attainment, weight: 0 } : attainment
		)
	};
	const opensNothing = edges.filter(([first]) => first !== index);
	const isRich =
		best.situation.open[index]?.hours === 0 ||
		best.moves(index, 'later', { attainments: withoutValue }) ||
		best.moves(index, 'later', { attainments: withoutValue, edges: opensNothing });
	const place = best.placeOf(index);
	const overtaken = guideTasks(best, (other, at) => other < index && at > place);
	return { cause: isRich ? 'more-value-per-hour' : 'waits-for', tasks: overtaken };
}

/** Why a step stands after guide tasks that the guide puts after it. */
function whyLater(best: Alternatives, index: number): MoveReason {
	const waits = tasksWaitedFor(best, index);
	if (waits.length > 0) return { cause: 'waits-for', tasks: waits };
	const place = best.placeOf(index);
	return {
		cause: 'less-value-per-hour',
		tasks: guideTasks(best, (other, at) => other > index && at < place)
	};
}

function guideTasks(
	alternatives: Alternatives,
	holds: (index: number, place: number) => boolean
): readonly TaskId[] {
	return alternatives.situation.open.flatMap(({ task }, index) =>
		task.origin === 'guide' && holds(index, alternatives.placeOf(index)) ? [task.id] : []
	);
}

function idsOf({ situation }: Alternatives, indices: readonly number[]): readonly TaskId[] {
	return indices.flatMap((index) => situation.open[index]?.task.id ?? []);
}
