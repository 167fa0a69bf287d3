import { describe, expect, test } from 'vitest';
import { csvCell } from '../../src/lib/export/csv';
import { fileName } from '../../src/lib/export/file-name';
import { drawable } from '../../src/lib/export/font-coverage';
import { escapeIcs, foldIcs } from '../../src/lib/export/ics';
import { parseLink } from '../../src/lib/export/link';
import { escapeMarkdown } from '../../src/lib/export/markdown';
import { plainLine } from '../../src/lib/export/plain-line';
import { closed, unclosed } from '../../src/lib/export/sentence';
import { webAddress } from '../../src/lib/export/web-address';

const LENGTH = 100_000;
/** Milliseconds for 100,000 characters: a pattern that looks back over and over takes seconds. */
const PATIENCE = 500;

const runs = [
	' ',
	'.',
	'-',
	'#',
	'\\',
	'\u202e',
	'1',
	'=',
	'\ud83d',
	'a.',
	'. ',
	'- ',
	'1.',
	':/',
	'&#',
	'👩‍💻'
];
const texts = runs.flatMap((run) => {
	const long = run.repeat(LENGTH / run.length);
	return [long, `${long}x`, `x${long}`, `https://${long}`];
});

const writers: Readonly<Record<string, (text: string) => unknown>> = {
	plainLine,
	escapeMarkdown,
	csvCell,
	escapeIcs,
	foldIcs,
	webAddress,
	drawable,
	closed,
	unclosed,
	parseLink,
	fileName: (text) => fileName(text, '2026-11-22', 'md')
};

describe.each(Object.keys(writers))('%s', (name) => {
	test('takes long runs of anything in its stride', () => {
		const write = writers[name]!;
		for (const text of texts) write(text);
		for (const text of texts) {
			const start = performance.now();
			write(text);
			expect(performance.now() - start, `${text.slice(0, 12)}…${text.slice(-4)}`).toBeLessThan(PATIENCE);
		}
	});
});
