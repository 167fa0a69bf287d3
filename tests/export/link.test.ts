import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionRecord } from '../../src/lib/domain/record';
import type { CheckResponse, RatingResponse } from '../../src/lib/domain/response';
import { makeLink, parseLink } from '../../src/lib/export/link';
import { aRecord, record } from './a-record';
import { campaign } from './hostile';

/** Milliseconds in which a bad link has to be refused. */
const PATIENCE = 100;

/** What a link keeps of a record: all that the report depends on. */
function shared(one: SessionRecord): SessionRecord {
	const cut = (instant: string) => `${instant.slice(0, 16)}:00.000Z`;
	const startedAt = cut(one.startedAt);
	const { seen: _seen, finishedAt, ...rest } = one;
	return {
		...rest,
		explanations: 'after-each',
		startedAt,
		...(finishedAt === undefined ? {} : { finishedAt: cut(finishedAt) }),
		position: { stage: finishedAt === undefined ? 'reviewing' : 'finished' },
		responses: one.responses.map((response) => {
			if (response.kind === 'recheck') return { ...response, at: startedAt };
			if (response.kind === 'check') return { ...response, at: startedAt, tookMs: 0 };
			const { note: _note, ...rating } = response;
			return { ...rating, at: startedAt, tookMs: 0 };
		}),
		settings: {
			...one.settings,
			contested: Object.fromEntries(
				Object.entries(one.settings.contested).map(([id, { level, on }]) => [id, { level, on }])
			)
		}
	};
}

/** An attempt as long as this pathway makes them: 11 ratings, 30 checks, a plan that was worked with. */
function aLongRecord(): SessionRecord {
	const skills = [
		'api-development',
		'cloud-platforms',
		'sql-databases',
		'system-architecture',
		'devops-ci-cd',
		'python-for-ml',
		'feature-stores',
		'kubernetes-for-ml',
		'mlops-tools',
		'model-serving',
		'gpu-computing'
	];
	const at = '2026-11-20T18:01:00.000Z';
	let state = 1;
	const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
	const ratings = skills.map((skill): RatingResponse => ({
		kind: 'rating',
		skill,
		answer: { type: 'level', level: ([0, 1, 2, 3] as const)[random(4)]! },
		note: 'something only I should read',
		at,
		tookMs: 4321
	}));
	const checks = Array.from({ length: 30 }, (_, index): CheckResponse => {
		const skill = skills[random(skills.length)]!;
		return {
			kind: 'check',
			item: `${skill.slice(0, 3)}-${['a', 'w', 'p', 'e'][random(4)]}${index % 7}`,
			skill,
			version: Array.from({ length: 10 }, () => random(16).toString(16)).join(''),
			answer: { type: 'option', option: random(4), confidence: random(2) === 0 ? 'sure' : 'not-sure' },
			shown: [0, 1, 2, 3].map((option) => (option + index) % 4),
			at,
			tookMs: 20_000 + random(9999)
		};
	});
	return aRecord({
		id: '3f0d6f0e-8a2b-4f3e-9a3d-1c2b3a4d5e6f',
		quiz: 'backend-developer-to-ai-platform-engineer',
		contentHash: '0123456789abcdef',
		responses: [...ratings, ...checks],
		settings: {
			...aRecord().settings,
			done: { 't1-1': { on: '2026-11-30' }, 't1-2': { on: '2026-12-12' } },
			loggedHours: { 't1-3': 4.5 },
			contested: { 'gpu-computing': { level: 1, on: '2026-11-21', reason: 'private' } },
			dropped: ['t5-2']
		}
	});
}

async function fragmentOf(one: SessionRecord): Promise<string> {
	const made = await makeLink(one);
	if (!made.ok) throw new Error(made.reason);
	return made.fragment;
}

/** A fragment whose checksum is right, around any bytes: what an attacker would send. */
function forged(bytes: Uint8Array): string {
	const payload = Buffer.from(bytes).toString('base64url');
	return ['1', payload.length.toString(36), checksumOf(payload), payload].join('.');
}

/** CRC-32 of ASCII text in base 36, written apart from `link.ts`. */
function checksumOf(text: string): string {
	let crc = 0xffffffff;
	for (const byte of Buffer.from(text)) {
		for (let bit = 0; bit < 8; bit += 1) {
			const odd = ((crc ^ (byte >>> bit)) & 1) === 1;
			crc = odd ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
		}
	}
	return ((crc ^ 0xffffffff) >>> 0).toString(36);
}

/** Milliseconds a fragment takes to be read: the best of five, for a machine may be busy with something else. */
async function timeOf(fragment: string): Promise<number> {
	let best = Number.POSITIVE_INFINITY;
	for (let round = 0; round < 5 && best >= PATIENCE; round += 1) {
		const start = performance.now();
		await parseLink(fragment);
		best = Math.min(best, performance.now() - start);
	}
	return best;
}

describe('a link', () => {
	test('brings back all that the report depends on, and nothing private', async () => {
		await fc.assert(
			fc.asyncProperty(record, async (one) => {
				const made = await makeLink(one);
				if (made.ok) expect(await parseLink(`#${made.fragment}`)).toEqual({ ok: true, record: shared(one) });
				else expect(JSON.stringify(one).length).toBeGreaterThan(8_000);
			}),
			campaign(10_000)
		);
	}, 240_000);

	test('has at most 2,000 characters for a long attempt on this pathway, and needs no escaping', async () => {
		const fragment = await fragmentOf(aLongRecord());
		expect(fragment.length).toBeLessThanOrEqual(2000);
		expect(fragment).toMatch(/^1\.[0-9a-z]+\.[0-9a-z]+\.[A-Za-z0-9_-]+$/);
		expect(await parseLink(fragment)).toEqual({ ok: true, record: shared(aLongRecord()) });
	});

	test('made from a link is the same link', async () => {
		const fragment = await fragmentOf(aLongRecord());
		const parsed = await parseLink(fragment);
		expect(parsed.ok && (await fragmentOf(parsed.record))).toBe(fragment);
	});

	test('is not made when other programs would cut it', async () => {
		const checks = Array.from({ length: 900 }, (_, index) => ({
			...(aLongRecord().responses[11] as CheckResponse),
			item: `i${(index * 7_919_993) % 1_000_003}`,
			version: `v${(index * 104_729_981) % 999_999_937}`
		}));
		expect(await makeLink(aRecord({ responses: checks }))).toEqual({ ok: false, reason: 'too-large' });
	});
});

describe('a bad link is refused', () => {
	test.each([
		['nothing', '', 'not-a-link'],
		['an anchor of the page', '#your-plan', 'not-a-link'],
		['a newer version', '2.a.b.c', 'newer-format'],
		['only its beginning', '1.9x', 'incomplete'],
		['too many parts', '1.1.1.a.b', 'damaged'],
		['too much of it', `1.1.1.${'a'.repeat(20_000)}`, 'too-large'],
		['signs that are no base64', '1.4.' + checksumOf('a*b!') + '.a*b!', 'damaged'],
		['bytes that are not packed', forged(Buffer.from('hello')), 'damaged'],
		['packed nonsense', forged(deflateRawSync('nonsense')), 'damaged'],
		['packed JSON of something else', forged(deflateRawSync('{"a":1}')), 'damaged'],
		['lists of the wrong kind', forged(deflateRawSync('["q","c","i",0,0,null,[],[[1]],[]]')), 'damaged'],
		['bytes that are no text', forged(deflateRawSync(Buffer.from([0xff, 0xfe, 0xfd]))), 'damaged'],
		[
			'something behind the packed bytes',
			forged(Buffer.concat([deflateRawSync('[]'), Buffer.from('x')])),
			'damaged'
		],
		[
			'a day outside the calendar',
			forged(
				deflateRawSync(
					'["q","c","i",0,29000000,null,[],[],["t",8,[1],[],999999999999,null,0,[],[],[],[],[],[]]]'
				)
			),
			'damaged'
		]
	])('%s', async (_, fragment, reason) => {
		expect(await parseLink(fragment)).toEqual({ ok: false, reason });
	});

	test('a cut link says that it is incomplete, wherever it was cut', async () => {
		const fragment = await fragmentOf(aLongRecord());
		const start = fragment.indexOf('.', 8);
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: start + 1, max: fragment.length - 1 }), async (end) => {
				expect(await parseLink(fragment.slice(0, end))).toEqual({ ok: false, reason: 'incomplete' });
			}),
			campaign(1000)
		);
	});

	test('no flipped bit, changed, added or lost character gets through', async () => {
		const fragment = await fragmentOf(aLongRecord());
		const damage = fc.oneof(
			fc.tuple(fc.nat(fragment.length - 1), fc.nat(6)).map(([at, bit]) => {
				const flipped = String.fromCharCode(fragment.charCodeAt(at) ^ (1 << bit));
				return fragment.slice(0, at) + flipped + fragment.slice(at + 1);
			}),
			fc.nat(fragment.length - 1).map((end) => fragment.slice(0, end)),
			fc.string({ minLength: 1, maxLength: 8 }).map((more) => fragment + more),
			fc
				.tuple(fc.nat(fragment.length), fc.nat(9), fc.base64String({ maxLength: 8 }))
				.map(([at, cut, put]) => fragment.slice(0, at) + put + fragment.slice(at + cut))
				.filter((text) => text !== fragment)
		);
		await fc.assert(
			fc.asyncProperty(damage, async (text) => {
				expect((await parseLink(text)).ok).toBe(false);
				expect(await timeOf(text)).toBeLessThan(PATIENCE);
			}),
			campaign(20_000)
		);
	}, 240_000);

	test.each([1, 10])('a bomb of %i MB with a right checksum is refused in time', async (megabytes) => {
		const bomb = forged(deflateRawSync(Buffer.alloc(megabytes * 1_000_000, 'a')));
		expect(bomb.length).toBeLessThan(16_000);
		expect(await parseLink(bomb)).toEqual({ ok: false, reason: 'too-large' });
		expect(await timeOf(bomb)).toBeLessThan(PATIENCE);
	});

	test('a bomb of 500 MB is refused by its length alone', async () => {
		const bomb = `1.1.1.${'A'.repeat(650_000)}`;
		expect(await parseLink(bomb)).toEqual({ ok: false, reason: 'too-large' });
		expect(await timeOf(bomb)).toBeLessThan(PATIENCE);
	});
});
