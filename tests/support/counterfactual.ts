import { arrange, type Situation } from '../../src/lib/domain/arrangement';
import type { Distribution } from '../../src/lib/domain/estimate';
import { LEVELS, type Level } from '../../src/lib/domain/level';
import { planRoadmap } from '../../src/lib/domain/plan';
import { prospectOf, type PlanInput } from '../../src/lib/domain/prospect';
import type { Task } from '../../src/lib/domain/quiz';
import type { Reason } from '../../src/lib/domain/reason';
import type { Step } from '../../src/lib/domain/roadmap';
import { aMixedEstimation, surely } from './builders';

/** Hours of a step in a plan; 0 when it is not in it. They depend neither on the order nor on the days. */
function hoursOf(input: PlanInput, task: string): number {
	return prospectOf(input).open.find((work) => work.task.id === task)?.hours ?? 0;
}

/** The same person, but for sure at a level of one skill. */
function at(input: PlanInput, skill: string, level: Level): PlanInput {
	const { quiz, estimation, settings } = input;
	const { weights, levels, skills } = estimation.joint;
	const nodes = [...weights.keys()].map((node) =>
		quiz.skills.map(({ id }, s): Distribution => {
			const p = (k: number) => levels[(node * skills + s) * LEVELS.length + k] ?? 0;
			return id === skill ? surely(level) : [p(0), p(1), p(2), p(3), p(4)];
		})
	);
	const contested = Object.fromEntries(Object.entries(settings.contested).filter(([id]) => id !== skill));
	return {
		...input,
		estimation: aMixedEstimation(quiz, [...weights], nodes),
		settings: { ...settings, contested }
	};
}

/** The same person with another level asked of one skill, whatever its importance. */
function asked(input: PlanInput, skill: string, level: Level): PlanInput {
	const targets = input.quiz.targets.map((target) => ({
		...target,
		requirements: target.requirements.map((one) => (one.skill === skill ? { ...one, level } : one))
	}));
	return {
		...input,
		quiz: { ...input.quiz, targets },
		settings: { ...input.settings, niceToHaves: 'keep' },
		notRelevant: new Set([...input.notRelevant].filter((id) => id !== skill))
	};
}

/** Somebody of whom everything is asked, who knows nothing and brings nothing: the task in its full length. */
function knowingNothing(input: PlanInput): PlanInput {
	const { quiz } = input;
	const asking = quiz.skills.reduce((all, { id }) => at(asked(all, id, 4), id, 0), input);
	return { ...asking, quiz: { ...asking.quiz, transfers: [] } };
}

/** Whether a reason states hours that the person need not spend. */
export function savesHours(reason: Reason): reason is Extract<Reason, { readonly hours: number }> {
	switch (reason.code) {
		case 'shortened-by-transfer':
		case 'shortened-by-knowledge':
		case 'uncertain':
		case 'not-asked':
		case 'shortened-otherwise':
			return true;
		default:
			return false;
	}
}

/** The same plan with one task written differently. */
function withTask(input: PlanInput, id: string, change: Partial<Task>): PlanInput {
	const tasks = input.quiz.tasks.map((task) => (task.id === id ? { ...task, ...change } : task));
	return { ...input, quiz: { ...input.quiz, tasks } };
}

/** Places a step moves down (positive) or up when its situation is changed and everything is computed anew. */
function shiftOf(
	input: PlanInput,
	task: string,
	change: (situation: Situation, index: number) => Partial<Situation>,
	among: 'all tasks' | 'guide tasks' = 'all tasks'
): number {
	const situation = prospectOf(input);
	const index = situation.open.findIndex((work) => work.task.id === task);
	const placeIn = (changed: Situation) =>
		arrange(changed)
			.schedule.filter(
				(appointment) => among === 'all tasks' || changed.open[appointment.index]?.task.origin === 'guide'
			)
			.findIndex((appointment) => appointment.index === index);
	return placeIn({ ...situation, ...change(situation, index) }) - placeIn(situation);
}

function withoutEdges(
	situation: Situation,
	firsts: readonly string[],
	thens: readonly string[]
): Partial<Situation> {
	const among = (index: number, ids: readonly string[]) => ids.includes(situation.open[index]?.task.id ?? '');
	return { edges: situation.edges.filter(([first, then]) => !(among(first, firsts) && among(then, thens))) };
}

const everyTask = (situation: Situation) => situation.open.map(({ task }) => task.id);

/** Takes the stated cause of a reason away and says whether the step moved, grew, shrank or disappeared as it should. */
export function holds(input: PlanInput, step: Step, reason: Reason): boolean {
	const { quiz, settings } = input;
	const { task } = step;
	const shorter = (changed: PlanInput) => hoursOf(changed, task) < step.hours || step.hours === 0;
	const longer = (changed: PlanInput) => hoursOf(changed, task) > step.hours;
	switch (reason.code) {
		case 'closes-gap':
			return reason.to > reason.from && shorter(at(input, reason.skill, 4));
		case 'practice':
			return shorter(at(input, reason.skill, 4));
		case 'unlocks':
			return shiftOf(input, task, (s) => withoutEdges(s, [task], everyTask(s))) > 0;
		case 'waits-for':
			return shiftOf(input, task, (s) => withoutEdges(s, everyTask(s), [task])) < 0;
		case 'quick-win': {
			const change = ({ open }: Situation, index: number) => {
				const sorted = open.map(({ hours }) => hours).toSorted((a, b) => a - b);
				const hours = sorted[Math.floor(sorted.length / 2)] ?? 0;
				return { open: open.map((work, other) => (other === index ? { ...work, hours } : work)) };
			};
			return reason.hours === step.hours && shiftOf(input, task, change) > 0;
		}
		case 'shortened-by-transfer': {
			const transfers = quiz.transfers.filter(
				({ from, to }) => from.skill !== reason.from.skill || to.skill !== reason.to.skill
			);
			return longer({ ...input, quiz: { ...quiz, transfers } });
		}
		case 'shortened-by-knowledge':
		case 'uncertain':
			return longer(at(input, reason.skill, 0));
		case 'not-asked': {
			const raised = asked(input, reason.skill, 4);
			return hoursOf(at(raised, reason.skill, 0), task) > hoursOf(at(input, reason.skill, 0), task);
		}
		case 'shortened-otherwise': {
			const stated = step.reasons.map((other) => (savesHours(other) ? other.hours : 0));
			const all = stated.reduce((sum, hours) => sum + hours, 0);
			const back = hoursOf(knowingNothing(input), task) - step.hours;
			return Math.abs(back - all) < 1 && back > all - reason.hours + 0.9;
		}
		case 'takes-calendar-time': {
			const changed = planRoadmap(withTask(input, task, { minWeeks: 0 })).steps.find(
				(other) => other.task === task
			);
			return changed !== undefined && changed.finish.likely < step.finish.likely;
		}
		case 'job-search':
			return shorter(withTask(input, task, { fixedHours: 0 }));
		case 'added':
			return quiz.tasks.find(({ id }) => id === task)?.origin === 'added' && reason.why !== '';
		case 'contested': {
			const contested = Object.fromEntries(
				Object.entries(settings.contested).filter(([skill]) => skill !== reason.skill)
			);
			return hoursOf({ ...input, settings: { ...settings, contested } }, task) !== step.hours;
		}
		case 'earlier-than-guide':
		case 'later-than-guide':
			return reason.places === Math.abs(step.places) && moveHolds(input, step, reason);
		case 'as-in-guide':
			return step.places === 0;
	}
}

function moveHolds(
	input: PlanInput,
	step: Step,
	reason: Extract<Reason, { code: 'earlier-than-guide' | 'later-than-guide' }>
): boolean {
	const { task } = step;
	const best = { ...input, settings: { ...input.settings, ownOrder: [] } };
	const back = reason.code === 'earlier-than-guide' ? 1 : -1;
	const moves = (change: (situation: Situation, index: number) => Partial<Situation>) =>
		back * shiftOf(best, task, change) > 0 || back * shiftOf(best, task, change, 'guide tasks') > 0;
	const worth = (weight: number) => (situation: Situation, index: number) => ({
		attainments: {
			...situation.attainments,
			open: [
				...situation.attainments.open.map((attainment) =>
					weight === 0 && attainment.tasks.includes(index) ? { ...attainment, weight } : attainment
				),
				...(weight > 0 ? [{ skill: 'any', level: 1 as const, tasks: [index], weight }] : [])
			]
		}
	});
	switch (reason.cause) {
		case 'own-move':
			return shiftOf(input, task, () => ({ ownOrder: [] })) !== 0;
		case 'needed-by':
			return moves((s) => withoutEdges(s, [task], everyTask(s)));
		case 'waits-for': {
			if (reason.code === 'later-than-guide') return moves((s) => withoutEdges(s, everyTask(s), [task]));
			// The others wait: free them, and where the step gains by itself as well take that away, too.
			const freed = (s: Situation) => withoutEdges(s, everyTask(s), reason.tasks);
			const worthless = (s: Situation, index: number) => ({ ...worth(0)(s, index), ...freed(s) });
			const idle = (s: Situation, index: number) => ({
				...worth(0)(s, index),
				...withoutEdges({ ...s, ...freed(s) }, [task], everyTask(s))
			});
			return [freed, worthless, idle].some(moves);
		}
		case 'more-value-per-hour': {
			const worthless = (s: Situation, index: number) => ({
				...worth(0)(s, index),
				...withoutEdges(s, [task], everyTask(s))
			});
			return step.hours === 0 || moves(worth(0)) || moves(worthless);
		}
		case 'less-value-per-hour':
			return (
				reason.tasks.every((ahead) => hoursOf(input, ahead) === 0) ||
				moves(worth(1000)) ||
				moves((s, i) => ({ ...worth(1000)(s, i), ...withoutEdges(s, everyTask(s), [task]) }))
			);
	}
}
