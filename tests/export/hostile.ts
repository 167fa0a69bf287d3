import fc from 'fast-check';

/** Texts that try to become something else in one of the formats. */
export const HOSTILE_TEXTS = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'[link](javascript:alert(1))',
	'![image](https://evil.example/x.png)',
	'[ref]: https://evil.example',
	'https://evil.example/a?b=c#d',
	'www.evil.example',
	'someone@evil.example',
	'<https://evil.example>',
	'| a | b |',
	'ends with a backslash\\',
	'\\| \\\\| `|`',
	'# heading',
	'closes with #',
	'closes twice ##',
	'- item',
	'+ item',
	'1. item',
	'1) item',
	'---',
	'===',
	'> quote',
	'```js',
	'~~~',
	'    code',
	'**bold** __bold__ *it* _it_ ~~gone~~ `code`',
	'&lt;b&gt; &#60; &amp;',
	'$x$ $$y$$',
	'[ ] task [x] task',
	'<!-- comment',
	'=1+1',
	'+1',
	"-1+cmd|' /C calc'!A0",
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	'"quoted", "twice"',
	'a;b,c\td',
	'line\nbreak',
	'line\r\nEND:VEVENT\r\nBEGIN:VEVENT',
	'par\u2029agraph\u2028line',
	'\u0000\u0007\u001b[31m',
	'\u202Eright to left',
	'half \ud83d',
	'Łódź Ελλάδα Москва → ← ✓ 👩‍💻',
	'{{ template }} ${x} %s %n',
	''
] as const;

/** Any text: hostile ones, pieces of them glued together, and generated Unicode. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(...HOSTILE_TEXTS),
	fc.array(fc.constantFrom(...HOSTILE_TEXTS), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 120 }),
	fc
		.array(fc.constantFrom(...'\\`*_{}[]()#+-.!|<>~&$@:/=;,"\'\r\n\t ab1'.split('')), { maxLength: 40 })
		.map((characters) => characters.join(''))
);

/** How many cases a campaign runs: all of them with CROSSWALK_DEEP=1, a tenth (at least 100) otherwise. */
export function campaign(full: number): { readonly numRuns: number; readonly seed: number } {
	const deep = process.env['CROSSWALK_DEEP'] === '1';
	return { numRuns: deep ? full : Math.max(100, Math.round(full / 10)), seed: 6 };
}
