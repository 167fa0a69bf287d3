import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Name of this build: fixed for one state of the sources, so that two builds of it are the same bytes. */
function buildName() {
	if (process.env.CROSSWALK_VERSION) return process.env.CROSSWALK_VERSION;
	try {
		return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] })
			.toString()
			.trim();
	} catch {
		return JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')).version;
	}
}

/**
 * Hash of the inline style of SvelteKit's route announcer. To refresh after an upgrade: build, open any
 * page with the console open, copy the hash Chromium prints.
 */
const ANNOUNCER_STYLE = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** Hash of the one script that stands in every page, in `src/app.html`. */
function pageScript() {
	const page = readFileSync(new URL('./src/app.html', import.meta.url), 'utf8');
	const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
	return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ fallback: undefined, precompress: true, strict: true }),
		inlineStyleThreshold: 100_000,
		version: { name: buildName() },
		serviceWorker: { register: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', pageScript()],
				'style-src': ['self', 'unsafe-hashes', ANNOUNCER_STYLE],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'crosswalk-worker']
			}
		}
	}
};
