import { fileName } from './file-name';
import type { ExportSource, Format } from './formats';

/** How long a browser may take to start reading the file before its address is given back, in milliseconds. */
const GRACE = 60_000;

/** Makes the file and hands it to the browser's downloads. Resolves once the browser has been given it. */
export async function download(format: Format, source: ExportSource): Promise<void> {
	const content = await format.render(source);
	const blob = content instanceof Blob ? content : new Blob([content], { type: format.mime });
	const address = URL.createObjectURL(blob);
	const anchor = document.createElement('a');
	anchor.href = address;
	anchor.download = fileName(source.report.quiz.id, source.report.today, format.extension);
	document.body.append(anchor);
	anchor.click();
	anchor.remove();
	setTimeout(() => URL.revokeObjectURL(address), GRACE);
}
