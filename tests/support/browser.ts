import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Flags that make Debian's Chromium quiet, offline and startable as root. */
export const BROWSER_FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
] as const;

const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
] as const;

/** Path of a Chromium to test with: `CHROME_PATH`, an installed Chromium or Chrome, Playwright's own; else undefined. */
export function findBrowser(): string | undefined {
	const asked = process.env['CHROME_PATH'];
	if (asked !== undefined && asked !== '') return asked;
	return [...INSTALLED, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}

/** Finds a browser or installs one, saying so. Throws with what to do when neither works. */
export function ensureBrowser(): string {
	const found = findBrowser();
	if (found !== undefined) {
		console.log(`Browser: ${found}`);
		return found;
	}
	const asRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (asRootOnDebian) {
		console.log('No Chromium found: installing it with apt-get install chromium ...');
		spawnSync('apt-get', ['update'], { stdio: 'inherit' });
		spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
	} else {
		console.log("No Chromium found: installing Playwright's own ...");
		spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
	}
	const installed = findBrowser();
	if (installed === undefined) {
		throw new Error(
			'No browser to test with. Install Chromium or Chrome, or set CHROME_PATH to one, and run again.'
		);
	}
	console.log(`Browser: ${installed}`);
	return installed;
}
