import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs of keys that rest on arithmetic or on a small seeded simulation of a server. */

const items = skillFile.parse(parse(readFileSync('quizzes/skills/model-serving.yaml', 'utf8'))).items;

function keyText(id: string): string {
	const item = items.find((candidate) => candidate.id === id)!;
	return item.options[item.key]!.text;
}

function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('serve-w1, a load test with one request in flight', () => {
	const GPU_MS = 5;
	const TRAVEL_MS = 35;
	const MAX_BATCH = 32;

	interface Setting {
		readonly inFlight: number;
		readonly delayMs: number;
		readonly copies: number;
		readonly seconds: number;
	}
	const tested: Setting = { inFlight: 1, delayMs: 0, copies: 1, seconds: 60 };

	/** Clients that send again as soon as they are answered, before a server with dynamic batching. */
	function measured(setting: Setting): { readonly perSecond: number; readonly gpuBusy: number } {
		const end = setting.seconds * 1000;
		let arrivals = Array.from({ length: setting.inFlight }, (_, client) => client * 0.1);
		const free = Array.from({ length: setting.copies }, () => 0);
		let answered = 0;
		let busy = 0;
		for (;;) {
			arrivals = [...arrivals].sort((a, b) => a - b);
			const copy = free.indexOf(Math.min(...free));
			const start = Math.max(arrivals[0]! + setting.delayMs, free[copy]!);
			if (start >= end) return { perSecond: answered / setting.seconds, gpuBusy: busy / end };
			const batch = arrivals.filter((arrival) => arrival <= start).slice(0, MAX_BATCH);
			free[copy] = start + GPU_MS;
			busy += GPU_MS;
			answered += batch.length;
			arrivals = [...arrivals.slice(batch.length), ...batch.map(() => start + GPU_MS + TRAVEL_MS)];
		}
	}

	it('the test of the stem measures 25 requests a second on a GPU that is 12% busy', () => {
		expect(measured(tested).perSecond).toBeCloseTo(25, 0);
		expect(Math.floor(measured(tested).gpuBusy * 100)).toBe(12);
	});

	it('a longer test and a second copy change nothing, a queue delay makes it slower', () => {
		const before = measured(tested).perSecond;
		expect(measured({ ...tested, seconds: 3600 }).perSecond).toBeCloseTo(before, 1);
		expect(measured({ ...tested, copies: 2 }).perSecond).toBeCloseTo(before, 1);
		expect(measured({ ...tested, delayMs: 10 }).perSecond).toBeLessThan(before);
	});

	it('with many requests in flight batches form and throughput multiplies', () => {
		expect(measured({ ...tested, inFlight: 200 }).perSecond).toBeGreaterThan(20 * measured(tested).perSecond);
		expect(keyText('serve-w1')).toContain('many calls in flight');
	});
});

describe('serve-w3, batches whose answers differ in length', () => {
	interface Request {
		readonly prompt: number;
		readonly answer: number;
	}
	interface Outcome {
		readonly emptyShare: number;
		readonly shortDoneAt: number;
	}
	const random = randomFrom(7);
	const requests: readonly Request[] = Array.from({ length: 4000 }, () => ({
		prompt: random(),
		answer: 20 + Math.floor(random() * 981)
	}));
	const isShort = (request: Request): boolean => request.answer <= 100;

	/** Time is counted in steps of one token per running request. */
	function wholeBatches(
		queue: readonly Request[],
		size: number,
		answersReturn: 'early' | 'together'
	): Outcome {
		let now = 0;
		let used = 0;
		const shortDone: number[] = [];
		for (let first = 0; first < queue.length; first += size) {
			const batch = queue.slice(first, first + size);
			const longest = Math.max(...batch.map((request) => request.answer));
			for (const request of batch) {
				used += request.answer;
				if (isShort(request)) shortDone.push(now + (answersReturn === 'early' ? request.answer : longest));
			}
			now += longest;
		}
		return { emptyShare: 1 - used / (now * size), shortDoneAt: mean(shortDone) };
	}

	function perToken(queue: readonly Request[], size: number): Outcome {
		const places = Array.from({ length: size }, () => 0);
		let used = 0;
		const shortDone: number[] = [];
		for (const request of queue) {
			const place = places.indexOf(Math.min(...places));
			places[place] = places[place]! + request.answer;
			used += request.answer;
			if (isShort(request)) shortDone.push(places[place]!);
		}
		return { emptyShare: 1 - used / (Math.max(...places) * size), shortDoneAt: mean(shortDone) };
	}

	const now = wholeBatches(requests, 8, 'together');

	it('in the stem almost half of the places are empty', () => {
		expect(now.emptyShare).toBeGreaterThan(0.4);
		expect(now.emptyShare).toBeLessThan(0.5);
	});

	it('joining and leaving at each token helps with both', () => {
		const key = perToken(requests, 8);
		expect(key.emptyShare).toBeLessThan(0.01);
		expect(key.shortDoneAt).toBeLessThan(0.7 * now.shortDoneAt);
		expect(keyText('serve-w3')).toContain('at each token');
	});

	it('a larger batch, groups by prompt and early return leave the places empty', () => {
		expect(wholeBatches(requests, 16, 'together').emptyShare).toBeGreaterThan(now.emptyShare);
		const grouped = [...requests].sort((a, b) => a.prompt - b.prompt);
		expect(wholeBatches(grouped, 8, 'together').emptyShare).toBeCloseTo(now.emptyShare, 1);
		expect(wholeBatches(requests, 8, 'early').emptyShare).toBe(now.emptyShare);
	});
});

describe('serve-p1, ranges from calibration', () => {
	const random = randomFrom(11);

	/** Activations of one image; the scale stands for the light and contrast of a camera. */
	function image(scale: number): readonly number[] {
		return Array.from({ length: 64 }, () => (random() * 2 - 1) * scale);
	}
	function images(count: number, scales: readonly number[]): readonly (readonly number[])[] {
		return Array.from({ length: count }, (_, index) => image(scales[index % scales.length]!));
	}

	/** Symmetric int8: the largest value seen in calibration becomes 127, and values beyond it are clipped. */
	function int8Error(
		calibration: readonly (readonly number[])[],
		test: readonly (readonly number[])[]
	): number {
		const scale = Math.max(...calibration.flat().map(Math.abs)) / 127;
		const stored = (value: number) => Math.max(-127, Math.min(127, Math.round(value / scale))) * scale;
		return mean(test.map((row) => mean(row.map((value) => Math.abs(value - stored(value))))));
	}

	const cameras = Array.from({ length: 40 }, (_, camera) => 1 + Math.abs(camera - 7) / 10);
	const camera7 = [cameras[7]!];
	const others = images(200, [...cameras.slice(0, 7), ...cameras.slice(8)]);

	it('ranges of one camera suit that camera and clip the others', () => {
		const narrow = images(100, camera7);
		expect(int8Error(narrow, others)).toBeGreaterThan(20 * int8Error(narrow, images(50, camera7)));
	});

	it('more images of the same camera change little; all cameras, without any label, mend it', () => {
		const narrow = int8Error(images(100, camera7), others);
		expect(int8Error(images(500, camera7), others)).toBeGreaterThan(0.95 * narrow);
		expect(int8Error(images(100, cameras), others)).toBeLessThan(0.1 * narrow);
		expect(keyText('serve-p1')).toContain('unlabelled images of all cameras');
	});
});

describe('serve-p2, chats that fit on a GPU of 40 GB', () => {
	interface Use {
		readonly weightBits: number;
		readonly cacheBits: number;
		readonly chatTokens: number;
	}
	const now: Use = { weightBits: 16, cacheBits: 16, chatTokens: 8000 };

	function chats(use: Use): number {
		const weightsGb = (8e9 * use.weightBits) / 8 / 1e9;
		const perChatGb = (use.chatTokens / 8000) * (use.cacheBits / 16);
		return Math.floor((40 - 4 - weightsGb) / perChatGb);
	}

	it('twenty fit now, and 32 fit with a cache in 8 bits alone', () => {
		expect(chats(now)).toBe(20);
		expect(chats({ ...now, cacheBits: 8 })).toBe(40);
		expect(keyText('serve-p2')).toBe('Store the KV cache in 8 bits instead of 16');
	});

	it('8-bit weights and shorter answers fall short, as their reasons say', () => {
		expect(chats({ ...now, weightBits: 8 })).toBe(28);
		expect(chats({ ...now, chatTokens: 7500 })).toBe(21);
	});

	it('smaller blocks save nothing, since a full chat fills its blocks', () => {
		const inBlocksOf = (tokens: number) => Math.ceil(now.chatTokens / tokens) * tokens;
		for (const tokens of [32, 16, 8]) expect(chats({ ...now, chatTokens: inBlocksOf(tokens) })).toBe(20);
	});
});

describe('serve-p3, cost per token while decoding', () => {
	interface Server {
		readonly requests: number;
		readonly bandwidth: number;
		readonly flops: number;
		readonly price: number;
	}
	const PARAMETERS = 13.5e9;
	const CACHE_BYTES = 0.1e9;
	const now: Server = { requests: 8, bandwidth: 2e12, flops: 300e12, price: 1 };

	/** A step reads weights and caches once and takes two operations per parameter and request. */
	function stepSeconds(server: Server): number {
		const read = (2 * PARAMETERS + server.requests * CACHE_BYTES) / server.bandwidth;
		const compute = (2 * PARAMETERS * server.requests) / server.flops;
		return Math.max(read, compute);
	}
	const perStream = (server: Server) => 1 / stepSeconds(server);
	const costPerToken = (server: Server) => server.price / (server.requests * perStream(server));

	it('the server of the stem streams about 70 tokens a second', () => {
		expect(Math.round(perStream(now) / 10) * 10).toBe(70);
	});

	it('sixteen requests nearly halve the cost, and the target holds at the worst', () => {
		const sixteen = { ...now, requests: 16 };
		expect(costPerToken(sixteen)).toBeLessThan(0.55 * costPerToken(now));
		expect(perStream(sixteen)).toBeGreaterThan(30);
		expect(perStream(now) / 2).toBeGreaterThan(30);
		expect(keyText('serve-p3')).toContain('16');
	});

	it('two GPUs, a second server or twice the FLOPS do not lower it', () => {
		const twoGpus = { ...now, bandwidth: 2 * now.bandwidth, flops: 2 * now.flops, price: 2 };
		expect(costPerToken(twoGpus)).toBeCloseTo(costPerToken(now), 9);
		expect((2 * now.price) / (2 * now.requests * perStream(now))).toBeCloseTo(costPerToken(now), 9);
		expect(costPerToken({ ...now, flops: 2 * now.flops })).toBe(costPerToken(now));
	});
});

describe('serve-p4, a long prompt among streams', () => {
	const DECODE_MS = 30;
	const PREFILL_MS_PER_TOKEN = 0.1;
	const DOCUMENT = 40_000;

	interface Steps {
		readonly promptTokensPerStep: number;
		readonly reusedTokens: number;
	}
	const whole: Steps = { promptTokensPerStep: DOCUMENT, reusedTokens: 0 };

	/** The longest gap between two tokens of another chat, and the wait of the document for its first. */
	function stall(steps: Steps): { readonly gapMs: number; readonly firstTokenMs: number } {
		let left = DOCUMENT - steps.reusedTokens;
		let gapMs = DECODE_MS;
		let firstTokenMs = 0;
		while (left > 0) {
			const part = Math.min(left, steps.promptTokensPerStep);
			const stepMs = DECODE_MS + part * PREFILL_MS_PER_TOKEN;
			gapMs = Math.max(gapMs, stepMs);
			firstTokenMs += stepMs;
			left -= part;
		}
		return { gapMs, firstTokenMs };
	}

	it('taken whole the document stops the others for seconds, in parts for less than 100 ms', () => {
		expect(stall(whole).gapMs).toBeGreaterThan(3000);
		expect(stall({ ...whole, promptTokensPerStep: 512 }).gapMs).toBeLessThan(100);
		expect(keyText('serve-p4')).toContain('in parts');
	});

	it('the price is a later first token for the document', () => {
		expect(stall({ ...whole, promptTokensPerStep: 512 }).firstTokenMs).toBeGreaterThan(
			stall(whole).firstTokenMs
		);
	});

	it('reuse helps with a document seen before, which is why the stem calls it new', () => {
		expect(stall({ ...whole, reusedTokens: DOCUMENT - 100 }).gapMs).toBeLessThan(100);
	});
});
