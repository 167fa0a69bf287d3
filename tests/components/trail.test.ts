import { describe, expect, test } from 'vitest';
import { beginning, stepsBack } from '../../src/lib/components/assessment/trail';

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

describe('the entry a result takes the place of', () => {
	const RESULT = 'https://example.org/p/result/?attempt=a';
	/** `-` stands for an entry of another document, of which the browser tells nothing. */
	const entriesOf = (...paths: readonly string[]) =>
		paths.map((path) =>
			path === '-'
				? { url: null, sameDocument: false }
				: { url: `https://example.org${path}`, sameDocument: true }
		);

	test.each([
		['all of the run', ['/', '/p/assessment/', '/p/assessment/?attempt=a', '/p/assessment/?attempt=a'], 1],
		['a run in a new tab', ['/p/assessment/', '/p/assessment/?attempt=a'], 0],
		['a run after another document', ['-', '/p/assessment/', '/p/assessment/?attempt=a'], 1],
		['a jump within the page', ['/', '/p/assessment/', '/p/assessment/?attempt=a#main'], 1],
		['one entry', ['/', '/p/assessment/?attempt=a'], 1],
		['the later of two runs', ['/p/assessment/', '/', '/p/assessment/?attempt=a'], 2],
		['its own result before', ['/', '/p/result/?attempt=a', '/p/assessment/?attempt=a'], 1],
		['another result before', ['/', '/p/result/?attempt=b', '/p/assessment/?attempt=a'], 2]
	])('%s', (_, paths, first) => {
		const entries = entriesOf(...paths);
		expect(beginning(entries, entries.length - 1, RESULT)).toBe(entries[first]);
	});

	test('what comes after the present one does not count', () => {
		const entries = entriesOf('/', '/p/assessment/', '/p/assessment/?attempt=a', '/p/assessment/?attempt=a');
		expect(beginning(entries, 2, RESULT)).toBe(entries[1]);
	});

	test('nothing, where the browser tells of none', () => {
		expect(beginning([], 0, RESULT)).toBeUndefined();
	});
});
