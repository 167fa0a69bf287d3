import PDFDocument, { type PdfElement, type PdfElementOptions } from 'pdfkit';
import { drawable } from './font-coverage';
import { PAPER_POINTS, type Paper } from './paper';
import { PRINT_PALETTE } from './print-palette';

/** Bytes of the two weights of the embedded font, TrueType. */
export interface PdfFonts {
	readonly regular: Uint8Array;
	readonly semibold: Uint8Array;
}

/** How a text is set: weight, size and distance of lines in points, colour. */
export interface TextStyle {
	readonly font: keyof PdfFonts;
	readonly size: number;
	readonly lead: number;
	readonly colour: string;
}

/** Where a text stands: its upper left corner and the width of its lines. */
export interface Place {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly align?: 'left' | 'right' | 'center';
}

const { ink, soft, accent } = PRINT_PALETTE;

/** The styles of the document. */
export const PDF_STYLES = {
	title: { font: 'semibold', size: 19, lead: 24, colour: ink },
	lead: { font: 'regular', size: 11, lead: 16, colour: ink },
	heading: { font: 'semibold', size: 12.5, lead: 17, colour: accent },
	subheading: { font: 'semibold', size: 9.5, lead: 13.5, colour: ink },
	body: { font: 'regular', size: 9, lead: 13.5, colour: ink },
	strong: { font: 'semibold', size: 9, lead: 13.5, colour: ink },
	small: { font: 'regular', size: 8, lead: 11.5, colour: soft },
	detail: { font: 'regular', size: 7.6, lead: 10.1, colour: soft },
	rowHead: { font: 'semibold', size: 8.25, lead: 11.5, colour: ink },
	rowBody: { font: 'regular', size: 8.5, lead: 11.5, colour: ink },
	label: { font: 'semibold', size: 7.5, lead: 11, colour: soft },
	link: { font: 'regular', size: 7.6, lead: 10.1, colour: accent },
	axis: { font: 'regular', size: 7.5, lead: 9, colour: ink },
	figure: { font: 'regular', size: 6.5, lead: 8.5, colour: soft },
	footer: { font: 'regular', size: 7.5, lead: 11, colour: soft }
} as const satisfies Readonly<Record<string, TextStyle>>;

export type StyleName = keyof typeof PDF_STYLES;

const MARGIN = { top: 46, bottom: 48, side: 50 } as const;

/**
 * The pages of a tagged PDF, written from top to bottom. A block asks for `room` first and is then drawn at
 * `y`; nothing is ever broken by pdfkit itself. Lengths are points.
 */
export class PdfSheet {
	readonly doc: PDFDocument;
	/** The root of the structure tree. */
	readonly root: PdfElement;
	readonly left = MARGIN.side;
	readonly width: number;
	/** Where the next block starts. */
	y: number = MARGIN.top;
	readonly #bottom: number;
	readonly #chunks: Uint8Array[] = [];

	constructor(paper: Paper, fonts: PdfFonts, info: { readonly title: string; readonly created: Date }) {
		const size = PAPER_POINTS[paper];
		this.width = size[0] - 2 * MARGIN.side;
		this.#bottom = size[1] - MARGIN.bottom;
		this.doc = new PDFDocument({
			size,
			margin: 0,
			font: null,
			pdfVersion: '1.7',
			subset: 'PDF/UA',
			tagged: true,
			lang: 'en-GB',
			displayTitle: true,
			bufferPages: true,
			autoFirstPage: false,
			info: {
				Title: drawable(info.title),
				Creator: 'Crosswalk',
				Producer: 'pdfkit',
				CreationDate: info.created,
				ModDate: info.created
			}
		});
		this.doc.on('data', (chunk) => this.#chunks.push(chunk));
		this.doc.registerFont('regular', fonts.regular).registerFont('semibold', fonts.semibold);
		this.doc.addPage();
		this.root = this.doc.struct('Document');
		this.doc.addStructure(this.root);
	}

	/** Starts a page unless `height` still fits on this one; says whether it did. */
	room(height: number): boolean {
		if (this.y + height <= this.#bottom) return false;
		this.doc.addPage();
		this.y = MARGIN.top;
		return true;
	}

	/** A new element at the end of `parent`. */
	element(parent: PdfElement, type: string, options?: PdfElementOptions): PdfElement {
		const element = this.doc.struct(type, options);
		parent.add(element);
		return element;
	}

	/** Height of a text in points. */
	measure(text: string, style: StyleName, width: number): number {
		return this.#set(style).heightOfString(drawable(text), { width, lineGap: this.#gap(style) });
	}

	/** Width of a text on one line, in points. */
	widthOf(text: string, style: StyleName): number {
		return this.#set(style).widthOfString(drawable(text));
	}

	/** Draws a text without a tag of its own: inside an element or an artifact. Gives its height. */
	draw(text: string, style: StyleName, { x, y, width, align = 'left' }: Place): number {
		const height = this.measure(text, style, width);
		const above = (PDF_STYLES[style].lead - this.doc.currentLineHeight(true)) / 2;
		this.#set(style)
			.fillColor(PDF_STYLES[style].colour)
			.text(drawable(text), x, y + above, { width, align, lineGap: this.#gap(style) });
		return height;
	}

	/** Draws a text as an element of its own at the end of `parent`, for example a `P`. Gives its height. */
	write(parent: PdfElement, type: string, text: string, style: StyleName, place: Place): number {
		let height = 0;
		const element = this.element(parent, type);
		element.add(() => {
			height = this.draw(text, style, place);
		});
		element.end();
		return height;
	}

	/** A paragraph over the whole width at `y`, on the next page if it does not fit, with `after` points below. */
	paragraph(parent: PdfElement, text: string, style: StyleName, after: number): void {
		this.room(this.measure(text, style, this.width));
		this.y += this.write(parent, 'P', text, style, { x: this.left, y: this.y, width: this.width }) + after;
	}

	/** A section with its heading and bookmark; `first` is the height that has to stay with the heading. */
	section(title: string, first: number): PdfElement {
		if (this.y > MARGIN.top) this.y += 13;
		this.room(PDF_STYLES.heading.lead + 6 + first);
		this.bookmark(title);
		const section = this.element(this.root, 'Sect');
		const place = { x: this.left, y: this.y, width: this.width };
		this.y += this.write(section, 'H2', title, 'heading', place) + 6;
		return section;
	}

	/** A bookmark to where the next block starts. */
	bookmark(title: string): void {
		// pdfkit counts `left` from the right edge.
		const left = this.width + 2 * MARGIN.side;
		this.doc.outline.addItem(drawable(title), { top: Math.max(0, this.y - 8), left });
	}

	/** Draws something that is decoration to those who listen. */
	artifact(paint: () => void): void {
		this.doc.markContent('Artifact', { type: 'Layout' });
		paint();
		this.doc.endMarkedContent();
	}

	/** Writes the foot of every page and gives the bytes of the file. */
	async finish(foot: string): Promise<Uint8Array<ArrayBuffer>> {
		const { count } = this.doc.bufferedPageRange();
		for (let page = 0; page < count; page += 1) {
			this.doc.switchToPage(page);
			this.doc.markContent('Artifact', { type: 'Pagination' });
			const place = { x: this.left, y: this.#bottom + 16, width: this.width };
			this.draw(foot, 'footer', place);
			this.draw(`Page ${page + 1} of ${count}`, 'footer', { ...place, align: 'right' });
			this.doc.endMarkedContent();
		}
		this.root.end();
		const ended = new Promise<void>((resolve) => this.doc.on('end', resolve));
		this.doc.end();
		await ended;
		return new Uint8Array(await new Blob(this.#chunks.map((chunk) => new Uint8Array(chunk))).arrayBuffer());
	}

	#set(style: StyleName): PDFDocument {
		const { font, size } = PDF_STYLES[style];
		return this.doc.font(font).fontSize(size);
	}

	#gap(style: StyleName): number {
		return PDF_STYLES[style].lead - this.doc.currentLineHeight(true);
	}
}
