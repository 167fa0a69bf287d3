import { inflateSync } from 'node:zlib';

/** A picture as rows of bytes, `channels` per pixel. */
interface Picture {
	readonly width: number;
	readonly height: number;
	readonly channels: number;
	readonly bytes: Buffer;
}

/** How much a pixel's channels must change together to be seen: about a contrast of 1.5 against white. */
const SEEN = 90;

/** How many pixels differ visibly between two PNG screenshots of one size; all of them when sizes differ. */
export function countChanged(one: Buffer, other: Buffer): number {
	if (one.equals(other)) return 0;
	const [a, b] = [decode(one), decode(other)];
	if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels) return a.width * a.height;
	let changed = 0;
	for (let at = 0; at < a.bytes.length; at += a.channels) {
		let difference = 0;
		for (let channel = 0; channel < 3; channel += 1) {
			difference += Math.abs((a.bytes[at + channel] ?? 0) - (b.bytes[at + channel] ?? 0));
		}
		if (difference >= SEEN) changed += 1;
	}
	return changed;
}

/** Decodes a PNG of 8 bits per channel, not interlaced: what browsers make screenshots in. */
function decode(png: Buffer): Picture {
	const width = png.readUInt32BE(16);
	const height = png.readUInt32BE(20);
	const channels = png[25] === 6 ? 4 : 3;
	const parts: Buffer[] = [];
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);
		if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
		at += length + 12;
	}
	const raw = inflateSync(Buffer.concat(parts));
	const stride = width * channels;
	const bytes = Buffer.alloc(stride * height);
	for (let row = 0; row < height; row += 1) {
		const filter = raw[row * (stride + 1)] ?? 0;
		for (let column = 0; column < stride; column += 1) {
			const at = row * stride + column;
			const left = column < channels ? 0 : (bytes[at - channels] ?? 0);
			const up = row === 0 ? 0 : (bytes[at - stride] ?? 0);
			const corner = row === 0 || column < channels ? 0 : (bytes[at - stride - channels] ?? 0);
			const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
			bytes[at] = (raw[row * (stride + 1) + 1 + column] ?? 0) + predicted;
		}
	}
	return { width, height, channels, bytes };
}

function paeth(left: number, up: number, corner: number): number {
	const guess = left + up - corner;
	const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
	if (toLeft <= toUp && toLeft <= toCorner) return left;
	return toUp <= toCorner ? up : corner;
}
