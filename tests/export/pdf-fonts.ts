import { readFileSync } from 'node:fs';
import type { PdfFonts } from '../../src/lib/export/pdf-sheet';

const read = (name: string) => new Uint8Array(readFileSync(`src/lib/export/fonts/${name}.ttf`));

/** The fonts as the browser fetches them. */
export const FONTS: PdfFonts = { regular: read('inter-regular'), semibold: read('inter-semibold') };
