import * as z from 'zod';
import { LONGEST_ID } from '../domain/record';

/**
 * Form of `quizzes/skills/<skill>.yaml`: the anchors of one skill and its item bank.
 * Strict everywhere: a typo in a file is an error with a line, not a silent default.
 */

export const id = z
	.string()
	.regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and hyphens, starting with a letter')
	.max(LONGEST_ID, `at most ${LONGEST_ID} characters`)
	// Every object of JavaScript has something by this name.
	.refine((name) => name !== 'constructor', 'any name but "constructor"');

export const day = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD')
	.refine((text) => z.iso.date().safeParse(text).success, 'a day that exists');

export const webAddress = z.url({ protocol: /^https$/, error: 'an https address' });

export const text = z.string().trim().min(1);

const level = z.int().min(0).max(4);
export const learnableLevel = z.int().min(1).max(4);
export const skillLevel = level;

const option = z
	.strictObject({
		text: text.meta({ description: 'What the person reads. `code` between backticks.' }),
		why: text.meta({
			description:
				'Key: why it is right. Distractor: the misconception that makes it tempting, and why it fails.'
		})
	})
	.meta({ title: 'Option' });

const source = z
	.strictObject({
		title: text,
		url: webAddress,
		checkedOn: day,
		verified: z.boolean().meta({
			description: 'false where the page itself could not be opened; such a source carries no item alone'
		}),
		supports: z.enum(['key', 'distractors', 'both']).default('key')
	})
	.meta({ title: 'Source' });

const proof = z
	.strictObject({
		kind: z.enum(['executed', 'document']),
		ref: text.meta({
			description: 'executed: path of the test under tests/items/. document: where in the source it stands.'
		})
	})
	.meta({ title: 'Proof of the key' });

const blindSolve = z
	.strictObject({
		agree: z.int().min(0),
		of: z.int().min(1),
		on: day
	})
	.meta({
		description: 'Solvers who saw stem and options only and picked the key: counts and date, no names.'
	});

export const ITEM_STATUSES = ['draft', 'reviewed', 'live', 'reserve', 'archived'] as const;
export const BLOOM_VERBS = ['Remember', 'Understand', 'Apply', 'Analyse', 'Evaluate'] as const;

export const itemFile = z
	.strictObject({
		id,
		level: learnableLevel.meta({ description: 'The level this item verifies, 1 Aware to 4 Expert.' }),
		subtopic: text,
		verifies: text.meta({
			description: 'What a person at this level can answer and one below cannot, in one line.'
		}),
		bloom: z.enum(BLOOM_VERBS),
		stem: text,
		code: z
			.strictObject({
				language: text,
				text,
				notRun: text.optional().meta({ description: 'Why the code block is not executed by a test.' })
			})
			.optional(),
		options: z.array(option).min(3).max(4),
		key: z.int().min(0).max(3).meta({ description: 'Index of the right option, from 0.' }),
		order: z.enum(['shuffle', 'fixed']).default('shuffle'),
		explanation: text.meta({ description: '20-70 words: why the key is right, and when it would not hold.' }),
		sources: z.array(source).min(1),
		volatility: z.enum(['stable', 'versioned', 'fast']),
		validFor: text.optional().meta({ description: 'Versions it holds for; needed when versioned or fast.' }),
		reviewBy: day,
		proof,
		status: z.enum(ITEM_STATUSES),
		blindSolve: blindSolve.optional(),
		guess: z.number().min(0).max(1).optional(),
		slip: z.number().min(0).max(1).optional(),
		difficulty: z.number().min(-1).max(5).optional(),
		waivers: z.array(z.strictObject({ rule: z.string().regex(/^L\d\d$/), reason: text })).default([])
	})
	.refine((item) => item.key < item.options.length, {
		path: ['key'],
		error: 'the key must be the index of an option'
	})
	.meta({ title: 'Item' });

export const skillFile = z
	.strictObject({
		$schema: z.string().optional(),
		id,
		name: text,
		short: z.string().min(1).max(18).meta({ description: 'Label on the radar, at most 18 characters.' }),
		anchors: z
			.tuple([text, text, text, text, text])
			.meta({ description: 'One observable sentence per level, 0 New to me to 4 Expert, first person.' }),
		priorMean: z.number().min(0).max(4).optional(),
		items: z.array(itemFile)
	})
	.meta({
		title: 'Skill',
		description: 'Anchors per level and item bank of one skill, shared by all pathways.'
	});

export type SkillFile = z.infer<typeof skillFile>;
export type ItemFile = z.infer<typeof itemFile>;
