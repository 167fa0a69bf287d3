import type { Situation } from './arrangement';
import { withoutImplied, type TaskEdge } from './precedence';
import type { TaskId } from './quiz';
import type { Reason } from './reason';
import type { Step } from './roadmap';

/** Place of each open task in a plan, by index. */
export type Places = ReadonlyMap<number, number>;

/** A plan, and the same plan computed anew with something changed. */
export interface Alternatives {
	readonly prospect: Situation;
	readonly places: Places;
	readonly without: (change: Partial<Situation>) => Places;
}

/** A step is a quick win up to this many hours. */
const QUICK_HOURS = 10;

/** Why a step stands where it stands. Every one has been tried: without its cause the step stands elsewhere. */
export function placeReasons(
	alternatives: Alternatives,
	index: number,
	step: Pick<Step, 'hours' | 'places' | 'attains'>
): readonly Reason[] {
	const { prospect } = alternatives;
	const opens = idsOf(prospect, tasksOpenedBy(alternatives, index));
	const waits = idsOf(prospect, tasksWaitedFor(alternatives, index));
	const reasons: Reason[] = [];
	if (opens.length > 0) reasons.push({ code: 'unlocks', tasks: opens });
	if (waits.length > 0) reasons.push({ code: 'waits-for', tasks: waits });
	if (isQuickWin(alternatives, index, step)) reasons.push({ code: 'quick-win', hours: step.hours });
	if (step.places > 0) reasons.push(earlier(alternatives, index, step.places, opens));
	if (step.places < 0) reasons.push(later(alternatives, index, -step.places, waits));
	return reasons;
}

/** The tasks a step opens, when it would stand later if it opened none. */
function tasksOpenedBy(alternatives: Alternatives, index: number): readonly number[] {
	const { edges } = alternatives.prospect;
	const opened = withoutImplied(edges).flatMap(([first, then]) => (first === index ? [then] : []));
	if (opened.length === 0) return [];
	const kept = edges.filter(([first]) => first !== index);
	return shift(alternatives, index, { edges: kept }) > 0 ? opened : [];
}

/** The tasks a step waits for, when it would stand earlier if it waited for none. Those that change nothing are left out. */
function tasksWaitedFor(alternatives: Alternatives, index: number): readonly number[] {
	const { edges } = alternatives.prospect;
	const awaited = withoutImplied(edges).flatMap(([first, then]) => (then === index ? [first] : []));
	if (awaited.length === 0) return [];
	const freed = (kept: readonly number[]): number => {
		const stays = (edge: TaskEdge) => edge[1] !== index || kept.includes(edge[0]);
		return shift(alternatives, index, { edges: edges.filter(stays) });
	};
	const gain = freed([]);
	if (gain >= 0) return [];
	const causes = awaited.filter((first) => freed([first]) > gain);
	return causes.length > 0 ? causes : awaited;
}

/** Whether a short step that completes a level would stand later if it were as long as the middle one. */
function isQuickWin(
	alternatives: Alternatives,
	index: number,
	{ hours, attains }: Pick<Step, 'hours' | 'attains'>
): boolean {
	const { open } = alternatives.prospect;
	const sorted = open.map((work) => work.hours).toSorted((a, b) => a - b);
	const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
	if (hours === 0 || hours > QUICK_HOURS || hours >= middle || attains.length === 0) return false;
	const slowed = open.map((work, at) => (at === index ? { ...work, hours: middle } : work));
	return shift(alternatives, index, { open: slowed }) > 0;
}

function earlier(
	alternatives: Alternatives,
	index: number,
	places: number,
	opens: readonly TaskId[]
): Reason {
	const { prospect } = alternatives;
	const overtaken = guideTasks(
		alternatives,
		(other, place) => other < index && place > placeOf(alternatives, index)
	);
	const move = { code: 'earlier-than-guide', places } as const;
	if (prospect.ownOrder.length > 0 && movedByHand(alternatives, index)) {
		return { ...move, cause: 'own-move', tasks: [] };
	}
	if (opens.length > 0) return { ...move, cause: 'needed-by', tasks: opens };
	const worthless = prospect.attainments.open.map((attainment) =>
		attainment.tasks.includes(index) ? { ...attainment, weight: 0 } : attainment
	);
	const attainments = { ...prospect.attainments, open: worthless };
	const edges = prospect.edges.filter(([first]) => first !== index);
	return shift(alternatives, index, { attainments }) > 0 ||
		shift(alternatives, index, { attainments, edges }) > 0
		? { ...move, cause: 'more-value-per-hour', tasks: overtaken }
		: { ...move, cause: 'waits-for', tasks: overtaken };
}

function later(alternatives: Alternatives, index: number, places: number, waits: readonly TaskId[]): Reason {
	const { prospect } = alternatives;
	const ahead = guideTasks(
		alternatives,
		(other, place) => other > index && place < placeOf(alternatives, index)
	);
	const move = { code: 'later-than-guide', places } as const;
	if (prospect.ownOrder.length > 0 && movedByHand(alternatives, index)) {
		return { ...move, cause: 'own-move', tasks: [] };
	}
	return waits.length > 0
		? { ...move, cause: 'waits-for', tasks: waits }
		: { ...move, cause: 'less-value-per-hour', tasks: ahead };
}

/** Whether the best order would put the step elsewhere. */
function movedByHand(alternatives: Alternatives, index: number): boolean {
	return shift(alternatives, index, { ownOrder: [] }) !== 0;
}

/** Places by which a step moves down (positive) or up when something is changed. */
function shift(alternatives: Alternatives, index: number, change: Partial<Situation>): number {
	return (alternatives.without(change).get(index) ?? 0) - placeOf(alternatives, index);
}

function placeOf({ places }: Alternatives, index: number): number {
	return places.get(index) ?? 0;
}

function guideTasks(
	{ prospect, places }: Alternatives,
	holds: (index: number, place: number) => boolean
): readonly TaskId[] {
	return prospect.open.flatMap(({ task }, index) =>
		task.origin === 'guide' && holds(index, places.get(index) ?? 0) ? [task.id] : []
	);
}

function idsOf({ open }: Situation, indices: readonly number[]): readonly TaskId[] {
	return indices.flatMap((index) => open[index]?.task.id ?? []);
}
