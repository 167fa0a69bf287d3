import { Alternatives } from './alternative';
import { arrange, type Arrangement } from './arrangement';
import { calendarReasons, gapReasons, hourReasons, originReasons, practiceReasons } from './hour-reason';
import { placeReasons } from './place-reason';
import type { PlanInput, Prospect } from './prospect';
import type { Reason } from './reason';
import type { Step } from './roadmap';

/**
 * The reasons of every step, in plan order: at least one each. Reasons about the place are stated only when the
 * plan without the cause, computed anew, puts the step elsewhere; reasons about the hours only when taking the
 * cause away would change them.
 */
export function reasonsOf(
	input: PlanInput,
	prospect: Prospect,
	arrangement: Arrangement,
	steps: readonly Omit<Step, 'reasons'>[]
): readonly (readonly Reason[])[] {
	const plan = new Alternatives(prospect, arrangement);
	const inBestOrder = { ...prospect, ownOrder: [] };
	const best = prospect.ownOrder.length === 0 ? plan : new Alternatives(inBestOrder, arrange(inBestOrder));
	return arrangement.schedule.map((appointment, place) => {
		const { index } = appointment;
		const step = steps[place];
		const work = prospect.open[index];
		if (step === undefined || work === undefined) throw new Error(`No step at place ${place}`);
		const reasons = [
			...gapReasons(prospect, step),
			...placeReasons(plan, best, index, step),
			...hourReasons(input, prospect, step, work),
			...practiceReasons(step),
			...calendarReasons(appointment, work),
			...originReasons(work)
		];
		return reasons.length > 0 ? reasons : [{ code: 'as-in-guide' }];
	});
}
