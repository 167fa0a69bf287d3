import { describe, expect, test } from 'vitest';
import { checkKeyLength, checkOptionSpread } from '../../../src/lib/server/lint/option-length';
import { options, verdict } from '../../support/lint-items';

const short = 'a'.repeat(20);

describe('L02 key length', () => {
	test('passes a key of the length of the others', () => {
		expect(verdict(checkKeyLength)).toEqual([]);
	});

	test('passes up to 1.25 times the mean distractor and refuses one character more', () => {
		expect(verdict(checkKeyLength, { options: options('k'.repeat(25), short, short) })).toEqual([]);
		expect(verdict(checkKeyLength, { options: options('k'.repeat(26), short, short) })).toEqual([
			'L02 error options.0: the key stands out as the longest: 26 characters, the distractors have 20 on average (limit 1.25 times)'
		]);
	});

	test('passes a long key beside a distractor as long', () => {
		expect(verdict(checkKeyLength, { options: options('k'.repeat(40), 'd'.repeat(40), 'd') })).toEqual([]);
	});

	test('does not count backticks, and lets code be as long as it has to be', () => {
		const marked = `${'k'.repeat(20)} \`abcd\``;
		expect(verdict(checkKeyLength, { options: options(marked, short, short) })).toEqual([]);
		expect(verdict(checkKeyLength, { options: options('`a.b(c, keepdims=True)`', '`a.b`', '`a`') })).toEqual(
			[]
		);
	});

	test('one option in code does not excuse the others', () => {
		expect(verdict(checkKeyLength, { options: options('k'.repeat(40), '`a.b`', short) })).toHaveLength(1);
	});
});

describe('L03 option spread', () => {
	test('passes options of similar length', () => {
		expect(verdict(checkOptionSpread)).toEqual([]);
	});

	test('passes up to 1.6 times and warns of one character more', () => {
		expect(verdict(checkOptionSpread, { options: options(short, short, 'b'.repeat(32)) })).toEqual([]);
		expect(verdict(checkOptionSpread, { options: options(short, short, 'b'.repeat(33)) })).toEqual([
			'L03 warning options: options of 20 to 33 characters: the longest may have 1.6 times the shortest'
		]);
	});

	test('passes short options, which a glance takes in', () => {
		expect(verdict(checkOptionSpread, { options: options('S3', 'c'.repeat(25), 'EBS') })).toEqual([]);
	});

	test('passes code', () => {
		expect(verdict(checkOptionSpread, { options: options('`a`', `\`${'b'.repeat(40)}\``, '`c`') })).toEqual(
			[]
		);
	});
});
