import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * A module of this folder with the production code it uses, as one minified script for a page: what the module exports
 * is then `globalThis.bench`. Throws when Vite builds nothing.
 */
export async function bundleForPage(module: `./${string}.ts`): Promise<string> {
	const entry = fileURLToPath(new URL(module, import.meta.url));
	const built = await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, lib: { entry, name: 'bench', formats: ['iife'] } }
	});
	const [first] = Array.isArray(built) ? built : [built];
	const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
	if (chunk === undefined) throw new Error('Vite built nothing');
	return chunk.code;
}
