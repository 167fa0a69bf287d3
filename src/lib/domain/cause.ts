import { Alternatives } from './alternative';
import { arrange, type Arrangement } from './arrangement';
import { calendarReasons, gapReasons, hourReasons, originReasons, practiceReasons } from './hour-reason';
import { placeReasons } from './place-reason';
import type { PlanInput, Prospect } from './prospect';
import type { Reason } from './reason';
import type { Step } from './roadmap';

/**
 * What tells the reasons of a step by its place in the plan, from 0: at least one each. Reasons about the place are
 * stated only when the plan without the cause, computed anew, puts the step elsewhere; reasons about the hours only
 * when taking the cause away would change them. They take far longer than the plan itself, so each is asked for.
 */
export function reasonsIn(
	input: PlanInput,
	prospect: Prospect,
	arrangement: Arrangement,
	steps: readonly Omit<Step, 'reasons'>[]
): (place: number) => readonly Reason[] {
	const plan = new Alternatives(prospect, arrangement);
	const inBestOrder = { ...prospect, ownOrder: [] };
	const best = prospect.ownOrder.length === 0 ? plan : new Alternatives(inBestOrder, arrange(inBestOrder));
	return (place) => {
		const step = steps[place];
		const appointment = arrangement.schedule[place];
		const work = appointment === undefined ? undefined : prospect.open[appointment.index];
		if (step === undefined || appointment === undefined || work === undefined) {
			throw new Error(`No step at place ${place}`);
		}
		const reasons = [
			...gapReasons(prospect, step),
			...placeReasons(plan, best, appointment.index, step),
			...hourReasons(input, prospect, step, work),
			...practiceReasons(step),
			...calendarReasons(appointment, work),
			...originReasons(work)
		];
		return reasons.length > 0 ? reasons : [{ code: 'as-in-guide' }];
	};
}
