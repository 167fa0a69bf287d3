import { expect, test } from 'vitest';
import { checkNumberOrder } from '../../../src/lib/server/lint/number-order';
import { options, verdict } from '../../support/lint-items';

const IN_ORDER = 'numeric options must stand in ascending or descending order';
const FIXED = 'numeric options need "order: fixed", or they are shuffled';

test.each([
	['2 rows', '4 rows', '3 rows'],
	['$1,500', '$200', '$3,000'],
	['512 MB', '2 GB', '1 GB'],
	['90 seconds', '1 minute', '2 hours'],
	['About 5 %', 'About 20 %', 'About 10 %'],
	['-1', '-3', '0']
])('L18 refuses %s, %s, %s', (...texts) => {
	expect(verdict(checkNumberOrder, { options: options(...texts), order: 'fixed' })).toEqual([
		`L18 error options: ${IN_ORDER}`
	]);
});

test.each([
	['2 rows', '3 rows', '4 rows'],
	['4', '3', '2'],
	['512 MB', '1 GB', '2 GB'],
	['1 day', '2 days', '3 days'],
	['`10`', '`20`', '`30`']
])('L18 passes %s, %s, %s in fixed order, and refuses to shuffle them', (...texts) => {
	expect(verdict(checkNumberOrder, { options: options(...texts), order: 'fixed' })).toEqual([]);
	expect(verdict(checkNumberOrder, { options: options(...texts) })).toEqual([`L18 error options: ${FIXED}`]);
});

test.each([
	['`202` at once, with an address', '`200` at once, with a list', '`503` at once, with a date'],
	['2 replicas in one zone', '4 nodes in two zones', '3 pods in one zone'],
	['Repeat it twice', 'Repeat it 3 times', 'Drop it']
])('L18 has nothing to say about statements that happen to begin with a number: %s', (...texts) => {
	expect(verdict(checkNumberOrder, { options: options(...texts) })).toEqual([]);
});

test('L18 refuses equal numbers, which have no order', () => {
	expect(
		verdict(checkNumberOrder, { options: options('60 s', '1 minute', '2 minutes'), order: 'fixed' })
	).toEqual([`L18 error options: ${IN_ORDER}`]);
});
