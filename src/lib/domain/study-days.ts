import { dayFromNumber, dayNumber, weekday, type Day } from './calendar';
import type { Pace } from './settings';

/**
 * The days a person studies, from a first day on: their weekdays without their time off. Hours are spread evenly
 * over the weekdays, so a day holds hoursPerWeek / weekdays.
 *
 * Positions on this line of study are whole numbers, one hour being {@link unitsPerHour}, so that "this step ends
 * exactly with Tuesday" is exact.
 */
export class StudyDays {
	/** Units of one hour of study: hundredths of an hour times the number of weekdays. */
	readonly unitsPerHour: number;
	readonly #unitsPerDay: number;
	readonly #pace: Pace;
	readonly #days: number[] = [];
	#next: number;

	/** Throws when the pace has no hours or no weekday. */
	constructor(pace: Pace, first: Day) {
		const weekdays = new Set(pace.weekdays).size;
		if (!(pace.hoursPerWeek > 0) || weekdays === 0)
			throw new Error('A pace needs hours and a day of the week');
		this.#pace = pace;
		this.#next = dayNumber(first);
		this.unitsPerHour = 100 * weekdays;
		this.#unitsPerDay = Math.max(1, Math.round(100 * pace.hoursPerWeek));
	}

	/** The day on which the unit that starts at `position` is studied. */
	dayAt(position: number): Day {
		return this.#day(Math.floor(position / this.#unitsPerDay));
	}

	/** The day on which the last unit before `position` is studied. */
	dayBefore(position: number): Day {
		return this.#day(Math.max(0, Math.ceil(position / this.#unitsPerDay) - 1));
	}

	/** The first position that is studied on `day` or later. */
	positionFrom(day: Day): number {
		const wanted = dayNumber(day);
		let index = 0;
		while (dayNumber(this.#day(index)) < wanted) index++;
		return index * this.#unitsPerDay;
	}

	#day(index: number): Day {
		while (this.#days.length <= index) {
			const day = dayFromNumber(this.#next);
			const off = this.#pace.timeOff.some(({ from, to }) => from <= day && day <= to);
			if (!off && this.#pace.weekdays.includes(weekday(day))) this.#days.push(this.#next);
			this.#next++;
		}
		return dayFromNumber(this.#days[index] ?? NaN);
	}
}
