import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { BROWSER_FLAGS, findBrowser } from './browser';

/** Makes Chromium keep IndexedDB in SQLite instead of LevelDB: people have either. */
export const SQLITE_FLAG = '--enable-features=IdbSqliteBackingStore';

/** A browser with a profile of its own that outlives it, to be killed and started again. */
export interface Mortal {
	readonly context: BrowserContext;
	readonly page: Page;
	/** SIGKILL to every process of this browser, by pid; gives how many there were. */
	readonly kill: () => Promise<number>;
	readonly close: () => Promise<void>;
}

/** An empty profile directory under the system's temporary one; its name is in no other process. */
export function aProfile(): { readonly path: string; readonly remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), 'crosswalk-profile-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 10 }) };
}

/** Starts a browser on the profile. Throws when there is no browser. */
export async function startMortal(profile: string, flags: readonly string[] = []): Promise<Mortal> {
	const executablePath = findBrowser();
	if (executablePath === undefined) throw new Error('No browser: run npm test, which installs one');
	const context = await chromium.launchPersistentContext(profile, {
		executablePath,
		args: [...BROWSER_FLAGS, ...flags],
		acceptDownloads: true
	});
	return {
		context,
		page: context.pages()[0] ?? (await context.newPage()),
		async kill() {
			const gone = new Promise((resolve) => context.once('close', resolve));
			const pids = pidsOf(profile);
			for (const pid of pids) end(pid);
			await gone;
			return pids.length;
		},
		close: () => context.close()
	};
}

/** Processes whose command line holds the profile's path: this browser's and no other's. */
function pidsOf(profile: string): readonly number[] {
	const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
	return lines
		.filter((line) => line.includes(profile))
		.map((line) => Number.parseInt(line, 10))
		.filter((pid) => pid > 0 && pid !== process.pid);
}

function end(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// It ended with its parent.
	}
}
