/** One block of a `_headers` file: a path pattern and the headers it sets. */
export interface HeaderRule {
	readonly pattern: RegExp;
	readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Reads the `_headers` format of Cloudflare Pages and Netlify: a path (`*` matches anything) on a line of
 * its own, then indented `Name: value` lines. Throws with the line number on anything else.
 */
export function parseHeaderRules(text: string): readonly HeaderRule[] {
	const rules: { pattern: RegExp; headers: [string, string][] }[] = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
		if (line.startsWith('/')) {
			const source = line
				.trim()
				.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
				.replaceAll('*', '.*');
			rules.push({ pattern: new RegExp(`^${source}$`), headers: [] });
			continue;
		}
		const match = /^\s+([A-Za-z-]+):\s*(.+)$/.exec(line);
		const rule = rules.at(-1);
		if (match?.[1] === undefined || match[2] === undefined || rule === undefined) {
			throw new Error(`_headers line ${index + 1}: expected "/path" or an indented "Name: value"`);
		}
		rule.headers.push([match[1], match[2].trim()]);
	}
	return rules;
}

/** The headers of every rule that matches `path`, later rules last. */
export function headersFor(
	rules: readonly HeaderRule[],
	path: string
): readonly (readonly [string, string])[] {
	return rules.flatMap(({ pattern, headers }) => (pattern.test(path) ? headers : []));
}
