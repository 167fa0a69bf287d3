import { expect, test } from 'vitest';
import { translucent } from '../../src/lib/chart/palette';

test.each([
	['#0b5660', 0.2, '#0b566033'],
	['#0b5660', 0, '#0b566000'],
	['#0b5660', 1, '#0b5660ff'],
	['LinkText', 0.5, 'LinkText'],
	['rgb(1 2 3)', 0.5, 'rgb(1 2 3)']
])('%s at %d is %s', (colour, opacity, expected) => {
	expect(translucent(colour, opacity)).toBe(expected);
});
