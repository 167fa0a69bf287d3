/** The part of fontkit that the tests ask; it comes with pdfkit and without types. */
declare module 'fontkit' {
	export function create(bytes: Uint8Array): { hasGlyphForCodePoint(code: number): boolean };
}
