import { describe, expect, test } from 'vitest';
import { guideOrder } from '../../src/lib/domain/guide-order';
import { aTask } from '../support/builders';

const phase = (number: number, tasks: readonly string[]) => ({
	number,
	title: `Phase ${number}`,
	weeks: 4,
	tasks
});

describe('guideOrder', () => {
	test('goes by phase and position, with added tasks after the guide task they name', () => {
		const added = (id: string, at: number, after?: string) =>
			aTask(id, { origin: 'added', phase: at, ...(after === undefined ? {} : { after }) });
		const tasks = [
			aTask('g1'),
			aTask('g2'),
			aTask('g3', { phase: 2 }),
			added('x', 1),
			added('b', 2, 'g1'),
			added('a', 1, 'g1'),
			added('c', 1, 'a')
		];
		const phases = [phase(2, ['g3']), phase(1, ['g2', 'g1'])];
		const expected = ['g2', 'g1', 'a', 'c', 'b', 'x', 'g3'];
		expect(guideOrder({ tasks, phases }).map(({ id }) => id)).toEqual(expected);
		expect(guideOrder({ tasks: tasks.toReversed(), phases }).map(({ id }) => id)).toEqual(expected);
	});
});
