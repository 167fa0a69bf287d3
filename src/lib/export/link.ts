import type { SessionRecord } from '../domain/record';
import { parseRecord } from '../domain/record-parser';
import { makePayload, payloadSchema, readPayload } from './link-payload';

/**
 * A result as the fragment of an address, which browsers send to nobody:
 * `1.<length>.<checksum>.<payload>`, the payload a record as lists in JSON, deflated, in base64url.
 */

/** Version of the link; the first part of it. */
const LINK_FORMAT = '1';
/** Longest link that is read, and longest that is made: past the latter other programs cut links. */
const LONGEST_READ = 16_000;
const LONGEST_MADE = 8_000;
/** Most bytes a payload may unpack to. */
const LARGEST_PAYLOAD = 262_144;

/** Why a link was refused. `incomplete`: it was cut. */
export const LINK_PROBLEMS = ['not-a-link', 'newer-format', 'incomplete', 'damaged', 'too-large'] as const;
export type LinkProblem = (typeof LINK_PROBLEMS)[number];

/** What a link holds, or why it was refused. */
export type ParsedLink =
	| { readonly ok: true; readonly record: SessionRecord }
	| { readonly ok: false; readonly reason: LinkProblem };

/** A fragment without `#`, or that the result is too large for a link (the JSON file takes any). */
export type MadeLink =
	{ readonly ok: true; readonly fragment: string } | { readonly ok: false; readonly reason: 'too-large' };

/** Puts the answers and settings of a record into a fragment; notes and reasons are left out. */
export async function makeLink(record: SessionRecord): Promise<MadeLink> {
	const json = new TextEncoder().encode(JSON.stringify(makePayload(record)));
	const packed = await streamed(json, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
	const payload = packed === undefined ? '' : toBase64Url(packed);
	const fragment = [LINK_FORMAT, payload.length.toString(36), checksum(payload), payload].join('.');
	return fragment.length > LONGEST_MADE ? { ok: false, reason: 'too-large' } : { ok: true, fragment };
}

/**
 * Reads a fragment, with or without `#`. Length and checksum are looked at before anything is unpacked, and
 * unpacking stops at 256 kB. Never throws. Keep the record apart: give a copy that is stored an id of its own.
 */
export async function parseLink(fragment: string): Promise<ParsedLink> {
	if (fragment.length > LONGEST_READ) return refused('too-large');
	const [format = '', length, sum, payload, ...more] = fragment.replace(/^#/, '').split('.');
	if (!/^[1-9][0-9]*$/.test(format)) return refused('not-a-link');
	if (format !== LINK_FORMAT) return refused('newer-format');
	if (length === undefined || sum === undefined || payload === undefined) return refused('incomplete');
	if (payload.length < Number.parseInt(length, 36)) return refused('incomplete');
	if (more.length > 0 || payload.length.toString(36) !== length || checksum(payload) !== sum) {
		return refused('damaged');
	}
	try {
		const packed = fromBase64Url(payload);
		const bytes = await streamed(packed, new DecompressionStream('deflate-raw'), LARGEST_PAYLOAD);
		if (bytes === undefined) return refused('too-large');
		return fromPayload(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
	} catch {
		return refused('damaged');
	}
}

function fromPayload(value: unknown): ParsedLink {
	const lists = payloadSchema.safeParse(value);
	if (!lists.success) return refused('damaged');
	const parsed = parseRecord(readPayload(lists.data));
	return parsed.ok ? parsed : refused('damaged');
}

/** Sends bytes through a stream; `undefined` once more than `limit` have come out. Throws on bytes it cannot read. */
async function streamed(
	bytes: Uint8Array<ArrayBuffer>,
	through: GenericTransformStream,
	limit: number
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const reader: ReadableStreamDefaultReader<Uint8Array> = new Blob([bytes])
		.stream()
		.pipeThrough(through as ReadableWritablePair<Uint8Array, Uint8Array<ArrayBuffer>>)
		.getReader();
	const chunks: Uint8Array[] = [];
	let size = 0;
	for (let next = await reader.read(); !next.done; next = await reader.read()) {
		chunks.push(next.value);
		size += next.value.length;
		if (size > limit) {
			// Not awaited: a stream that is still unpacking a bomb answers late.
			reader.cancel().catch(() => undefined);
			return undefined;
		}
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}

function toBase64Url(bytes: Uint8Array): string {
	const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Bytes of base64url. Throws on text that is none. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** CRC-32 (ISO 3309, polynomial 0xEDB88320) of ASCII text, in base 36. */
function checksum(text: string): string {
	let crc = 0xffffffff;
	for (let index = 0; index < text.length; index += 1) {
		crc ^= text.charCodeAt(index);
		for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ((crc ^ 0xffffffff) >>> 0).toString(36);
}

function refused(reason: LinkProblem): ParsedLink {
	return { ok: false, reason };
}
