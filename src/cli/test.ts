import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { ensureBrowser } from '../../tests/support/browser';

/** Everything a change could break, cheapest first; stops at the first step that fails. */
const STEPS = [
	{ name: 'format', command: ['npm', 'run', '-s', 'check:format'] },
	{ name: 'lint', command: ['npm', 'run', '-s', 'check:lint'] },
	{ name: 'types', command: ['npm', 'run', '-s', 'check:types'] },
	{ name: 'quiz files', command: ['npm', 'run', '-s', 'check:quiz'] },
	{ name: 'build', command: ['npm', 'run', '-s', 'build'] },
	{ name: 'tests', command: ['npx', 'vitest', 'run'] }
] as const;

process.env['CHROME_PATH'] = ensureBrowser();
for (const { name, command } of STEPS) {
	const started = performance.now();
	console.log(`\n== ${name}: ${command.join(' ')}`);
	const { status } = spawnSync(command[0], command.slice(1), { stdio: 'inherit' });
	if (status !== 0) {
		console.error(`\n== ${name} failed`);
		process.exit(status ?? 1);
	}
	console.log(`== ${name}: ${Math.round((performance.now() - started) / 1000)} s`);
}
