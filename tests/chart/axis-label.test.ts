import { expect, test } from 'vitest';
import { labelLines } from '../../src/lib/chart/axis-label';

test.each([
	['APIs', ['APIs']],
	['MLOps tools', ['MLOps tools']],
	['Architecture', ['Architecture']],
	['SQL & databases', ['SQL &', 'databases']],
	['GPU & distributed', ['GPU &', 'distributed']],
	['DevOps & CI/CD', ['DevOps', '& CI/CD']]
])('%s stands in %j', (label, lines) => {
	expect(labelLines(label)).toEqual(lines);
});
