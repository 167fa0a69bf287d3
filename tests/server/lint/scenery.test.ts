import { expect, test } from 'vitest';
import { checkScenery } from '../../../src/lib/server/lint/scenery';
import { verdict } from '../../support/lint-items';

test.each(['A team reads a table. Why?', 'A call will mark a row. Why?', 'AWS bills a bucket. Why?'])(
	'L24 passes "%s"',
	(stem) => {
		expect(verdict(checkScenery, { stem })).toEqual([]);
	}
);

test.each([
	['Alice reads a table. Why?', 'Alice'],
	['A service at Netflix reads a table. Why?', 'Netflix']
])('L24 notes "%s"', (stem, name) => {
	expect(verdict(checkScenery, { stem })).toEqual([
		`L24 note stem: "${name}" gives the scenario a name: "a team" or "a service" will do`
	]);
});

test('L24 does not read code', () => {
	expect(verdict(checkScenery, { stem: 'The key is `Alice`. Why?' })).toEqual([]);
});
