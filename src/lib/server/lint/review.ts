import { addDays, dayFromNumber, dayNumber, daysBetween, type Day } from '../../domain/calendar';
import type { ItemFile } from '../skill-file';
import type { Finding, ItemRule, Occasion } from './rule';

/** Months from the last look at a source to the next review. */
export const REVIEW_MONTHS: Readonly<Record<ItemFile['volatility'], number>> = {
	stable: 24,
	versioned: 12,
	fast: 6
};

/** How many days before its review an item is spoken of. */
const SOON_DAYS = 30;

/** The same day `months` later; the last of the month where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
	const first = dayNumber(`${day.slice(0, 7)}-01`);
	const date = new Date(first * 86_400_000);
	const monthStart = (count: number) =>
		Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1) / 86_400_000;
	const lastOfMonth = monthStart(months + 1) - 1;
	return dayFromNumber(Math.min(monthStart(months) + Number(day.slice(8)) - 1, lastOfMonth));
}

/** Where an item stands on the way to its review. The day itself is not yet overdue. */
export function reviewState(item: ItemFile, today: Day): 'overdue' | 'soon' | 'later' {
	const left = daysBetween(today, item.reviewBy);
	if (left < 0) return 'overdue';
	return left <= SOON_DAYS ? 'soon' : 'later';
}

/** L20: versions named where they matter, a review that is not too far away, and not past. */
export const checkReview: ItemRule = (item, occasion) => [
	...findUnversioned(item),
	...findFarReview(item),
	...findDueReview(item, occasion)
];

function findUnversioned(item: ItemFile): readonly Finding[] {
	if (item.volatility === 'stable' || item.validFor !== undefined) return [];
	return [
		{
			rule: 'L20',
			severity: 'error',
			path: ['volatility'],
			message: `a ${item.volatility} item needs "validFor": the versions it holds for`
		}
	];
}

function findFarReview(item: ItemFile): readonly Finding[] {
	const lastCheck = item.sources
		.map(({ checkedOn }) => checkedOn)
		.toSorted()
		.at(-1);
	if (lastCheck === undefined) return [];
	const months = REVIEW_MONTHS[item.volatility];
	// A few days of grace: sources are read on one day and the item is finished on another.
	const latest = addDays(addMonths(lastCheck, months), 7);
	return item.reviewBy <= latest
		? []
		: [
				{
					rule: 'L20',
					severity: 'warning',
					path: ['reviewBy'],
					message: `${item.volatility} items are reviewed within ${months} months of their last check, ${lastCheck}`
				}
			];
}

function findDueReview(item: ItemFile, { today, purpose }: Occasion): readonly Finding[] {
	const state = reviewState(item, today);
	switch (state) {
		case 'later':
			return [];
		case 'soon':
			return [
				{
					rule: 'L20',
					severity: 'warning',
					path: ['reviewBy'],
					message: `to be reviewed by ${item.reviewBy}`
				}
			];
		case 'overdue':
			return [
				{
					rule: 'L20',
					severity: purpose === 'release' ? 'error' : 'warning',
					path: ['reviewBy'],
					message: `the review was due on ${item.reviewBy}`
				}
			];
	}
}
