import type { Alternatives } from './alternative';
import type { Situation } from './arrangement';
import type { TaskEdge } from './precedence';
import type { TaskId } from './quiz';
import type { Reason } from './reason';
import type { Step } from './roadmap';

/** A step is a quick win up to this many hours. */
const QUICK_HOURS = 10;

/** Why a step stands where it stands. Every one has been tried: without its cause the step stands elsewhere. */
export function placeReasons(
	alternatives: Alternatives,
	index: number,
	step: Pick<Step, 'hours' | 'places' | 'attains'>
): readonly Reason[] {
	const { situation } = alternatives;
	const opens = idsOf(situation, tasksOpenedBy(alternatives, index));
	const waits = idsOf(situation, tasksWaitedFor(alternatives, index));
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
	const opened = alternatives.direct.flatMap(([first, then]) => (first === index ? [then] : []));
	if (opened.length === 0) return [];
	const edges = alternatives.situation.edges.filter(([first]) => first !== index);
	return alternatives.moves(index, 'later', { edges }) ? opened : [];
}

/** The tasks a step waits for, when it would stand earlier if it waited for none. Those that change nothing are left out. */
function tasksWaitedFor(alternatives: Alternatives, index: number): readonly number[] {
	const awaited = alternatives.direct.flatMap(([first, then]) => (then === index ? [first] : []));
	const withOnly = (kept: readonly number[]) => {
		const stays = (edge: TaskEdge) => edge[1] !== index || kept.includes(edge[0]);
		return { edges: alternatives.situation.edges.filter(stays) };
	};
	if (awaited.length === 0 || !alternatives.moves(index, 'earlier', withOnly([]))) return [];
	if (awaited.length === 1) return awaited;
	const gain = alternatives.shift(index, withOnly([]));
	const causes = awaited.filter((first) => alternatives.shift(index, withOnly([first])) > gain);
	return causes.length > 0 ? causes : awaited;
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

function earlier(
	alternatives: Alternatives,
	index: number,
	places: number,
	opens: readonly TaskId[]
): Reason {
	const { situation } = alternatives;
	const move = { code: 'earlier-than-guide', places } as const;
	if (isOwnMove(alternatives, index)) return { ...move, cause: 'own-move', tasks: [] };
	if (opens.length > 0) return { ...move, cause: 'needed-by', tasks: opens };
	const place = alternatives.placeOf(index);
	const overtaken = guideTasks(alternatives, (other, at) => other < index && at > place);
	const open = situation.attainments.open.map((attainment) =>
		attainment.tasks.includes(index) ? { ...attainment, weight: 0 } : attainment
	);
	const attainments = { ...situation.attainments, open };
	const edges = situation.edges.filter(([first]) => first !== index);
	const isRich =
		alternatives.moves(index, 'later', { attainments }) ||
		alternatives.moves(index, 'later', { attainments, edges });
	return { ...move, cause: isRich ? 'more-value-per-hour' : 'waits-for', tasks: overtaken };
}

function later(alternatives: Alternatives, index: number, places: number, waits: readonly TaskId[]): Reason {
	const move = { code: 'later-than-guide', places } as const;
	if (isOwnMove(alternatives, index)) return { ...move, cause: 'own-move', tasks: [] };
	if (waits.length > 0) return { ...move, cause: 'waits-for', tasks: waits };
	const place = alternatives.placeOf(index);
	const ahead = guideTasks(alternatives, (other, at) => other > index && at < place);
	return { ...move, cause: 'less-value-per-hour', tasks: ahead };
}

/** Whether the person's own order put the step where it is. */
function isOwnMove(alternatives: Alternatives, index: number): boolean {
	return alternatives.situation.ownOrder.length > 0 && alternatives.shift(index, { ownOrder: [] }) !== 0;
}

function guideTasks(
	alternatives: Alternatives,
	holds: (index: number, place: number) => boolean
): readonly TaskId[] {
	return alternatives.situation.open.flatMap(({ task }, index) =>
		task.origin === 'guide' && holds(index, alternatives.placeOf(index)) ? [task.id] : []
	);
}

function idsOf({ open }: Situation, indices: readonly number[]): readonly TaskId[] {
	return indices.flatMap((index) => open[index]?.task.id ?? []);
}
