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

/** The styles of the document at full size: seven sizes, 20, 12, 11, 9, 8, 7.5 and 7 points. */
const STYLES = {
	title: { font: 'semibold', size: 20, lead: 25, colour: ink },
	heading: { font: 'semibold', size: 12, lead: 16, colour: accent },
	lead: { font: 'regular', size: 11, lead: 15.5, colour: ink },
	subheading: { font: 'semibold', size: 9, lead: 11.6, colour: ink },
	small: { font: 'regular', size: 8, lead: 11.5, colour: soft },
	rowHead: { font: 'semibold', size: 8, lead: 11, colour: ink },
	rowBody: { font: 'regular', size: 8, lead: 11, colour: ink },
	detail: { font: 'regular', size: 7.5, lead: 9.5, colour: soft },
	label: { font: 'semibold', size: 7.5, lead: 10, colour: soft },
	axis: { font: 'regular', size: 7.5, lead: 9, colour: ink },
	fine: { font: 'regular', size: 7, lead: 8.4, colour: soft },
	fineHead: { font: 'semibold', size: 7, lead: 8.4, colour: ink },
	link: { font: 'regular', size: 7, lead: 8.4, colour: accent }
} as const satisfies Readonly<Record<string, TextStyle>>;

export type StyleName = keyof typeof STYLES;

/** How a document is fitted to its pages. */
export interface PdfFit {
	/** Size of all type below 10 points, 1 as designed. */
	readonly scale: number;
	/** A page whose first column ends early, so that its columns are as long as one another. */
	readonly short?: { readonly page: number; readonly bottom: number };
}

const MARGIN = { top: 36, bottom: 38, side: 40 } as const;

/** Space between two columns, and before a section that does not start one. */
const GUTTER = 18;
const BEFORE_SECTION = 9;

/** Where the text of a document ends. `share`: how much of its page is taken, 0-1. */
export interface PdfEnd {
	readonly page: number;
	readonly column: number;
	readonly top: number;
	readonly y: number;
	readonly share: number;
}

/**
 * The pages of a tagged PDF, written from top to bottom, in one column or several. A block asks for `room` first
 * and is then drawn at `left`, `y` and `width`; nothing is ever broken by pdfkit itself. Lengths are points.
 */
export class PdfSheet {
	readonly doc: PDFDocument;
	/** The root of the structure tree. */
	readonly root: PdfElement;
	/** Where the next block starts. */
	y: number = MARGIN.top;
	/** The styles at the size of this document. */
	readonly styles: Readonly<Record<StyleName, TextStyle>>;
	readonly #fit: PdfFit;
	readonly #bottom: number;
	readonly #whole: number;
	#columns = 1;
	#column = 0;
	/** Where the columns of this page start. */
	#top: number = MARGIN.top;
	readonly #chunks: Uint8Array[] = [];

	constructor(
		paper: Paper,
		fonts: PdfFonts,
		info: { readonly title: string; readonly created: Date },
		fit: PdfFit
	) {
		const size = PAPER_POINTS[paper];
		this.#fit = fit;
		this.styles = scaled(fit.scale);
		this.#whole = size[0] - 2 * MARGIN.side;
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

	/** Left edge of the column that is written. */
	get left(): number {
		return MARGIN.side + this.#column * (this.width + GUTTER);
	}

	/** Width of a column. */
	get width(): number {
		return (this.#whole - (this.#columns - 1) * GUTTER) / this.#columns;
	}

	/** What is left of this column below `y`. */
	get rest(): number {
		return this.#bottom - this.y;
	}

	/** From here on the page has this many columns, and so do the pages after it. */
	columns(count: number): void {
		this.#columns = count;
		this.#column = 0;
		this.#top = this.y;
	}

	/** Starts a page of one column. */
	page(): void {
		this.doc.addPage();
		this.y = MARGIN.top;
		this.columns(1);
	}

	/** Where the text ends so far: the page and its column, both from 1, from where to where, and the share of the page. */
	get end(): PdfEnd {
		const [top, used] = [this.#top, this.y - this.#top];
		const height = this.#bottom - top;
		const share = (this.#column * height + used) / (this.#columns * height);
		return { page: this.#pages, column: this.#column + 1, top, y: this.y, share };
	}

	/** Starts a column or a page unless `height` still fits on this one; says whether it did. */
	room(height: number): boolean {
		if (this.y + height <= this.#columnEnd || this.y === MARGIN.top) return false;
		if (this.#column + 1 < this.#columns) this.#column += 1;
		else {
			this.doc.addPage();
			this.#column = 0;
			this.#top = MARGIN.top;
		}
		this.y = this.#top;
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
		const above = (this.styles[style].lead - this.doc.currentLineHeight(true)) / 2;
		this.#set(style)
			.fillColor(this.styles[style].colour)
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

	/** A paragraph over the width of the column at `y`, in the next one if it does not fit, with `after` points below. */
	paragraph(parent: PdfElement, text: string, style: StyleName, after: number): void {
		this.room(this.measure(text, style, this.width));
		this.y += this.write(parent, 'P', text, style, { x: this.left, y: this.y, width: this.width }) + after;
	}

	/** A section with its heading and bookmark; `first` is the height that has to stay with the heading. */
	section(title: string, first: number): PdfElement {
		if (this.y > this.#top) this.y += BEFORE_SECTION;
		this.room(this.styles.heading.lead + 4 + first);
		this.bookmark(title);
		const section = this.element(this.root, 'Sect');
		const place = { x: this.left, y: this.y, width: this.width };
		this.y += this.write(section, 'H2', title, 'heading', place) + 4;
		return section;
	}

	/** A bookmark to where the next block starts. */
	bookmark(title: string): void {
		// pdfkit counts `left` from the right edge.
		const left = this.#whole + 2 * MARGIN.side;
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
			const place = { x: MARGIN.side, y: this.#bottom + 14, width: this.#whole };
			this.draw(foot, 'fine', place);
			this.draw(`Page ${page + 1} of ${count}`, 'fine', { ...place, align: 'right' });
			this.doc.endMarkedContent();
		}
		this.root.end();
		const ended = new Promise<void>((resolve) => this.doc.on('end', resolve));
		this.doc.end();
		await ended;
		return new Uint8Array(await new Blob(this.#chunks.map((chunk) => new Uint8Array(chunk))).arrayBuffer());
	}

	get #pages(): number {
		return this.doc.bufferedPageRange().count;
	}

	get #columnEnd(): number {
		const { short } = this.#fit;
		return this.#column === 0 && short?.page === this.#pages ? short.bottom : this.#bottom;
	}

	#set(style: StyleName): PDFDocument {
		const { font, size } = this.styles[style];
		return this.doc.font(font).fontSize(size);
	}

	#gap(style: StyleName): number {
		return this.styles[style].lead - this.doc.currentLineHeight(true);
	}
}

function scaled(scale: number): Readonly<Record<StyleName, TextStyle>> {
	const fitted = Object.entries(STYLES).map(([name, style]) => {
		const { size, lead } = style;
		return [name, size < 10 ? { ...style, size: size * scale, lead: lead * scale } : style];
	});
	return Object.fromEntries(fitted) as Record<StyleName, TextStyle>;
}
