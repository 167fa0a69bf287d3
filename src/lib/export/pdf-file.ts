import type { Report } from '../domain/report';
import regular from './fonts/inter-regular.ttf?url';
import semibold from './fonts/inter-semibold.ttf?url';
import type { Paper } from './paper';
import { toPdf } from './pdf';

/** The PDF in the browser: fetches the fonts first. Throws when they cannot be had (offline on first use). */
export async function makePdf(report: Report, paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
	const [regularBytes, semiboldBytes] = await Promise.all([bytesOf(regular), bytesOf(semibold)]);
	return toPdf(report, paper, { regular: regularBytes, semibold: semiboldBytes });
}

async function bytesOf(address: string): Promise<Uint8Array> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address}: ${response.status}`);
	return new Uint8Array(await response.arrayBuffer());
}
