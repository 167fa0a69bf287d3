/** The part of pdfkit 0.20 that we use; the published types are older than the structure tree. */
declare module 'pdfkit' {
	/** A structure element of a tagged document. */
	export interface PdfElement {
		add(child: PdfElement | (() => void)): this;
		end(): void;
	}

	export interface PdfElementOptions {
		/** What a figure shows, for those who do not see it. */
		readonly alt?: string;
		/** What a table's head cell is the head of. */
		readonly scope?: 'Column' | 'Row';
		/** Left, top, right and bottom of a figure, from the upper left corner of the page. */
		readonly bbox?: readonly [number, number, number, number];
	}

	export interface PdfOutlineItem {
		addItem(title: string, options?: { readonly top?: number; readonly left?: number }): PdfOutlineItem;
	}

	export interface PdfTextOptions {
		readonly width?: number;
		readonly lineGap?: number;
		readonly characterSpacing?: number;
		readonly align?: 'left' | 'right' | 'center';
		readonly lineBreak?: boolean;
		readonly baseline?: 'alphabetic' | 'top';
	}

	export interface PdfOptions {
		readonly size: readonly [number, number];
		readonly margin: number;
		readonly font: null;
		readonly pdfVersion: '1.7';
		readonly subset: 'PDF/UA';
		readonly tagged: true;
		readonly lang: string;
		readonly displayTitle: true;
		readonly bufferPages: true;
		readonly autoFirstPage: false;
		readonly info: Readonly<Record<string, string | Date>>;
	}

	export default class PDFDocument {
		constructor(options: PdfOptions);
		readonly outline: PdfOutlineItem;
		on(event: 'data', listener: (chunk: Uint8Array) => void): this;
		on(event: 'end', listener: () => void): this;
		end(): void;
		addPage(): this;
		bufferedPageRange(): { readonly start: number; readonly count: number };
		switchToPage(index: number): unknown;
		registerFont(name: string, source: Uint8Array): this;
		font(name: string): this;
		fontSize(size: number): this;
		currentLineHeight(includeGap?: boolean): number;
		widthOfString(text: string, options?: PdfTextOptions): number;
		heightOfString(text: string, options?: PdfTextOptions): number;
		text(text: string, x: number, y: number, options?: PdfTextOptions): this;
		link(
			x: number,
			y: number,
			width: number,
			height: number,
			url: string,
			options: { readonly structParent: PdfElement; readonly Contents: object }
		): this;
		struct(type: string, options?: PdfElementOptions): PdfElement;
		addStructure(element: PdfElement): this;
		markContent(tag: 'Artifact', options?: { readonly type: 'Pagination' | 'Layout' }): this;
		endMarkedContent(): this;
		save(): this;
		restore(): this;
		translate(x: number, y: number): this;
		path(data: string): this;
		circle(x: number, y: number, radius: number): this;
		rect(x: number, y: number, width: number, height: number): this;
		roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
		lineWidth(width: number): this;
		lineCap(cap: 'butt' | 'round'): this;
		lineJoin(join: 'miter' | 'round'): this;
		dash(length: number, options?: { readonly space: number }): this;
		undash(): this;
		fillOpacity(opacity: number): this;
		fillColor(colour: string): this;
		strokeColor(colour: string): this;
		fill(rule?: 'even-odd'): this;
		stroke(): this;
	}
}
