import { expect, test } from 'vitest';
import { checkBlindSolve } from '../../../src/lib/server/lint/blind-solve';
import { aGoodItem, EDITING, verdict } from '../../support/lint-items';

const solved = (agree: number, of: number) => ({ blindSolve: { agree, of, on: '2026-11-22' } });

test('L25 passes an item that two solved and both got right', () => {
	expect(verdict(checkBlindSolve, solved(2, 2))).toEqual([]);
	expect(verdict(checkBlindSolve, solved(3, 3))).toEqual([]);
});

test('L25 warns of a live item that nobody or one alone solved', () => {
	const unsolved = aGoodItem();
	delete unsolved.blindSolve;
	expect(checkBlindSolve(unsolved, EDITING).map(({ message }) => message)).toEqual([
		'nobody has solved it blind yet'
	]);
	expect(verdict(checkBlindSolve, solved(1, 1))).toEqual([
		'L25 warning blindSolve: solved blind by 1, it takes 2'
	]);
});

test('L25 refuses a live item on which a solver disagreed', () => {
	expect(verdict(checkBlindSolve, solved(1, 2))).toEqual([
		'L25 error blindSolve: 1 of 2 blind solvers picked the key: rewrite it or drop it'
	]);
});

test.each(['draft', 'reviewed', 'reserve'] as const)(
	'L25 does not ask for it while an item is %s',
	(status) => {
		expect(verdict(checkBlindSolve, { status, ...solved(1, 2) })).toEqual([]);
	}
);
