import { runQuiz } from '../../src/cli/quiz/command';

/** What a quiz command gave back. */
export interface Ran {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** Runs a quiz command in this process, with a fixed day so that no test grows old. */
export function runCommand(command: string, ...args: readonly string[]): Ran {
	const out: string[] = [];
	const err: string[] = [];
	const day = command === 'schema' || args.includes('--today') ? [] : ['--today', '2026-11-22'];
	const code = runQuiz([command, ...args, ...day], {
		out: (text) => out.push(text),
		err: (text) => err.push(text)
	});
	return { code, out: out.join('\n'), err: err.join('\n') };
}
