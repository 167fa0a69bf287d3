import * as z from 'zod';
import { IMPORTANCES } from '../domain/importance';
import { day, id, learnableLevel, skillLevel, text, webAddress } from './skill-file';

/** Form of `quizzes/pathways/<pathway>.yaml`: one transition. */

const importance = z.enum(IMPORTANCES);

/** The guide, word for word. Nothing here is repaired; corrections stand in `notes`. */
const asGiven = z
	.strictObject({
		title: text,
		difficulty: text,
		timeline: text,
		salaryChange: text,
		demand: text,
		overview: z.array(text).min(1).meta({ description: 'Paragraphs.' }),
		transferable: z.strictObject({
			intro: text,
			skills: z.array(z.strictObject({ skill: id, name: text, text })).min(1)
		}),
		toLearn: z.strictObject({
			intro: text,
			skills: z
				.array(
					z.strictObject({ skill: id, name: text, importance, weeks: z.number().positive(), advice: text })
				)
				.min(1)
		}),
		roadmap: z.strictObject({
			intro: text,
			phases: z
				.array(
					z.strictObject({
						title: text,
						weeks: z.number().positive(),
						tasks: z.array(z.strictObject({ task: id, text })).min(1),
						resources: z.array(z.strictObject({ resource: id, text })).min(1)
					})
				)
				.min(1)
		}),
		realityCheck: z.strictObject({
			intro: text,
			love: z.array(text).min(1),
			miss: z.array(text).min(1),
			challenges: z.array(text).min(1)
		}),
		actionPlan: z.strictObject({
			intro: text,
			thisWeek: z.array(text).min(1),
			thisMonth: z.array(text).min(1),
			next90Days: z.array(text).min(1)
		}),
		faq: z.array(z.strictObject({ question: text.optional(), answer: text })).min(1)
	})
	.meta({ title: 'The guide as given' });

/** Where on the guide page a note of ours stands. */
export const NOTE_PLACES = [
	'title',
	'timeline',
	'salary',
	'overview',
	'to-learn',
	'roadmap',
	'action-plan',
	'challenges',
	'faq'
] as const;

const note = z
	.strictObject({
		id: z.string().regex(/^C\d+$/),
		place: z.enum(NOTE_PLACES),
		skill: id.optional().meta({ description: 'When it is about one skill of the to-learn list.' }),
		phase: z.int().min(1).optional().meta({ description: 'When it is about one phase of the roadmap.' }),
		says: text.meta({ description: "The guide's words in question." }),
		note: text.meta({
			description: 'What is off, and what we do about it. Plain, second person, two or three sentences.'
		})
	})
	.meta({ title: 'Our note beside the guide' });

const skillAt = z.strictObject({ skill: id, level: learnableLevel });

const target = z
	.strictObject({
		id,
		name: text,
		description: text,
		requirements: z.array(z.strictObject({ skill: id, level: skillLevel, importance })).min(1)
	})
	.meta({ title: 'Target profile', description: 'Required level and importance for every skill.' });

const prerequisite = z
	.strictObject({ needs: skillAt, before: skillAt, strength: z.enum(['hard', 'soft']), why: text })
	.meta({ title: 'Prerequisite' });

const transfer = z
	.strictObject({
		from: skillAt,
		to: skillAt,
		credit: z.number().gt(0).max(0.5),
		why: text.meta({
			description: "A full sentence a person reads, from the guide's own prose where it has one."
		})
	})
	.meta({ title: 'Transfer', description: 'A level that shortens the work on a step of another skill.' });

const task = z
	.strictObject({
		id,
		title: text.meta({ description: 'Short imperative title of our own, at most 70 characters.' }),
		origin: z.enum(['guide', 'added']),
		phase: z.int().min(1).optional().meta({ description: 'Added tasks: the phase they would stand in.' }),
		after: id.optional().meta({ description: 'Added tasks: the guide task they would naturally follow.' }),
		needsTasks: z.array(id).default([]),
		trains: z
			.array(z.strictObject({ skill: id, level: learnableLevel, weeks: z.number().positive() }))
			.default([]),
		reaches: z.array(skillAt).default([]),
		fixedWeeks: z.number().min(0).default(0),
		minWeeks: z.number().min(0).default(0).meta({ description: 'Calendar weeks it takes at least.' }),
		optional: z.boolean().default(false),
		resources: z.array(id).default([]),
		why: text.optional().meta({ description: 'Added tasks: why we added it.' })
	})
	.meta({
		title: 'Task',
		description: 'Weeks are weeks of the guide; guideHoursPerWeek turns them into hours.'
	});

const resource = z
	.strictObject({
		id,
		asGiven: text.optional().meta({ description: "The guide's words; absent for resources we added." }),
		status: z.enum(['A', 'B', 'C', 'D', 'U']).meta({
			description:
				'A exists as named, page seen. B exists, page not seen by us. C exists under another title or provider. D imprecise. U not found.'
		}),
		title: text,
		url: webAddress.optional(),
		cost: z.enum(['free', 'paid', 'free to audit']),
		alternative: id.optional().meta({ description: 'A free resource for the same thing.' }),
		note: text.optional(),
		checkedOn: day
	})
	.meta({ title: 'Resource' });

export const pathwayFile = z
	.strictObject({
		$schema: z.string().optional(),
		id,
		title: text,
		fromRole: text,
		toRole: text,
		source: z.strictObject({ title: text, url: webAddress.optional(), note: text.optional() }),
		guideHoursPerWeek: z.number().positive().max(80),
		guideHoursWhy: text,
		oneYearTarget: id,
		asGiven,
		notes: z.array(note),
		targets: z.array(target).min(1),
		prerequisites: z.array(prerequisite),
		transfers: z.array(transfer),
		tasks: z.array(task).min(1),
		resources: z.array(resource)
	})
	.meta({ title: 'Pathway', description: 'One transition: the guide as given, and what it lacks.' });

export type PathwayFile = z.infer<typeof pathwayFile>;
