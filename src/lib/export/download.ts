import type { Day } from '../domain/calendar';
import type { SessionRecord } from '../domain/record';
import { fileName } from './file-name';
import type { ExportSource, Format } from './formats';

/** How long a browser may take to start reading the file before its address is given back, in milliseconds. */
const GRACE = 60_000;

/** Makes the file and hands it to the browser's downloads. Resolves once the browser has been given it. */
export async function download(format: Format, source: ExportSource): Promise<void> {
	const content = await format.render(source);
	const blob = content instanceof Blob ? content : new Blob([content], { type: format.mime });
	handOver(blob, fileName(source.report.quiz.id, source.report.today, format.extension));
}

/**
 * Hands the bare record of an attempt to the browser's downloads: what can be kept when no report can be made
 * or nothing can be stored. It can be opened here again like any result file.
 */
export function downloadRecord(record: SessionRecord, today: Day): void {
	const blob = new Blob([`${JSON.stringify(record, undefined, 2)}\n`], { type: 'application/json' });
	handOver(blob, fileName(record.quiz, today, 'json'));
}

function handOver(blob: Blob, name: string): void {
	const address = URL.createObjectURL(blob);
	const anchor = document.createElement('a');
	anchor.href = address;
	anchor.download = name;
	document.body.append(anchor);
	anchor.click();
	anchor.remove();
	setTimeout(() => URL.revokeObjectURL(address), GRACE);
}
