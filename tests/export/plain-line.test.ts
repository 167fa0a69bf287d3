import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLine } from '../../src/lib/export/plain-line';
import { campaign, hostileText } from './hostile';

test.each([
	['  two\r\n lines\tand\u2028more\u0085 ', 'two lines and more'],
	['bell\u0007 and escape\u001b[31m', 'bell and escape [31m'],
	['\ufeffmark', 'mark'],
	['left\u202Eright\u202C\u2066x\u2069\u200f', 'leftrightx'],
	['half \ud83d and \udc4d', 'half \ufffd and \ufffd'],
	['whole 👍🏽 👩‍💻', 'whole 👍🏽 👩‍💻'],
	['Łódź Ελλάδα Москва', 'Łódź Ελλάδα Москва'],
	[' \n ', '']
])('%j becomes %j', (text, line) => {
	expect(plainLine(text)).toBe(line);
});

test('any text becomes one line without anything unseen that acts, and stays as it is then', () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			const line = plainLine(text);
			expect(line).not.toMatch(
				/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}|^\s|\s$/u
			);
			expect(plainLine(line)).toBe(line);
		}),
		campaign(5000)
	);
});
