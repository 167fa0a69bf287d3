import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webAddress } from '../../src/lib/export/web-address';
import { campaign, hostileText } from './hostile';

test.each([
	['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
	['http://example.org', 'http://example.org/'],
	['HTTPS://EXAMPLE.org/A', 'https://example.org/A'],
	['https://example.org/(a) <b> "c"', 'https://example.org/%28a%29%20%3Cb%3E%20%22c%22'],
	['https://пример.example/ü', 'https://xn--e1afmkfd.example/%C3%BC']
])('%s may be linked as %s', (text, address) => {
	expect(webAddress(text)).toBe(address);
});

test.each([
	undefined,
	'',
	'example.org',
	'/relative',
	'javascript:alert(1)',
	'java\nscript:alert(1)',
	' javascript:alert(1)',
	'data:text/html,x',
	'file:///etc/passwd',
	'mailto:a@b.example',
	'ftp://example.org'
])('%j is not linked', (text) => {
	expect(webAddress(text)).toBeUndefined();
});

test('whatever is linked is http or https, in ASCII, and ends no link early', () => {
	const texts = fc.oneof(
		hostileText,
		hostileText.map((path) => `https://example.org/${path}`)
	);
	fc.assert(
		fc.property(texts, (text) => {
			const address = webAddress(text);
			if (address !== undefined) expect(address).toMatch(/^https?:\/\/[^\s"'()<>[\]\\^`{|}\u0080-\uffff]+$/);
			expect(webAddress(address)).toBe(address);
		}),
		campaign(5000)
	);
});
