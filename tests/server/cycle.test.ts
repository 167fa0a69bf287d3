import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { findCycles } from '../../src/lib/server/cycle';

const edge = (from: string, to: string) => ({ from, to, place: `${from}${to}` });

describe('findCycles', () => {
	test('spells a cycle out node by node', () => {
		expect(findCycles([edge('a', 'b'), edge('b', 'c'), edge('c', 'a')])).toEqual([
			{ nodes: ['a', 'b', 'c', 'a'], closing: edge('c', 'a') }
		]);
	});

	test('an edge to itself is a cycle', () => {
		expect(findCycles([edge('a', 'a')])[0]?.nodes).toEqual(['a', 'a']);
	});

	test('edges that only go forward never make a cycle', () => {
		const forward = fc.array(
			fc
				.tuple(fc.nat(30), fc.integer({ min: 1, max: 20 }))
				.map(([from, step]) => edge(`${from}`, `${from + step}`))
		);
		fc.assert(
			fc.property(forward, (edges) => findCycles(edges).length === 0),
			{ seed: 7, numRuns: 200 }
		);
		expect(findCycles([edge('a', 'b')])).toEqual([]);
	});

	test('closing a path back to its start always makes one', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), (length) => {
				const path = Array.from({ length }, (_, i) => edge(`${i}`, `${(i + 1) % length}`));
				return findCycles(path).length === 1;
			}),
			{ seed: 7, numRuns: 100 }
		);
		expect(findCycles([])).toEqual([]);
	});

	test('a chain of 20,000 does not overflow the stack', () => {
		const chain = Array.from({ length: 20_000 }, (_, i) => edge(`${i}`, `${i + 1}`));
		expect(findCycles(chain)).toEqual([]);
	});
});
