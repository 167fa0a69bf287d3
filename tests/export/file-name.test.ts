import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from '../../src/lib/export/file-name';
import { FORMATS, formatOf } from '../../src/lib/export/formats';
import { campaign, hostileText } from './hostile';

test('a file is named by pathway and day', () => {
	expect(fileName('backend-to-ai-platform', '2026-11-22', 'md')).toBe('backend-to-ai-platform-2026-11-22.md');
});

test('no text can make a name that a file system or a shell minds', () => {
	const extensions = FORMATS.map((format) => format.extension).join('|');
	const names = new RegExp(`^[a-z0-9-]{1,80}\\.(${extensions})$`);
	fc.assert(
		fc.property(hostileText, fc.constantFrom(...FORMATS), (pathway, { extension }) => {
			expect(fileName(pathway, '2026-11-22', extension)).toMatch(names);
		}),
		campaign(1000)
	);
	expect(fileName('x'.repeat(500), '2026-11-22', 'md')).toMatch(names);
});

test('every format is found by its id and has its own extension or purpose', () => {
	expect(FORMATS.map(({ id }) => formatOf(id))).toEqual(FORMATS);
	expect(new Set(FORMATS.map(({ purpose }) => purpose)).size).toBe(FORMATS.length);
});
