import { expect, test } from 'vitest';
import { checkChatResidue } from '../../../src/lib/server/lint/chat-residue';
import { options, verdict } from '../../support/lint-items';

test('L23 passes an item in its own words', () => {
	expect(verdict(checkChatResidue)).toEqual([]);
});

test.each([
	'As an AI I cannot open pages.',
	'As a language model I cannot.',
	'Right. Here are two more questions.',
	'Sure, this works.',
	'Certainly! A PUT may be repeated.',
	'A question maintaining the same format.',
	'I hope this helps.'
])('L23 refuses "%s" in the explanation', (explanation) => {
	expect(verdict(checkChatResidue, { explanation })).toEqual([
		expect.stringMatching(/^L23 error explanation: left over from a chat: ".+"$/)
	]);
});

test.each([
	'There are two calls.',
	'Make sure, before the call, that it is safe.',
	'What matters here are the two calls.'
])('L23 passes "%s"', (explanation) => {
	expect(verdict(checkChatResidue, { explanation })).toEqual([]);
});

test('L23 looks into every text', () => {
	const residue = 'Here are the options';
	const change = {
		subtopic: residue,
		verifies: residue,
		stem: residue,
		options: [{ text: residue, why: residue }, ...options('B', 'C')]
	};
	expect(verdict(checkChatResidue, change).map((line) => line.split(':')[0])).toEqual([
		'L23 error subtopic',
		'L23 error verifies',
		'L23 error stem',
		'L23 error options.0.text',
		'L23 error options.0.why'
	]);
});
