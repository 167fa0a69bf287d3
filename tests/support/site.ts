import type { TestProject } from 'vitest/node';
import { serveSite, type Site } from '../../src/cli/site-server';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of the built site, without a slash at the end. */
		readonly site: string;
	}
}

let site: Site | undefined;

/** Serves `build/` once for all end-to-end tests. Build first: `npm run build`. */
export async function setup(project: TestProject) {
	site = await serveSite('build', 0);
	project.provide('site', site.address);
}

export async function teardown() {
	await site?.close();
}
