import { expect, test } from 'vitest';
import { checkCompleteness } from '../../../src/lib/server/lint/completeness';
import { aGoodItem, options, verdict } from '../../support/lint-items';

test('L01 passes an item whose texts are all there and all different', () => {
	expect(verdict(checkCompleteness)).toEqual([]);
});

test('L01 refuses two options that say the same', () => {
	expect(verdict(checkCompleteness, { options: options('Repeat  it', 'Drop it', 'Repeat it') })).toEqual([
		'L01 error options.2.text: option 3 says the same as option 1'
	]);
});

test('L01 lets options differ by one character, as code does', () => {
	expect(verdict(checkCompleteness, { options: options('`a = 1`', '`a == 1`', '`A = 1`') })).toEqual([]);
});

test('L01 names each text that is still to be written', () => {
	const change = {
		verifies: 'TO WRITE: one line',
		options: [{ text: 'Repeat it', why: 'TO WRITE' }, ...options('Drop it', 'Await it')],
		sources: aGoodItem().sources.map((source) => ({ ...source, title: 'TO WRITE: title of the page' }))
	};
	expect(verdict(checkCompleteness, change).map((line) => line.split(':')[0])).toEqual([
		'L01 error verifies',
		'L01 error options.0.why',
		'L01 error sources.0.title'
	]);
});
