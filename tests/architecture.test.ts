import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which folders of `src/` a folder may import from, besides itself. Arrows point inward. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	domain: [],
	session: ['domain'],
	chart: ['domain'],
	export: ['domain'],
	storage: ['domain'],
	server: ['domain'],
	components: ['session', 'chart', 'export', 'storage', 'server', 'domain'],
	routes: ['components', 'session', 'chart', 'export', 'storage', 'server', 'domain'],
	cli: ['session', 'export', 'server', 'domain', 'support']
};

/** The only packages `domain/` may know, and where. */
const DOMAIN_PACKAGES: Readonly<Record<string, readonly string[]>> = {
	'domain/record-parser.ts': ['zod/mini']
};

const IMPURE =
	/\bnew Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\blocalStorage\b|\bindexedDB\b|\bdocument\.|\bwindow\.|\bperformance\.now\b|\bprocess\.|\bsetTimeout\b|\bfetch\(/;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((name) => `src/${name.replaceAll('\\', '/')}`)
	.filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.d.ts'))
	.toSorted();

/** Folder a path belongs to: `domain`, `routes`, `cli` ...; undefined for files directly under `src`. */
function folderOf(path: string): string | undefined {
	return /^src\/(?:lib\/)?(\w+)\//.exec(path)?.[1];
}

function importsOf(path: string): readonly string[] {
	const source = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
	const pattern =
		/(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
	return [...source.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function resolveImport(from: string, specifier: string): string | undefined {
	if (specifier.startsWith('$lib/')) return join('src/lib', specifier.slice(5));
	if (specifier.startsWith('.')) return relative('.', join(dirname(from), specifier));
	return undefined;
}

function violations(path: string): readonly string[] {
	const folder = folderOf(path);
	if (folder === undefined) return [];
	const allowed = MAY_IMPORT[folder];
	if (allowed === undefined) return [`${path}: the folder "${folder}" has no place in the architecture`];
	return importsOf(path).flatMap((specifier) => {
		const target = resolveImport(path, specifier);
		if (target === undefined) {
			if (folder !== 'domain') return [];
			const known = DOMAIN_PACKAGES[path.replace('src/lib/', '')] ?? [];
			return known.includes(specifier) ? [] : [`${path} imports the package ${specifier}`];
		}
		const other = target.startsWith('tests/') ? /^tests\/(\w+)/.exec(target)?.[1] : folderOf(target);
		return other === undefined || other === folder || allowed.includes(other)
			? []
			: [`${path} imports ${target}: ${folder} must not know ${other}`];
	});
}

describe('architecture', () => {
	test('there are files in every ring to look at', () => {
		const folders = new Set(files.map(folderOf));
		for (const folder of Object.keys(MAY_IMPORT)) expect(folders).toContain(folder);
	});

	test('imports point inward and second-ring folders do not know one another', () => {
		expect(files.flatMap(violations)).toEqual([]);
	});

	test('domain is pure: no DOM, clock, chance, storage or Svelte', () => {
		const impure = files
			.filter((path) => folderOf(path) === 'domain')
			.filter((path) => {
				const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
				return IMPURE.test(code) || path.endsWith('.svelte') || path.endsWith('.svelte.ts');
			});
		expect(impure).toEqual([]);
	});

	test('nobody writes a drawer: no utils, helpers, types or constants', () => {
		expect(
			files.filter((path) => /(^|\/)(utils?|helpers?|types|constants|common|misc)(\.|\/)/.test(path))
		).toEqual([]);
	});

	test('markup has no inline styles and no {@html}', () => {
		const offending = files
			.filter((path) => path.endsWith('.svelte'))
			.filter((path) => {
				const markup = readFileSync(path, 'utf8').replace(/<(script|style)[\s\S]*?<\/\1>/g, '');
				return /\sstyle=|\sstyle:|\{@html/.test(markup);
			});
		expect(offending).toEqual([]);
	});

	test('the rules catch what they are for', () => {
		expect(importsOf('src/lib/server/quiz-files.ts')).toContain('./issue');
		expect(folderOf('src/lib/domain/level.ts')).toBe('domain');
		expect(resolveImport('src/lib/domain/a.ts', '../session/b')).toBe('src/lib/session/b');
		expect(IMPURE.test('const now = new Date();')).toBe(true);
		expect(IMPURE.test('new Date(number * 86400000)')).toBe(false);
	});
});
