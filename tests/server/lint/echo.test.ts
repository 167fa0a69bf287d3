import { describe, expect, test } from 'vitest';
import { checkClang, checkConvergence } from '../../../src/lib/server/lint/echo';
import { options, verdict } from '../../support/lint-items';

describe('L11 clang', () => {
	const stem = 'A registry holds containers. What is it for?';

	test('passes when no long word of the stem stands in the key alone', () => {
		expect(verdict(checkClang)).toEqual([]);
		expect(
			verdict(checkClang, { stem, options: options('Store containers', 'Run containers', 'Log') })
		).toEqual([]);
		expect(verdict(checkClang, { stem, options: options('Images', 'A container', 'Logs') })).toEqual([]);
	});

	test('notes a long word of the stem that only the key repeats, in singular or plural', () => {
		expect(verdict(checkClang, { stem, options: options('Store a container', 'Run jobs', 'Log') })).toEqual([
			'L11 note options.0.text: of all options only the key repeats "container" from the stem'
		]);
	});

	test('passes short words and code', () => {
		const change = {
			stem: 'A `Deployment` holds pods. What is it?',
			options: options('Pods', 'Jobs', 'Logs')
		};
		expect(verdict(checkClang, change)).toEqual([]);
	});
});

describe('L12 convergence', () => {
	test('passes when a distractor shares as many words with the others as the key', () => {
		expect(verdict(checkConvergence)).toEqual([]);
		const change = { options: options('Cache the install step', 'Cache the build step', 'Pin pip') };
		expect(verdict(checkConvergence, change)).toEqual([]);
	});

	test('notes a key that is the sum of its distractors', () => {
		const change = { options: options('Cache the install step', 'Cache the build', 'Skip the install') };
		expect(verdict(checkConvergence, change)).toEqual([
			'L12 note options.0.text: the key shares 2 words with the other options, no distractor more than 1'
		]);
	});
});
