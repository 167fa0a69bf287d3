import { afterEach, describe, expect, test, vi } from 'vitest';
import { radarGeometry } from '../../src/lib/domain/radar-geometry';
import { download, downloadRecord } from '../../src/lib/export/download';
import { FORMATS, formatOf, type ExportSource } from '../../src/lib/export/formats';
import { PNG_SIZE } from '../../src/lib/export/png';
import { PRINT_PALETTE } from '../../src/lib/export/print-palette';
import { aRecord } from './a-record';
import { aReport } from './a-report';

const source: ExportSource = { report: aReport(), record: aRecord() };

afterEach(() => {
	vi.restoreAllMocks();
	document.documentElement.removeAttribute('style');
});

/** Pixels of a picture as the browser decodes it. */
async function pixelsOf(blob: Blob): Promise<ImageData> {
	const bitmap = await createImageBitmap(blob);
	const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
	const context = canvas.getContext('2d')!;
	context.drawImage(bitmap, 0, 0);
	return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

function colourAt({ data, width }: ImageData, x: number, y: number): string {
	const at = (Math.round(y) * width + Math.round(x)) * 4;
	return `#${[...data.slice(at, at + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

async function latin1(blob: Blob): Promise<string> {
	return new TextDecoder('latin1').decode(await blob.arrayBuffer());
}

/** Runs `act` and gives what the browser was handed: the file's name and bytes. */
async function handedOver(act: () => void | Promise<void>): Promise<{ name: string; blob: Blob }> {
	const anchors: HTMLAnchorElement[] = [];
	vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
		anchors.push(this);
	});
	await act();
	expect(anchors).toHaveLength(1);
	const response = await fetch(anchors[0]!.href);
	return { name: anchors[0]!.download, blob: await response.blob() };
}

describe('the picture', () => {
	test('is the radar at twice the size, on white, with the levels where the geometry puts them', async () => {
		document.documentElement.style.colorScheme = 'dark';
		const blob = (await formatOf('png').render(source)) as Blob;
		expect(blob.type).toBe('image/png');
		const pixels = await pixelsOf(blob);
		expect([pixels.width, pixels.height]).toEqual([PNG_SIZE.width * 2, PNG_SIZE.height * 2]);
		for (let y = 0; y < pixels.height; y += 1) {
			for (const x of [0, 40, pixels.width - 40, pixels.width - 1])
				expect(colourAt(pixels, x, y)).toBe('#ffffff');
		}
		const { estimate } = radarGeometry(source.report.skills, { size: 720, margin: 96 });
		for (const point of estimate) {
			expect(colourAt(pixels, (point.x + 90) * 2, (point.y + 92) * 2)).toBe(PRINT_PALETTE.accent);
		}
	});

	test('shows target, names and legend in their colours', async () => {
		const pixels = await pixelsOf((await formatOf('png').render(source)) as Blob);
		const values = new Uint32Array(pixels.data.buffer);
		for (const name of ['accent', 'target', 'ink', 'soft', 'lineStrong'] as const) {
			const [red = 0, green = 0, blue = 0] = PRINT_PALETTE[name]
				.match(/\w\w/g)!
				.map((hex) => Number.parseInt(hex, 16));
			const colour = (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
			expect(values.filter((value) => value === colour).length).toBeGreaterThan(300);
		}
	});

	test('of a report without relevant skills is still a picture', async () => {
		const skills = source.report.skills.map((skill) => ({ ...skill, relevance: 'not-relevant' as const }));
		const blob = await formatOf('png').render({ ...source, report: aReport({ skills }) });
		expect((blob as Blob).size).toBeGreaterThan(1000);
	});
});

describe('the PDF', () => {
	test('is made in the browser, tagged, with the fonts inside, and the same bytes twice', async () => {
		const a4 = { ...source, paper: 'a4' } as const;
		const [first, second] = [await formatOf('pdf').render(a4), await formatOf('pdf').render(a4)];
		const text = new TextDecoder('latin1').decode(first as Uint8Array);
		expect(new TextDecoder('latin1').decode(second as Uint8Array)).toBe(text);
		expect(text.startsWith('%PDF-1.7')).toBe(true);
		for (const part of ['/StructTreeRoot', '/Lang (en-GB)', '/FontFile2', '/MediaBox [0 0 595.28 841.89]']) {
			expect(text).toContain(part);
		}
		expect(text).not.toMatch(/\/(JS|JavaScript|OpenAction|Launch|EmbeddedFile)\b/);
	});

	test('is Letter where the browser speaks American', async () => {
		vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-US');
		const bytes = await formatOf('pdf').render(source);
		expect(new TextDecoder('latin1').decode(bytes as Uint8Array)).toContain('/MediaBox [0 0 612 792]');
	});
});

describe('a download', () => {
	test.each(FORMATS)('of $label hands over what was made, under its name', async (format) => {
		const { name, blob } = await handedOver(() => download(format, source));
		expect(name).toBe(`backend-to-ai-platform-2026-11-22.${format.extension}`);
		expect(blob.type.split(';')[0]).toBe(format.mime.split(';')[0]);
		expect(await latin1(blob)).toBe(await latin1(new Blob([await format.render(source)])));
		expect(document.querySelector('a[download]')).toBeNull();
	});

	test('of a bare record is the record', async () => {
		const { name, blob } = await handedOver(() => downloadRecord(source.record, '2026-11-22'));
		expect(name).toBe('backend-to-ai-platform-2026-11-22.json');
		expect(JSON.parse(await blob.text())).toEqual(source.record);
	});
});
