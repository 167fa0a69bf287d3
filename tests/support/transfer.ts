import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from 'playwright';

/** One file a page fetched: where from, what kind, and how many bytes its brotli form has. */
export interface Transfer {
	readonly path: string;
	readonly type: string;
	readonly brotli: number;
}

/**
 * Remembers what a page fetches from here on. Bytes are of the body as it came over the wire; what came
 * uncompressed (too small to be compressed in advance) counts as what brotli makes of it.
 */
export function recordTransfers(page: Page): { readonly settled: () => Promise<readonly Transfer[]> } {
	const pending: Promise<Transfer | undefined>[] = [];
	page.on('requestfinished', (request) => {
		pending.push(
			(async () => {
				const response = await request.response();
				if (response === null) return undefined;
				const isCompressed = (await response.headerValue('content-encoding')) === 'br';
				const brotli = isCompressed
					? (await request.sizes()).responseBodySize
					: brotliCompressSync(await response.body(), {
							params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
						}).byteLength;
				return { path: new URL(request.url()).pathname, type: request.resourceType(), brotli };
			})()
		);
	});
	return {
		settled: async () => (await Promise.all(pending)).filter((transfer) => transfer !== undefined)
	};
}

/** Brotli bytes of the transfers of one type. */
export function sizeOf(transfers: readonly Transfer[], type: string): number {
	return transfers.filter((transfer) => transfer.type === type).reduce((sum, { brotli }) => sum + brotli, 0);
}
