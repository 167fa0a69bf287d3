import { createActor } from 'xstate';
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/lib/session/place';
import { sessionMachine, type SessionSnapshot } from '../../src/lib/session/machine';
import type { SessionEvent } from '../../src/lib/session/context';
import { tries } from '../support/session-events';
import { aCheck, asRecord, someChecks } from '../support/sessions';

/** Two skills with one check each: small enough that every state of the run can be visited. */
const input = { skills: ['a', 'b'], checks: someChecks([aCheck('a-1'), aCheck('b-1')]) };

/** What the guards read: without the answers, different questions would fall into one. */
function identity(snapshot: SessionSnapshot): string {
	const { log, finishedAt, explanations, rechecking } = snapshot.context;
	const answers = log.map((entry) => {
		const about = entry.kind === 'check' ? entry.item : entry.skill;
		const isOld = finishedAt !== undefined && entry.at <= finishedAt;
		const answer = entry.kind === 'recheck' ? '' : entry.answer.type;
		return `${entry.kind} ${about} ${answer} ${isOld ? 'old' : ''}`;
	});
	return JSON.stringify([
		placeOf(snapshot),
		explanations,
		rechecking !== undefined,
		finishedAt !== undefined,
		answers
	]);
}

/** A run is followed up to the result of its first re-check: it could be re-checked for ever. */
function isFarEnough(snapshot: SessionSnapshot): boolean {
	const { log } = snapshot.context;
	return log.some((entry) => entry.kind === 'recheck') && stage(snapshot) === 'finished';
}

/** One re-check at a time, and one kind of answer each: a level, an option; skipping is in the property test. */
function steps(snapshot: SessionSnapshot): readonly SessionEvent[] {
	return tries(snapshot).filter((event) => {
		if (!snapshot.can(event)) return false;
		if (event.type === 'rate' || event.type === 'answer') {
			const { answer } = event.response;
			return answer.type === 'level' || answer.type === 'option';
		}
		return event.type !== 'recheck' || event.skill === 'a';
	});
}

const options = {
	input,
	events: steps,
	serializeState: identity,
	stopWhen: isFarEnough,
	limit: 20_000
};

/** Where a run can rest when the checks are there. */
const STAGES = [
	'welcome',
	'rating',
	'rating a change',
	'checking',
	'checking a change',
	'explaining',
	'reviewing',
	'finished'
] as const;

function stage(snapshot: SessionSnapshot): string {
	const place = placeOf(snapshot);
	return 'returnTo' in place ? `${place.stage} a change` : place.stage;
}

const everyState = Object.values(getAdjacencyMap(sessionMachine, options));

describe('the chart', () => {
	test('these steps can be taken, and no others', () => {
		const taken = new Set<string>();
		for (const { state, transitions } of everyState) {
			const ways: Record<string, { event: SessionEvent; state: SessionSnapshot }> = transitions;
			for (const { event, state: next } of Object.values(ways)) {
				taken.add(`${stage(state)} > ${event.type} > ${stage(next)}`);
			}
		}
		expect([...taken].toSorted()).toEqual(
			[
				'welcome > start > rating',
				'rating > rate > rating',
				'rating > rate > checking',
				'rating > rate > reviewing',
				'rating > back > rating',
				'rating > back > welcome',
				'rating > back > finished',
				'rating a change > rate > reviewing',
				'rating a change > back > reviewing',
				'checking > answer > checking',
				'checking > answer > explaining',
				'checking > answer > reviewing',
				'checking > back > checking',
				'checking > back > explaining',
				'checking > back > rating',
				'checking > back > finished',
				'checking > finishEarly > reviewing',
				'checking a change > answer > reviewing',
				'checking a change > back > reviewing',
				'checking a change > finishEarly > reviewing',
				'explaining > continue > checking',
				'explaining > continue > reviewing',
				'explaining > back > explaining',
				'explaining > back > rating',
				'explaining > back > finished',
				'explaining > finishEarly > reviewing',
				'reviewing > changeRating > rating a change',
				'reviewing > changeCheck > checking a change',
				'reviewing > continue > checking',
				'reviewing > continue > reviewing',
				'reviewing > sharpen > checking',
				'reviewing > sharpen > reviewing',
				'reviewing > back > checking',
				'reviewing > back > explaining',
				'reviewing > back > rating',
				'reviewing > back > finished',
				'reviewing > finish > finished',
				'finished > review > reviewing',
				'finished > recheck > rating',
				'finished > sharpen > checking',
				'finished > sharpen > reviewing',
				...STAGES.map((name) => `${name} > restart > welcome`)
			].toSorted()
		);
	});

	test('a stored record brings back every state that can be reached', () => {
		for (const { state } of everyState) {
			const { rechecking } = state.context;
			const actor = createActor(sessionMachine, { input }).start();
			actor.send({ type: 'resume', record: asRecord(state) });
			const again = actor.getSnapshot();
			expect(again.context.log).toEqual(state.context.log);
			expect(placeOf(again)).toEqual(placeOf(state));
			// A re-check that has no new rating yet has no entry in the log, and is one all the same.
			expect(again.context.rechecking).toBe(rechecking);
		}
	});
});

describe('the shortest way to every stage', () => {
	const shortest = new Map<string, ReturnType<typeof getShortestPaths<typeof sessionMachine>>[number]>();
	for (const path of getShortestPaths(sessionMachine, options)) {
		const known = shortest.get(stage(path.state));
		if (known === undefined || path.weight < known.weight) shortest.set(stage(path.state), path);
	}
	const table = [...shortest].map(([name, path]) => {
		const events = path.steps.map(({ event }) => event).slice(1);
		return [name, events.map(({ type }) => type).join(' → '), events] as const;
	});

	test('every stage has one', () => {
		expect([...shortest.keys()].toSorted()).toEqual([...STAGES].toSorted());
	});

	test.each(table)('%s: %s', (name, _, events) => {
		const actor = createActor(sessionMachine, { input }).start();
		for (const event of events) actor.send(event);
		expect(stage(actor.getSnapshot())).toBe(name);
	});
});
