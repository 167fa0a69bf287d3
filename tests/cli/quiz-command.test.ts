import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runQuiz } from '../../src/cli/quiz/command';
import { textTable } from '../../src/cli/quiz/text-table';
import { readToday } from '../../src/cli/quiz/today';
import { runCommand } from '../support/quiz-command';

describe('a command called wrongly says how it is called and exits with 2', () => {
	test.each([
		['an unknown option', ['check', '--relase'], /--relase/],
		['a folder that is none', ['check', 'src'], /src is no folder of quizzes: src.skills is missing/],
		['a day that does not exist', ['check', '--today', '2026-02-30'], /YYYY-MM-DD, not "2026-02-30"/],
		['nothing to make', ['new'], /new takes skill, item or pathway, and an id/],
		['an unknown thing to make', ['new', 'course', 'x'], /not "course"/],
		['an id in capitals', ['new', 'skill', 'SQL'], /"SQL" is no id/],
		['a file that is not there', ['import', 'missing.gift'], /there is no file missing\.gift/]
	])('%s', (_name, [command = '', ...args], message) => {
		const { code, err } = runCommand(command, ...args);
		expect(err).toMatch(message);
		expect(err).toContain('Usage: npm run quiz -- COMMAND');
		expect(code).toBe(2);
	});

	test('no command at all', () => {
		const err: string[] = [];
		expect(runQuiz([], { out: () => undefined, err: (text) => err.push(text) })).toBe(2);
		expect(err.join()).toMatch(/^Usage: /);
	});
});

test('the command line hands its exit code to the shell', () => {
	const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/quiz.ts', 'nonsense'], {
		encoding: 'utf8'
	});
	expect(run.stderr).toMatch(/^Usage: /);
	expect(run.status).toBe(2);
});

test('without --today the clock says which day it is', () => {
	expect(readToday(undefined)).toMatch(/^20\d\d-\d\d-\d\d$/);
	expect(readToday('2026-11-22')).toBe('2026-11-22');
});

test('a table lines its columns up and ends no line in spaces', () => {
	expect(
		textTable(
			[
				['skill', 'live', ''],
				['a', '12', 'x'],
				['bcd', '3']
			],
			[1]
		)
	).toEqual(['skill  live', 'a        12  x', 'bcd       3']);
	expect(textTable([])).toEqual([]);
});
