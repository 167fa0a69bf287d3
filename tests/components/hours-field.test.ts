import { expect, test } from 'vitest';
import { quarterProblem } from '../../src/lib/components/settings/hours-field';

test.each([1, 7.25, 7.5, 7.75, 60])('%d h are whole quarters', (hours) => {
	expect(quarterProblem('Hours a week', hours)).toBe('');
});

test.each([
	[7.123456, '7 or 7.25'],
	[7.3, '7.25 or 7.5'],
	[59.9, '59.75 or 60']
])('%d h are not, and the nearest are named', (hours, nearest) => {
	expect(quarterProblem('Hours a week', hours)).toBe(`Hours a week go by quarters of an hour: ${nearest}.`);
});
