const WIDTH = 30;

/** Shows how far a long run is, on stderr: a bar that redraws itself in a terminal, else a line every tenth. */
export function showProgress(): (done: number, total: number) => void {
	let tenth = 0;
	return (done, total) => {
		if (process.stderr.isTTY) {
			const filled = Math.round((done / total) * WIDTH);
			const bar = '#'.repeat(filled) + '.'.repeat(WIDTH - filled);
			process.stderr.write(`\r[${bar}] ${done} of ${total} people${done === total ? '\n' : ''}`);
			return;
		}
		const reached = Math.floor((done / total) * 10);
		if (reached > tenth) process.stderr.write(`${done} of ${total} people\n`);
		tenth = reached;
	};
}
