import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright';

/*
 * Pictures of screens, kept in tests/visual/ to look at and to compare with. A comparison has to survive another
 * way of drawing letters, so both are made small first: it sees what moved, vanished or changed colour.
 */

/** A size and a scheme that pictures are taken in. */
export interface Look {
	readonly name: string;
	readonly scheme: 'light' | 'dark';
	readonly size: { readonly width: number; readonly height: number };
}

export const LOOKS: readonly Look[] = [
	{ name: '1280-light', scheme: 'light', size: { width: 1280, height: 900 } },
	{ name: '390-dark', scheme: 'dark', size: { width: 390, height: 844 } },
	{ name: '320-light', scheme: 'light', size: { width: 320, height: 640 } }
];

/** Pages are pictured down to here, in CSS pixels: WebP ends at 16,383, and nobody looks further. */
const LOWEST = 6000;
/** Side of the squares whose mean colours are compared, in CSS pixels. */
const SQUARE = 16;
/** How far a square's mean may be off per channel, 0-255, and which share of the squares may be further off. */
const FAR = 40;
const FEW = 0.004;

const FOLDER = fileURLToPath(new URL('../visual/', import.meta.url));
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

/** Takes a picture of the whole page as it stands. */
async function take(page: Page): Promise<Buffer> {
	const { width, height } = await page.evaluate(() => ({
		width: document.documentElement.clientWidth,
		height: document.documentElement.scrollHeight
	}));
	return page.screenshot({
		fullPage: true,
		animations: 'disabled',
		clip: { x: 0, y: 0, width, height: Math.min(height, LOWEST) }
	});
}

/** Widths of a line in the three families of the site: machines with other fonts have other pictures. */
async function fontsOf(page: Page): Promise<string> {
	return page.evaluate(() => {
		const drawing = document.createElement('canvas').getContext('2d');
		if (drawing === null) return '';
		const style = getComputedStyle(document.documentElement);
		return ['--sans', '--serif', '--mono']
			.map((family) => {
				drawing.font = `100px ${style.getPropertyValue(family)}`;
				return Math.round(drawing.measureText('Hamburgefonstiv 0123456789').width);
			})
			.join(' ');
	});
}

/** The share of squares in which two pictures differ, 0-1; 1 when their sizes do. */
async function shareChanged(page: Page, one: Buffer, other: Buffer): Promise<number> {
	return page.evaluate(
		async ({ pictures, square, far }) => {
			const small = await Promise.all(
				pictures.map(async (base64) => {
					const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
					const bitmap = await createImageBitmap(new Blob([bytes]));
					const [width, height] = [Math.ceil(bitmap.width / square), Math.ceil(bitmap.height / square)];
					const drawing = new OffscreenCanvas(width, height).getContext('2d');
					if (drawing === null) throw new Error('no canvas');
					drawing.imageSmoothingQuality = 'high';
					drawing.drawImage(bitmap, 0, 0, width, height);
					return { width, height, data: drawing.getImageData(0, 0, width, height).data };
				})
			);
			const [a, b] = small;
			if (a === undefined || b === undefined || a.width !== b.width || a.height !== b.height) return 1;
			let changed = 0;
			for (let at = 0; at < a.data.length; at += 4) {
				const off = [0, 1, 2].some(
					(channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > far
				);
				if (off) changed += 1;
			}
			return changed / (a.data.length / 4);
		},
		{ pictures: [one.toString('base64'), other.toString('base64')], square: SQUARE, far: FAR }
	);
}

async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
	const base64 = await page.evaluate(async (picture) => {
		const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
		const bitmap = await createImageBitmap(new Blob([bytes]));
		const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
		canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
		const webp = new Uint8Array(
			await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.6 })).arrayBuffer()
		);
		return btoa(Array.from(webp, (byte) => String.fromCharCode(byte)).join(''));
	}, png.toString('base64'));
	return Buffer.from(base64, 'base64');
}

/** An empty page beside the pictured ones: it decodes and compares, and no policy of the site binds it. */
export async function openDarkroom(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await page.goto('about:blank');
	return page;
}

/**
 * Compares the page with its kept picture. Gives what is wrong, or nothing; also nothing on a machine with
 * other fonts than the pictures were taken with. `UPDATE_GOLDEN=1` keeps the picture as the new one.
 */
export async function comparePicture(
	page: Page,
	darkroom: Page,
	screen: string,
	look: Look
): Promise<readonly string[]> {
	const file = `${FOLDER}${screen}-${look.name}.webp`;
	const fonts = `${FOLDER}fonts.txt`;
	const here = await fontsOf(page);
	if (isUpdate) {
		mkdirSync(FOLDER, { recursive: true });
		writeFileSync(file, await toWebp(darkroom, await take(page)));
		writeFileSync(fonts, `${here}\n`);
		return [];
	}
	if (readFileSync(fonts, 'utf8').trim() !== here) return [];
	if (!existsSync(file)) return [`no picture of ${screen} at ${look.name}: UPDATE_GOLDEN=1 takes it`];
	const share = await shareChanged(darkroom, await take(page), readFileSync(file));
	if (share <= FEW) return [];
	return [
		`${look.name}: ${(100 * share).toFixed(1)} % of the picture changed; look at it, then UPDATE_GOLDEN=1 keeps it`
	];
}
