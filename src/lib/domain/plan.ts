import { arrange, arrangeAsGuide, onCalendar, type Arrangement, type Situation } from './arrangement';
import type { Day } from './calendar';
import { reasonsIn } from './cause';
import { checkDeadline } from './deadline';
import { hoursRange } from './hours-range';
import { laterLevels } from './later';
import { withoutImplied } from './precedence';
import { prospectOf, type PlanInput, type Prospect } from './prospect';
import type { SkillLevel } from './quiz';
import { readinessCurve, readyDay } from './readiness';
import type { Reason } from './reason';
import type { DayRange, HoursRange, Roadmap, Step } from './roadmap';
import type { Appointment } from './schedule';
import { predecessorsOf } from './sequence';

/** A step whose work may be known already with at least this probability says so. */
export const WORTH_A_RECHECK = 0.2;

/** A plan whose figures stand, with what tells the reasons of its steps. */
export interface PlanDraft {
	/** Every step is without reasons. */
	readonly roadmap: Roadmap;
	/** The reasons of the step at a place of the plan, from 0. */
	readonly reasonsAt: (place: number) => readonly Reason[];
}

/** The personal, ordered, dated plan, as a function of the quiz, the estimates, the settings and today. */
export function planRoadmap(input: PlanInput): Roadmap {
	const { roadmap, reasonsAt } = draftRoadmap(input);
	return withReasons(
		roadmap,
		roadmap.steps.map((_, place) => reasonsAt(place))
	);
}

/** The plan with reasons, step by step in its order. */
export function withReasons(roadmap: Roadmap, reasons: readonly (readonly Reason[])[]): Roadmap {
	return {
		...roadmap,
		steps: roadmap.steps.map((step, place) => ({ ...step, reasons: reasons[place] ?? [] }))
	};
}

/** The plan without its reasons, which take most of the time: for who needs order, hours and dates first. */
export function draftRoadmap(input: PlanInput): PlanDraft {
	const { quiz, settings, today } = input;
	const prospect = prospectOf(input);
	const { workload, time } = prospect;
	const arrangement = arrange(prospect);
	const guide = arrangeAsGuide(prospect);
	const hours = hoursRange(quiz, input.estimation.joint, workload.open, settings.contested);
	const finishes = finishRanges(prospect, arrangement, hours);
	const finish = overall(finishes, time.first);
	const personalCurve = readinessCurve(prospect.attainments, arrangement.schedule, today);
	const guideCurve = readinessCurve(prospect.attainments, guide, today);
	const personal80 = readyDay(personalCurve);
	const guide80 = readyDay(guideCurve);
	const steps = stepsOf(prospect, arrangement, finishes);
	const roadmap: Roadmap = {
		steps: steps.map((step) => ({ ...step, reasons: [] })),
		skips: workload.skips,
		done: workload.done,
		dropped: workload.dropped,
		later: laterLevels(quiz, prospect.demands, settings),
		hours,
		finish,
		order: orderKind(prospect, arrangement),
		readiness: {
			today: personalCurve[0]?.readiness ?? 1,
			personal: personalCurve,
			guide: guideCurve,
			...(personal80 === undefined ? {} : { personal80 }),
			...(guide80 === undefined ? {} : { guide80 })
		},
		deadline: checkDeadline(prospect, arrangement, finish, hours, settings.deadline)
	};
	return { roadmap, reasonsAt: reasonsIn(input, prospect, arrangement, steps) };
}

function orderKind({ open, ownOrder }: Situation, { costRatio, atMost }: Arrangement): Roadmap['order'] {
	if (open.some(({ task }) => ownOrder.includes(task.id))) return { kind: 'own', cost: costRatio };
	return atMost === 1 ? { kind: 'best' } : { kind: 'bounded', atMost };
}

/** The last day of every step, when all hours turn out low, likely or high. By index. */
function finishRanges(
	prospect: Prospect,
	{ order, schedule }: Arrangement,
	{ low, likely, high }: HoursRange
): ReadonlyMap<number, DayRange> {
	const finishAt = (factor: number) =>
		new Map(onCalendar(prospect, order, factor).map(({ index, finish }) => [index, finish]));
	const early = finishAt(likely === 0 ? 1 : low / likely);
	const late = finishAt(likely === 0 ? 1 : high / likely);
	return new Map(
		schedule.map(({ index, finish }) => {
			const [first, last] = [early.get(index) ?? finish, late.get(index) ?? finish];
			return [
				index,
				{ low: first < finish ? first : finish, likely: finish, high: last > finish ? last : finish }
			];
		})
	);
}

function overall(finishes: ReadonlyMap<number, DayRange>, otherwise: Day): DayRange {
	const last = (pick: (range: DayRange) => Day): Day =>
		[...finishes.values()].reduce(
			(latest, range) => (pick(range) > latest ? pick(range) : latest),
			otherwise
		);
	return {
		low: last(({ low }) => low),
		likely: last(({ likely }) => likely),
		high: last(({ high }) => high)
	};
}

function stepsOf(
	prospect: Prospect,
	arrangement: Arrangement,
	finishes: ReadonlyMap<number, DayRange>
): readonly Omit<Step, 'reasons'>[] {
	const { open } = prospect;
	const direct = withoutImplied(prospect.edges);
	const needs = predecessorsOf(open.length, direct);
	const unlocks = predecessorsOf(
		open.length,
		direct.map(([first, then]) => [then, first])
	);
	const ids = (indices: readonly number[] = []) => indices.flatMap((index) => open[index]?.task.id ?? []);
	const places = placesOf(prospect, arrangement.schedule);
	const attains = attainedBy(prospect, arrangement.schedule);
	return arrangement.schedule.flatMap(({ index, start }) => {
		const work = open[index];
		const finish = finishes.get(index);
		if (work === undefined || finish === undefined) return [];
		return [
			{
				task: work.task.id,
				fullHours: work.fullHours,
				hours: work.hours,
				loggedHours: work.loggedHours,
				modules: work.modules,
				start,
				finish,
				places: places.get(index) ?? 0,
				uncertain: work.modules.some(
					({ scheduled, probabilityNeeded }) => scheduled && 1 - probabilityNeeded >= WORTH_A_RECHECK
				),
				needs: ids(needs[index]),
				unlocks: ids(unlocks[index]),
				attains: attains.get(index) ?? []
			}
		];
	});
}

/** Places each guide task moved against the guide's open tasks: positive is earlier. */
export function placesOf({ open }: Situation, schedule: readonly Appointment[]): ReadonlyMap<number, number> {
	const isGuide = (index: number) => open[index]?.task.origin === 'guide';
	const before = [...open.keys()].filter(isGuide);
	const after = schedule.map(({ index }) => index).filter(isGuide);
	return new Map(after.map((index, place) => [index, before.indexOf(index) - place]));
}

/** The levels each task completes: it is the last to finish among those that lead to them. */
function attainedBy(
	{ attainments }: Situation,
	schedule: readonly Appointment[]
): ReadonlyMap<number, readonly SkillLevel[]> {
	const attained = new Map<number, SkillLevel[]>();
	for (const { skill, level, tasks } of attainments.open) {
		const [last] = schedule
			.filter(({ index }) => tasks.includes(index))
			.toReversed()
			.toSorted((a, b) => (a.finish < b.finish ? 1 : a.finish > b.finish ? -1 : 0));
		if (last === undefined) continue;
		attained.set(last.index, [...(attained.get(last.index) ?? []), { skill, level }]);
	}
	return attained;
}
