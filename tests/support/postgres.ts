import { execFileSync, spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const besideConfig = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim() ?? '';
const programs = [...(process.env['PATH'] ?? '').split(delimiter), besideConfig].find(
	(folder) => folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))
);

/** Whether this machine can run a private PostgreSQL server: initdb, pg_ctl and psql. */
export const hasPostgres = programs !== undefined && spawnSync('psql', ['--version']).status === 0;

/** Rows of the statements of one turn, columns joined by `|`. */
export interface Answer {
	readonly rows: readonly string[];
	/** Of the last statement; `00000` when it succeeded. */
	readonly sqlState: string;
}

/** One database session. A statement that waits for a lock leaves its answer pending. */
export class PostgresSession {
	readonly #psql: ChildProcessWithoutNullStreams;
	#output = '';
	#turns = 0;

	constructor(socketFolder: string) {
		const args = ['-X', '-A', '-t', '-q', '-h', socketFolder, '-U', 'postgres', '-d', 'postgres'];
		this.#psql = spawn('psql', args);
		this.#psql.stdout.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
	}

	/** Runs statements joined by `;`. Throws when psql itself ends, never for an SQL error. */
	async run(sql: string): Promise<Answer> {
		const mark = `turn-${++this.#turns}:`;
		this.#psql.stdin.write(`${sql};\n\\echo ${mark} :SQLSTATE\n`);
		const end = new RegExp(`^${mark} (\\w{5})\n`, 'm');
		for (;;) {
			const found = end.exec(this.#output);
			if (found !== null) {
				const rows = this.#output.slice(0, found.index).split('\n').filter(Boolean);
				this.#output = this.#output.slice(found.index + found[0].length);
				return { rows, sqlState: found[1]! };
			}
			if (this.#psql.exitCode !== null) throw new Error('psql ended before it answered');
			await pause(5);
		}
	}

	close(): void {
		this.#psql.stdin.end();
		this.#psql.kill();
	}
}

/** A private server in a temporary folder, reachable through its socket only. */
export class PostgresServer {
	readonly #folder = mkdtempSync(join(tmpdir(), 'pg-'));
	readonly #sessions: PostgresSession[] = [];
	readonly #owner = ownerOfServer();

	/** Takes about two seconds. Throws when a program of PostgreSQL fails. */
	start(): void {
		if (this.#owner.uid !== undefined) chownSync(this.#folder, this.#owner.uid, this.#owner.gid);
		this.#call('initdb', '-U', 'postgres', '-A', 'trust', '--no-sync');
		const settings = `-k ${this.#folder} -c listen_addresses= -c fsync=off -c autovacuum=off`;
		this.#call('pg_ctl', '-w', '-l', join(this.#folder, 'log'), '-o', settings, 'start');
	}

	session(): PostgresSession {
		const opened = new PostgresSession(this.#folder);
		this.#sessions.push(opened);
		return opened;
	}

	/** Resolves as soon as a session waits for a lock; throws after about three seconds. */
	async untilOneWaits(): Promise<void> {
		const watcher = this.session();
		for (let attempt = 0; attempt < 150; attempt++) {
			const { rows } = await watcher.run(
				`SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'`
			);
			if (Number(rows[0]) > 0) return watcher.close();
			await pause(20);
		}
		throw new Error('no session came to wait for a lock');
	}

	stop(): void {
		for (const opened of this.#sessions) opened.close();
		this.#call('pg_ctl', '-m', 'immediate', 'stop');
		rmSync(this.#folder, { recursive: true, force: true });
	}

	#call(program: string, ...args: readonly string[]): void {
		execFileSync(join(programs ?? '', program), ['-D', join(this.#folder, 'data'), ...args], {
			...this.#owner,
			cwd: this.#folder,
			stdio: 'ignore'
		});
	}
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((wake) => setTimeout(wake, milliseconds));
}

/** PostgreSQL refuses to run as root, so root lends it the ids of `nobody`. */
function ownerOfServer(): { readonly uid: number; readonly gid: number } | { readonly uid?: never } {
	if (process.getuid?.() !== 0) return {};
	const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
	return { uid: idOf('-u'), gid: idOf('-g') };
}
