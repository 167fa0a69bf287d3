import type { CheckAnswer, RatingAnswer } from '../../src/lib/domain/response';
import type { SessionEvent } from '../../src/lib/session/context';
import type { SessionSnapshot } from '../../src/lib/session/machine';

/** The moment after everything in the run so far, a second later each time. */
export function stampAfter({ context: { log, finishedAt } }: SessionSnapshot): string {
	const last = log.reduce(
		(latest, { at }) => (at > latest ? at : latest),
		finishedAt ?? '2026-11-22T19:00:00.000Z'
	);
	return new Date(Date.parse(last) + 1000).toISOString();
}

/** Rates the skill in front of the person. */
export function rating(
	snapshot: SessionSnapshot,
	answer: RatingAnswer
): Extract<SessionEvent, { type: 'rate' }> {
	const at = stampAfter(snapshot);
	return {
		type: 'rate',
		response: { kind: 'rating', skill: snapshot.context.skill, answer, at, tookMs: 900 }
	};
}

/** Answers the check in front of the person. */
export function answering(
	snapshot: SessionSnapshot,
	answer: CheckAnswer
): Extract<SessionEvent, { type: 'answer' }> {
	const { item = 'none', checks } = snapshot.context;
	const { skill = 'none', version = 'none' } = checks?.find(item) ?? {};
	const about = { kind: 'check', item, skill, version, shown: [0, 1, 2, 3], tookMs: 4000 } as const;
	return { type: 'answer', response: { ...about, answer, at: stampAfter(snapshot) } };
}

/** What a person may try at this moment, allowed or not. */
export function tries(snapshot: SessionSnapshot): readonly SessionEvent[] {
	const { skills, log } = snapshot.context;
	const checks = log.flatMap((entry) => (entry.kind === 'check' ? entry.item : []));
	return [
		{ type: 'start', mode: 'adaptive', explanations: 'after-each' },
		{ type: 'start', mode: 'adaptive', explanations: 'at-end' },
		rating(snapshot, { type: 'level', level: 2 }),
		rating(snapshot, { type: 'not-relevant' }),
		answering(snapshot, { type: 'option', option: 0, confidence: 'sure' }),
		answering(snapshot, { type: 'skipped' }),
		{ type: 'continue' },
		{ type: 'back' },
		{ type: 'finishEarly' },
		...skills.map((skill): SessionEvent => ({ type: 'changeRating', skill })),
		...checks.map((item): SessionEvent => ({ type: 'changeCheck', item })),
		{ type: 'finish', at: stampAfter(snapshot) },
		{ type: 'review' },
		...skills.map((skill): SessionEvent => ({ type: 'recheck', skill })),
		{ type: 'sharpen' },
		{ type: 'restart' }
	];
}
