/** Benchmarks by name; each is a file `bench/<name>.ts` whose `run` gives the exit code. */
const BENCHES = ['selection', 'peers', 'roadmap', 'pages', 'recompute'] as const;

const [wanted, ...args] = process.argv.slice(2);
const bench = BENCHES.find((name) => name === wanted);

if (bench === undefined) {
	process.stderr.write(`Usage: npm run bench -- NAME\n\nNames: ${BENCHES.join(', ')}\n`);
	process.exitCode = 2;
} else {
	const { run } = (await import(`./bench/${bench}.ts`)) as {
		run: (args: readonly string[]) => Promise<number>;
	};
	process.exitCode = await run(args);
}

export {};
