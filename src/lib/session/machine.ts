import { assign, setup, type SnapshotFrom } from 'xstate';
import { checkOf, isFinal, keepResponse } from './answer-log';
import {
	aFewMore,
	firstSkill,
	firstUnrated,
	fresh,
	isExplained,
	isOpen,
	previousCheck,
	previousSkill,
	withRating,
	type SessionContext,
	type SessionEvent,
	type SessionInput
} from './context';
import { restored } from './restore';

/**
 * The assessment as a statechart: it says *when* something may happen, the domain says *what* comes next.
 * It has no effects (no invoke, timer or storage) and no clock: every event carries what it needs, so the
 * chart is a reducer and restoring is one more event.
 */

/** One step back among the questions; a check whose explanation was shown is seen again, not asked again. */
const TO_PREVIOUS = [
	{ guard: 'previousIsFinal', target: '#explaining', actions: 'toPreviousCheck', reenter: true },
	{ guard: 'previousIsOpen', target: '#asking', actions: 'toPreviousCheck', reenter: true },
	{ guard: 'isFinished', target: '#finished' },
	{ target: '#rating', actions: 'toLastSkill' }
] as const;

/** The chart of one run through a quiz. */
export const sessionMachine = setup({
	types: { context: {} as SessionContext, events: {} as SessionEvent, input: {} as SessionInput },
	guards: {
		hasPreviousSkill: ({ context }) => previousSkill(context) !== undefined,
		isFromReview: ({ context }) => context.returnTo !== undefined,
		isRecheck: ({ context }) => context.rechecking !== undefined,
		isFinished: ({ context }) => context.finishedAt !== undefined,
		hasItem: ({ context }) => context.item !== undefined,
		hasChecks: ({ context }) => context.checks !== undefined,
		hasUnrated: ({ context }) => firstUnrated(context) !== undefined,
		previousIsFinal: ({ context }) => {
			const check = previousCheck(context);
			return check !== undefined && isFinal(check, context);
		},
		previousIsOpen: ({ context }) => {
			const check = previousCheck(context);
			return check !== undefined && !isFinal(check, context);
		},
		isToBeExplained: ({ context }) => {
			const given = context.item === undefined ? undefined : checkOf(context.log, context.item);
			return given !== undefined && isFinal(given, { explanations: context.explanations });
		},
		wasWelcome: ({ context }) => context.resuming?.stage === 'welcome',
		wasRating: ({ context: { resuming, skill } }) => resuming?.stage === 'rating' && resuming.skill === skill,
		wasReviewing: ({ context }) =>
			context.resuming?.stage === 'reviewing' || context.resuming?.stage === 'finished',
		wasFinished: ({ context: { resuming, finishedAt } }) =>
			resuming?.stage === 'finished' && finishedAt !== undefined,
		wasAsking: ({ context }) =>
			context.resuming?.stage === 'checking' && isOpen(context, context.resuming.item),
		wasExplaining: ({ context }) =>
			context.resuming?.stage === 'explaining' && isExplained(context, context.resuming.item)
	},
	actions: {
		toFirstUnrated: assign(({ context }) => ({ skill: firstUnrated(context) ?? context.skill })),
		toPreviousSkill: assign(({ context }) => ({ skill: previousSkill(context) ?? context.skill })),
		toLastSkill: assign(({ context }) => ({ skill: context.skills.at(-1) ?? context.skill })),
		toPreviousCheck: assign(({ context }) => ({ item: previousCheck(context)?.item })),
		choose: assign(({ context: { checks, log, mode, sharpen } }) => {
			const step = checks?.next(log, { mode, ...(sharpen !== undefined && { sharpen }) });
			return { item: step?.kind === 'ask' ? step.item.id : undefined };
		}),
		leaveQuestions: assign({
			item: undefined,
			returnTo: undefined,
			rechecking: undefined,
			sharpen: undefined
		}),
		forget: assign(({ context }) => fresh(context))
	}
}).createMachine({
	id: 'session',
	context: ({ input }) => fresh(input),
	initial: 'welcome',
	on: {
		ready: { actions: assign(({ event }) => ({ checks: event.checks })) },
		resume: {
			target: '.restoring',
			actions: assign(({ context, event }) => restored(context, event.record))
		},
		restart: { target: '.welcome', actions: 'forget' }
	},
	states: {
		welcome: {
			on: {
				start: {
					target: 'rating',
					actions: assign(({ context, event: { mode, explanations } }) => ({
						skill: firstSkill(context.skills),
						// Once a check is answered the manner stands: answers that are final stay final.
						...(!context.log.some((entry) => entry.kind === 'check') && { mode, explanations })
					}))
				}
			}
		},
		rating: {
			id: 'rating',
			on: {
				rate: {
					guard: ({ context, event }) => event.response.skill === context.skill,
					target: 'rated',
					actions: assign(({ context, event }) => ({
						log: withRating(context, event.response),
						rechecking: undefined
					}))
				},
				back: [
					{ guard: 'isFromReview', target: 'reviewing' },
					{ guard: 'isRecheck', target: 'finished' },
					{ guard: 'hasPreviousSkill', target: 'rating', reenter: true, actions: 'toPreviousSkill' },
					{ target: 'welcome' }
				]
			}
		},
		/** Passed through: after an answer comes the first question still open. */
		rated: {
			always: [
				{ guard: 'hasUnrated', target: 'rating', actions: 'toFirstUnrated' },
				{ guard: 'isFromReview', target: 'reviewing' },
				{ target: 'choosing' }
			]
		},
		/** Passed through, unless the checks are still on their way. */
		choosing: {
			id: 'choosing',
			entry: 'choose',
			always: [
				{ guard: 'hasItem', target: 'checking' },
				{ guard: 'hasChecks', target: 'reviewing' }
			],
			on: {
				ready: {
					target: 'choosing',
					reenter: true,
					actions: assign(({ event }) => ({ checks: event.checks }))
				},
				finishEarly: 'reviewing',
				back: TO_PREVIOUS
			}
		},
		checking: {
			initial: 'asking',
			on: { finishEarly: 'reviewing' },
			states: {
				asking: {
					id: 'asking',
					on: {
						answer: {
							guard: ({ context, event }) => event.response.item === context.item,
							target: 'answered',
							actions: assign(({ context, event }) => ({ log: keepResponse(context.log, event.response) }))
						},
						back: [{ guard: 'isFromReview', target: '#reviewing' }, ...TO_PREVIOUS]
					}
				},
				/** Passed through: where an answer leads. */
				answered: {
					always: [
						{ guard: 'isToBeExplained', target: 'explaining' },
						{ guard: 'isFromReview', target: '#reviewing' },
						{ target: '#choosing' }
					]
				},
				explaining: {
					id: 'explaining',
					on: {
						continue: [{ guard: 'isFromReview', target: '#reviewing' }, { target: '#choosing' }],
						back: [{ guard: 'isFromReview', target: '#reviewing' }, ...TO_PREVIOUS]
					}
				}
			}
		},
		reviewing: {
			id: 'reviewing',
			entry: 'leaveQuestions',
			on: {
				changeRating: {
					guard: ({ context, event }) => context.skills.includes(event.skill),
					target: 'rating',
					actions: assign(({ event }) => ({ skill: event.skill, returnTo: 'reviewing' as const }))
				},
				changeCheck: {
					guard: ({ context, event }) =>
						checkOf(context.log, event.item) !== undefined && isOpen(context, event.item),
					target: 'checking',
					actions: assign(({ event }) => ({ item: event.item, returnTo: 'reviewing' as const }))
				},
				continue: 'choosing',
				sharpen: {
					target: 'choosing',
					actions: assign(({ context, event: { skill } }) => ({ sharpen: aFewMore(context, skill) }))
				},
				back: TO_PREVIOUS,
				finish: { target: 'finished', actions: assign(({ event }) => ({ finishedAt: event.at })) }
			}
		},
		finished: {
			id: 'finished',
			entry: 'leaveQuestions',
			on: {
				review: 'reviewing',
				recheck: {
					guard: ({ context, event }) => context.skills.includes(event.skill),
					target: 'rating',
					actions: assign(({ event: { skill } }) => ({ skill, rechecking: skill }))
				},
				sharpen: {
					target: 'choosing',
					actions: assign(({ context, event: { skill } }) => ({ sharpen: aFewMore(context, skill) }))
				}
			}
		},
		/** Passed through, unless the place of a resumed record needs the checks, which are on their way. */
		restoring: {
			always: [
				{ guard: 'wasWelcome', target: 'welcome' },
				{ guard: 'wasFinished', target: 'finished' },
				{ guard: 'wasRating', target: 'rating' },
				{ guard: 'hasUnrated', target: 'rating', actions: 'toFirstUnrated' },
				{ guard: 'wasReviewing', target: 'reviewing' },
				{ guard: 'wasAsking', target: 'checking' },
				{ guard: 'wasExplaining', target: 'checking.explaining' },
				{ guard: 'hasChecks', target: 'choosing' }
			],
			on: { finishEarly: 'reviewing' }
		}
	}
});

/** A moment of a run. */
export type SessionSnapshot = SnapshotFrom<typeof sessionMachine>;
