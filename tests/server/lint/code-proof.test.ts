import { expect, test } from 'vitest';
import { checkCodeProof } from '../../../src/lib/server/lint/code-proof';
import { verdict } from '../../support/lint-items';

const code = { language: 'sql', text: 'SELECT 1' };
const executed = (ref: string) => ({ proof: { kind: 'executed' as const, ref } });

test('L22 passes an item without code, and code that a test runs', () => {
	expect(verdict(checkCodeProof)).toEqual([]);
	expect(verdict(checkCodeProof, { code, ...executed('tests/items/apis.test.ts') })).toEqual([]);
});

test('L22 refuses code that nothing runs, and passes it with a reason', () => {
	expect(verdict(checkCodeProof, { code })).toEqual([
		'L22 error code: the code is not run by a test: say why in "notRun", or prove the key by one'
	]);
	expect(verdict(checkCodeProof, { code: { ...code, notRun: 'Needs a GPU.' } })).toEqual([]);
});

test('L22 refuses a proof that is not there', () => {
	expect(verdict(checkCodeProof, executed('tests/items/missing.test.ts'))).toEqual([
		'L22 error proof.ref: there is no test tests/items/missing.test.ts'
	]);
});

test.each(['src/app.html', '../items/apis.test.ts', 'tests/items/../apis.test.ts'])(
	'L22 refuses a proof that is no test of items: %s',
	(ref) => {
		expect(verdict(checkCodeProof, executed(ref))).toEqual([
			`L22 error proof.ref: a proof that runs is a test under tests/items/, not ${ref}`
		]);
	}
);

test('L22 refuses a proof that knows nothing of the item', () => {
	const occasion = { today: '2026-11-22', purpose: 'edit' as const, readProof: () => "test('apis-w2')" };
	expect(verdict(checkCodeProof, executed('tests/items/apis.test.ts'), occasion)).toEqual([
		'L22 error proof.ref: tests/items/apis.test.ts does not speak of apis-w1'
	]);
});
