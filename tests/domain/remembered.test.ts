import { describe, expect, test } from 'vitest';
import { remembered } from '../../src/lib/domain/remembered';

function counted(most: number) {
	const asked: number[] = [];
	const square = remembered(
		(value: number) => {
			asked.push(value);
			return value < 0 ? undefined : value * value;
		},
		String,
		most
	);
	return { asked, square };
}

describe('a function that remembers', () => {
	test('gives the same answer without being asked again, also when the answer is that there is none', () => {
		const { asked, square } = counted(5);
		expect([square(3), square(-1), square(3), square(-1)]).toEqual([9, undefined, 9, undefined]);
		expect(asked).toEqual([3, -1]);
	});

	test('forgets what was not asked for the longest', () => {
		const { asked, square } = counted(2);
		for (const value of [1, 2, 1, 3, 1, 2]) square(value);
		expect(asked).toEqual([1, 2, 3, 2]);
	});
});
