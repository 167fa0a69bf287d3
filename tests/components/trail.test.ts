import { describe, expect, test } from 'vitest';
import { stepsBack } from '../../src/lib/components/assessment/trail';

describe('the trail of questions in the browser history', () => {
	test.each([
		['one entry back', { run: 'a', depth: 4 }, { run: 'a', depth: 3 }, 1],
		['three entries back', { run: 'a', depth: 4 }, { run: 'a', depth: 1 }, 3],
		['the same entry', { run: 'a', depth: 4 }, { run: 'a', depth: 4 }, 0],
		['forward', { run: 'a', depth: 1 }, { run: 'a', depth: 2 }, 0],
		['an entry from before a reload', { run: 'b', depth: 0 }, { run: 'a', depth: 7 }, 1]
	])('%s', (_name, from, to, steps) => {
		expect(stepsBack(from, to)).toBe(steps);
	});
});
