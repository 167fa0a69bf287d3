/**
 * Stands for the Brotli decoder of pdfkit's font reader in the browser bundle (`vite.config.ts`): it takes a
 * third of its size and only WOFF2 fonts need it; ours are TrueType.
 */
export default function decompress(): never {
	throw new Error('WOFF2 fonts are not supported');
}
