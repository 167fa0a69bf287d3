import { expect, test } from 'vitest';
import type { Finding, RuleId } from '../../../src/lib/server/lint/rule';
import { applyWaivers } from '../../../src/lib/server/lint/waiver';
import { aGoodItem } from '../../support/lint-items';

const finding = (rule: RuleId, severity: Finding['severity']): Finding => ({
	rule,
	severity,
	path: ['stem'],
	message: 'too long'
});

/** What is left of the findings when the item waives these rules. */
function left(findings: readonly Finding[], ...rules: readonly string[]): readonly string[] {
	const waivers = rules.map((rule) => ({ rule, reason: 'Measured and accepted.' }));
	return applyWaivers(aGoodItem('i', { waivers }), findings).map(
		({ rule, severity, path, message }) => `${rule} ${severity} ${path.join('.')}: ${message}`
	);
}

test('without waivers all findings stay', () => {
	expect(left([finding('L15', 'warning')])).toEqual(['L15 warning stem: too long']);
});

test('a waiver silences warnings and notes of its rule, and of no other', () => {
	expect(
		left([finding('L15', 'warning'), finding('L16', 'note'), finding('L03', 'warning')], 'L15', 'L16')
	).toEqual(['L03 warning stem: too long']);
});

test('no waiver silences an error', () => {
	expect(left([finding('L02', 'error')], 'L02')).toEqual([
		'L02 error stem: too long',
		'L26 warning waivers.0: L02 is an error here, which no waiver silences'
	]);
});

test('a waiver that silences nothing is a warning', () => {
	expect(left([], 'L15')).toEqual(['L26 warning waivers.0: the waiver of L15 silences nothing: remove it']);
	expect(left([], 'L99')).toEqual(['L26 warning waivers.0: there is no rule L99 to waive']);
});
