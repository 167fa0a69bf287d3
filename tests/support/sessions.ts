import type { Item, Skill } from '../../src/lib/domain/quiz';
import type { Response } from '../../src/lib/domain/response';
import { defaultSettings } from '../../src/lib/domain/settings';
import type { CheckChoice, Checks, NextStep } from '../../src/lib/session/checks';
import type { SessionRecord } from '../../src/lib/domain/record';
import type { SessionSnapshot } from '../../src/lib/session/machine';
import { placeOf } from '../../src/lib/session/place';
import { aRecord } from './records';
import { isNotRelevant } from '../../src/lib/session/answer-log';
import { Session, type SessionOptions } from '../../src/lib/session/session.svelte';

/** Skill ids of the small quiz the session is tested with. */
export const SKILLS = ['a', 'b', 'c'] as const;

/** A check of the small quiz: four options, the first is right. */
export function aCheck(id: string): Item {
	const skill = id.split('-')[0] ?? '';
	return {
		id,
		skill,
		version: 'v1',
		level: 2,
		subtopic: id,
		verifies: 'Knows it.',
		stem: `What is ${id}?`,
		options: ['first', 'second', 'third', 'fourth'].map((text) => ({ text, why: `Because ${text}.` })),
		key: 0,
		order: 'shuffle',
		explanation: 'Because it is.',
		sources: []
	};
}

/** All checks of the small quiz: two per skill. */
export const ITEMS: readonly Item[] = SKILLS.flatMap((skill) => [aCheck(`${skill}-1`), aCheck(`${skill}-2`)]);

/** The next check of the small quiz: the first one not in the log whose skill matters, of two thirds of them. */
export function nextInOrder(
	log: readonly Response[],
	choice: CheckChoice,
	items: readonly Item[] = ITEMS
): NextStep {
	const spent = new Set(log.flatMap((entry) => (entry.kind === 'check' ? entry.item : [])));
	const limit = choice.sharpen?.upTo ?? Math.ceil((items.length * 2) / 3);
	const item = items.find(({ id, skill }) => !spent.has(id) && !isNotRelevant(log, skill));
	return item === undefined || spent.size >= limit ? { kind: 'enough' } : { kind: 'ask', item };
}

/** The checks of the small quiz as the machine takes them. */
export function someChecks(items: readonly Item[] = ITEMS): Checks {
	return {
		next: (log, choice) => nextInOrder(log, choice, items),
		find: (id) => items.find((item) => item.id === id)
	};
}

/** The record of a machine's state, with a frame that no test looks at. */
export function asRecord(snapshot: SessionSnapshot): SessionRecord {
	const { log, mode, explanations, finishedAt } = snapshot.context;
	return aRecord({
		mode,
		explanations,
		position: placeOf(snapshot),
		responses: log,
		...(finishedAt !== undefined && { finishedAt })
	});
}

/** A session on the small quiz; its clock advances a second at every look, ids count up. */
export function aSession(changes: Partial<SessionOptions> = {}): Session {
	let clock = Date.UTC(2026, 10, 22, 19);
	let ids = 0;
	const anchors: Skill['anchors'] = ['none', 'aware', 'working', 'practised', 'expert'];
	return new Session({
		outline: {
			id: 'small',
			skills: SKILLS.map((id) => ({ id, name: id, short: id, view: 'to-learn', anchors }))
		},
		contentHash: 'hash',
		settings: defaultSettings('entry', '2026-11-23'),
		now: () => (clock += 1000),
		newId: () => `attempt-${++ids}`,
		load: async () => ({ items: ITEMS, next: nextInOrder }),
		...changes
	});
}
