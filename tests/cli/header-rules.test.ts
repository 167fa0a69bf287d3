import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headersFor, parseHeaderRules } from '../../src/cli/header-rules';

describe('_headers', () => {
	const rules = parseHeaderRules(readFileSync('static/_headers', 'utf8'));
	const at = (path: string) => Object.fromEntries(headersFor(rules, path));

	test('every path gets the security headers', () => {
		for (const path of ['/', '/backend/', '/_app/immutable/a.js', '/404.html']) {
			expect(at(path)).toMatchObject({
				'X-Frame-Options': 'DENY',
				'X-Content-Type-Options': 'nosniff',
				'Referrer-Policy': 'no-referrer',
				'Cross-Origin-Opener-Policy': 'same-origin'
			});
		}
	});

	test('the policy in the header leaves scripts to the page, whose hashes it cannot know', () => {
		expect(at('/')['Content-Security-Policy']).toContain("frame-ancestors 'none'");
		expect(at('/')['Content-Security-Policy']).not.toMatch(/script-src|default-src/);
	});

	test('only files with a hash in their name are kept for ever', () => {
		expect(at('/_app/immutable/chunk.js')['Cache-Control']).toContain('immutable');
		expect(at('/')['Cache-Control']).toBeUndefined();
	});

	test('a line that fits nowhere is refused with its number', () => {
		expect(() => parseHeaderRules('/*\n  X-A: 1\nnonsense\n')).toThrow(/line 3/);
		expect(() => parseHeaderRules('  X-A: 1\n')).toThrow(/line 1/);
	});
});
