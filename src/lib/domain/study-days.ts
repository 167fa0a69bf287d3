import { dayNumber, type Day } from './calendar';
import type { Pace } from './settings';

/**
 * The days a person studies, from a first day on: their weekdays without their time off. Hours are spread evenly
 * over the weekdays, so a day holds hoursPerWeek / weekdays. Days are day numbers (see `calendar.ts`).
 *
 * Positions on this line of study are whole numbers, one hour being {@link unitsPerHour}, so that "this step ends
 * exactly with Tuesday" is exact.
 */
export class StudyDays {
	/** Units of one hour of study: hundredths of an hour times the number of weekdays. */
	readonly unitsPerHour: number;
	readonly first: number;
	readonly #unitsPerDay: number;
	readonly #weekdays: ReadonlySet<number>;
	readonly #timeOff: readonly { readonly from: number; readonly to: number }[];
	readonly #days: number[] = [];
	#next: number;

	/** Throws when the pace has no hours or no weekday. */
	constructor(pace: Pace, first: Day) {
		this.#weekdays = new Set(pace.weekdays);
		if (!(pace.hoursPerWeek > 0) || this.#weekdays.size === 0) {
			throw new Error('A pace needs hours and a day of the week');
		}
		this.#timeOff = pace.timeOff.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }));
		this.first = dayNumber(first);
		this.#next = this.first;
		this.unitsPerHour = 100 * this.#weekdays.size;
		this.#unitsPerDay = Math.max(1, Math.round(100 * pace.hoursPerWeek));
	}

	/** The day on which the unit that starts at `position` is studied. */
	dayAt(position: number): number {
		return this.#day(Math.floor(position / this.#unitsPerDay));
	}

	/** The day on which the last unit before `position` is studied. */
	dayBefore(position: number): number {
		return this.#day(Math.max(0, Math.ceil(position / this.#unitsPerDay) - 1));
	}

	/** The first position that is studied on `day` or later. */
	positionFrom(day: number): number {
		let index = 0;
		while (this.#day(index) < day) index++;
		return index * this.#unitsPerDay;
	}

	#day(index: number): number {
		while (this.#days.length <= index) {
			const day = this.#next++;
			const weekday = (((day + 4) % 7) + 7) % 7;
			const isOff = this.#timeOff.some(({ from, to }) => from <= day && day <= to);
			if (!isOff && this.#weekdays.has(weekday)) this.#days.push(day);
		}
		return this.#days[index] ?? NaN;
	}
}
