import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { ensureBrowser } from '../../tests/support/browser';

interface Step {
	readonly name: string;
	readonly command: readonly [program: string, ...args: string[]];
}

/** Everything a change could break, cheapest first; steps of one row run side by side. Ends with the first row that fails. */
const ROWS: readonly (readonly Step[])[] = [
	[
		{ name: 'format', command: ['npm', 'run', '-s', 'check:format'] },
		{ name: 'lint', command: ['npm', 'run', '-s', 'check:lint'] },
		{ name: 'types', command: ['npm', 'run', '-s', 'check:types'] },
		{ name: 'quiz files', command: ['npm', 'run', '-s', 'check:quiz'] }
	],
	[{ name: 'build', command: ['npm', 'run', '-s', 'build'] }],
	[{ name: 'tests', command: ['npx', 'vitest', 'run'] }]
];

/** Runs a step to its end; side by side with others, its output comes in one piece. Gives its exit code. */
function run(
	{ name, command: [program, ...args] }: Step,
	output: 'as-it-comes' | 'in-one-piece'
): Promise<number> {
	const started = performance.now();
	const isLive = output === 'as-it-comes';
	if (isLive) console.log(`\n== ${name}: ${program} ${args.join(' ')}`);
	const child = spawn(program, args, { stdio: isLive ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
	let said = '';
	child.stdout?.on('data', (part: Buffer) => (said += part.toString()));
	child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
	return new Promise((resolve) => {
		child.on('close', (status) => {
			if (!isLive) console.log(`\n== ${name}: ${program} ${args.join(' ')}\n${said.trimEnd()}`);
			const seconds = Math.round((performance.now() - started) / 1000);
			console.log(status === 0 ? `== ${name}: ${seconds} s` : `\n== ${name} failed`);
			resolve(status ?? 1);
		});
	});
}

process.env['CHROME_PATH'] = ensureBrowser();
for (const row of ROWS) {
	const codes = await Promise.all(
		row.map((step) => run(step, row.length > 1 ? 'in-one-piece' : 'as-it-comes'))
	);
	const failed = codes.find((code) => code !== 0);
	if (failed !== undefined) process.exit(failed);
}
