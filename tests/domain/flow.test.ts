import { describe, expect, test } from 'vitest';
import { FlowNetwork } from '../../src/lib/domain/flow';

describe('FlowNetwork', () => {
	test('pushes the classic textbook flow', () => {
		const network = new FlowNetwork(6);
		const edges = [
			[0, 1, 16],
			[0, 2, 13],
			[1, 2, 10],
			[2, 1, 4],
			[1, 3, 12],
			[3, 2, 9],
			[2, 4, 14],
			[4, 3, 7],
			[3, 5, 20],
			[4, 5, 4]
		] as const;
		for (const [from, to, capacity] of edges) network.connect(from, to, capacity);
		expect(network.push(0, 5)).toBe(23);
	});

	test('the nodes the source still reaches are one side of a minimum cut, those reaching the sink the other', () => {
		const network = new FlowNetwork(4);
		network.connect(0, 1, 5);
		network.connect(1, 2, 3);
		network.connect(2, 3, 5);
		expect(network.push(0, 3)).toBe(3);
		expect(network.reachableFrom(0)).toEqual([true, true, false, false]);
		expect(network.reaching(3)).toEqual([false, false, true, true]);
	});

	test('does not walk through walls', () => {
		const network = new FlowNetwork(3);
		network.connect(0, 1, 1);
		network.connect(1, 2, 1);
		expect(network.reachableFrom(0, [1])).toEqual([true, false, false]);
	});
});
