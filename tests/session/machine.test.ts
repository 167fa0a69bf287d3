import fc from 'fast-check';
import { createActor } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { CheckAnswer, RatingAnswer } from '../../src/lib/domain/response';
import { ratingOf } from '../../src/lib/session/answer-log';
import type { Manner } from '../../src/lib/session/checks';
import { placeOf } from '../../src/lib/session/place';
import { sessionMachine, type SessionSnapshot } from '../../src/lib/session/machine';
import { answering, rating, stampAfter, tries } from '../support/session-events';
import { ITEMS, SKILLS, aCheck, asRecord, someChecks } from '../support/sessions';

const DEEP = process.env['CROSSWALK_DEEP'] === '1';
const RUNS = { seed: 20261122, numRuns: DEEP ? 5_000 : 120 };

const AFTER_EACH: Manner = { mode: 'adaptive', explanations: 'after-each' };
const AT_END: Manner = { mode: 'adaptive', explanations: 'at-end' };
const WORKING: RatingAnswer = { type: 'level', level: 2 };
const SURE: CheckAnswer = { type: 'option', option: 0, confidence: 'sure' };

/** A person who acts on a run: each call is one thing they do. */
function aPerson(checks = someChecks()) {
	const actor = createActor(sessionMachine, { input: { skills: SKILLS, checks } }).start();
	const person = {
		actor,
		now: () => actor.getSnapshot(),
		place: () => placeOf(actor.getSnapshot()),
		log: () => actor.getSnapshot().context.log,
		does: (...events: readonly Parameters<typeof actor.send>[0][]) => events.forEach(actor.send),
		rates: (answer: RatingAnswer = WORKING) => actor.send(rating(actor.getSnapshot(), answer)),
		answers: (answer: CheckAnswer = SURE) => actor.send(answering(actor.getSnapshot(), answer)),
		finishes: () => actor.send({ type: 'finish', at: stampAfter(actor.getSnapshot()) }),
		ratesAll: (answer: RatingAnswer = WORKING) => SKILLS.forEach(() => person.rates(answer))
	};
	return person;
}

describe('ratings', () => {
	test('come in the order of the quiz, and back goes one by one to the welcome', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.rates();
		person.rates();
		expect(person.place()).toEqual({ stage: 'rating', skill: 'c' });
		person.does({ type: 'back' }, { type: 'back' });
		expect(person.place()).toEqual({ stage: 'rating', skill: 'a' });
		person.does({ type: 'back' });
		expect(person.place()).toEqual({ stage: 'welcome' });
	});

	test('after a changed one comes the first that is still open', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.rates();
		person.rates();
		person.does({ type: 'back' }, { type: 'back' });
		person.rates({ type: 'level', level: 4 });
		expect(person.place()).toEqual({ stage: 'rating', skill: 'c' });
		expect(person.log()).toMatchObject([
			{ skill: 'a', answer: { level: 4 } },
			{ skill: 'b', answer: { level: 2 } }
		]);
	});

	test('what is not about the question on screen is ignored: a late second click changes nothing', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AT_END });
		const first = rating(person.now(), WORKING);
		person.does(first);
		person.rates({ type: 'level', level: 4 });
		expect(person.place()).toEqual({ stage: 'rating', skill: 'c' });
		const log = person.log();
		person.does(first, { ...first, response: { ...first.response, answer: { type: 'skipped' } } });
		expect(person.log()).toBe(log);
		person.rates();
		const check = answering(person.now(), SURE);
		person.does(check);
		const later = person.log();
		person.does({ ...check, response: { ...check.response, answer: { type: 'unknown' } } });
		expect(person.log()).toBe(later);
		expect(person.place()).toEqual({ stage: 'checking', item: 'a-2' });
	});

	test('not relevant leaves out the checks of the skill, also those on the way back', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.answers();
		person.does({ type: 'continue' }, { type: 'back' }, { type: 'back' }, { type: 'back' }, { type: 'back' });
		expect(person.place()).toEqual({ stage: 'rating', skill: 'a' });
		person.rates({ type: 'not-relevant' });
		expect(person.place()).toEqual({ stage: 'checking', item: 'b-1' });
		person.does({ type: 'back' });
		expect(person.place()).toEqual({ stage: 'rating', skill: 'c' });
		expect(person.log().filter((entry) => entry.kind === 'check')).toHaveLength(1);
	});
});

describe('explanations after each check', () => {
	test('an answered check is final: back shows its explanation, never the question', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.answers();
		expect(person.place()).toEqual({ stage: 'explaining', item: 'a-1' });
		person.does({ type: 'continue' }, { type: 'back' });
		expect(person.place()).toEqual({ stage: 'explaining', item: 'a-1' });
		expect(person.now().can({ type: 'changeCheck', item: 'a-1' })).toBe(false);
	});

	test('a skipped check explains nothing and stays open until the result', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.answers({ type: 'skipped' });
		expect(person.place()).toEqual({ stage: 'checking', item: 'a-2' });
		person.does({ type: 'finishEarly' }, { type: 'changeCheck', item: 'a-1' });
		expect(person.place()).toEqual({ stage: 'checking', item: 'a-1', returnTo: 'reviewing' });
		person.answers();
		expect(person.place()).toEqual({ stage: 'explaining', item: 'a-1', returnTo: 'reviewing' });
		person.does({ type: 'continue' });
		expect(person.place()).toEqual({ stage: 'reviewing' });
		person.does({ type: 'changeCheck', item: 'a-1' });
		expect(person.place()).toEqual({ stage: 'reviewing' });
	});

	test('the manner cannot be changed once a check is answered', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.answers();
		person.does(...Array.from({ length: 4 }, () => ({ type: 'back' }) as const));
		expect(person.place()).toEqual({ stage: 'welcome' });
		person.does({ type: 'start', ...AT_END });
		expect(person.now().context.explanations).toBe('after-each');
	});
});

describe('explanations at the end', () => {
	test('back works between checks, and the review can change them until the result', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AT_END });
		person.ratesAll();
		person.answers();
		person.answers({ type: 'unknown' });
		person.does({ type: 'back' }, { type: 'back' });
		expect(person.place()).toEqual({ stage: 'checking', item: 'a-1' });
		person.answers({ type: 'unknown' });
		expect(person.place()).toEqual({ stage: 'checking', item: 'b-1' });
		person.does({ type: 'finishEarly' }, { type: 'changeCheck', item: 'a-2' });
		person.answers();
		expect(person.place()).toEqual({ stage: 'reviewing' });
		expect(person.log().slice(3)).toMatchObject([
			{ item: 'a-1', answer: { type: 'unknown' } },
			{ item: 'a-2', answer: { type: 'option' } }
		]);
		person.finishes();
		person.does({ type: 'review' }, { type: 'changeCheck', item: 'a-2' });
		expect(person.place()).toEqual({ stage: 'reviewing' });
	});
});

describe('the review and after', () => {
	test('ratings can be changed before and after the result', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.does({ type: 'finishEarly' }, { type: 'changeRating', skill: 'b' });
		person.rates({ type: 'level', level: 0 });
		expect(person.place()).toEqual({ stage: 'reviewing' });
		person.finishes();
		person.does({ type: 'review' }, { type: 'changeRating', skill: 'b' });
		person.rates({ type: 'level', level: 1 });
		expect(person.place()).toEqual({ stage: 'reviewing' });
		expect(ratingOf(person.log(), 'b')?.answer).toEqual({ type: 'level', level: 1 });
	});

	test('finishing early is not the last word: the questions can go on', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.does({ type: 'finishEarly' }, { type: 'continue' });
		expect(person.place()).toEqual({ stage: 'checking', item: 'a-1' });
	});

	test('finishing early needs all ratings', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.rates();
		person.does({ type: 'finishEarly' });
		expect(person.place()).toEqual({ stage: 'rating', skill: 'b' });
	});

	test('a re-check enters the log with the new rating, and turning back before leaves it as it was', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.does({ type: 'finishEarly' });
		person.finishes();
		const before = person.log();
		person.does({ type: 'recheck', skill: 'b' }, { type: 'back' });
		expect(person.place()).toEqual({ stage: 'finished' });
		expect(person.log()).toEqual(before);
		person.does({ type: 'recheck', skill: 'b' });
		person.rates({ type: 'level', level: 3 });
		expect(person.log().slice(before.length)).toMatchObject([
			{ kind: 'recheck', skill: 'b' },
			{ kind: 'rating', skill: 'b', answer: { level: 3 } }
		]);
		expect(person.place()).toMatchObject({ stage: 'checking' });
	});

	test('a few more checks go beyond the usual end', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AT_END });
		person.ratesAll();
		for (let asked = 0; asked < 4; asked++) person.answers();
		expect(person.place()).toEqual({ stage: 'reviewing' });
		person.finishes();
		person.does({ type: 'sharpen' });
		expect(person.place()).toEqual({ stage: 'checking', item: 'c-1' });
		person.answers();
		person.answers();
		expect(person.place()).toEqual({ stage: 'reviewing' });
	});

	test('a few more can be asked for in the review too, where enough was asked already', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AT_END });
		person.ratesAll();
		for (let asked = 0; asked < 4; asked++) person.answers();
		person.does({ type: 'continue' });
		expect(person.place()).toEqual({ stage: 'reviewing' });
		person.does({ type: 'sharpen' });
		expect(person.place()).toEqual({ stage: 'checking', item: 'c-1' });
	});

	test('a few more that were broken off are over: going on is asking as usual again', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AT_END });
		person.ratesAll();
		for (let asked = 0; asked < 4; asked++) person.answers();
		person.finishes();
		person.does({ type: 'sharpen' }, { type: 'finishEarly' }, { type: 'continue' });
		expect(person.place()).toEqual({ stage: 'reviewing' });
	});

	test('a few more stay five in all, wherever among them the page was loaded again', () => {
		const many = SKILLS.flatMap((skill) => [1, 2, 3, 4, 5, 6].map((place) => aCheck(`${skill}-${place}`)));
		for (const reloadAfter of [0, 1, 4, 5]) {
			for (const reloadAt of ['question', 'explanation'] as const) {
				let person = aPerson(someChecks(many));
				person.does({ type: 'start', ...AFTER_EACH });
				person.ratesAll();
				for (const _ of [1, 2]) {
					person.answers();
					person.does({ type: 'continue' });
				}
				person.does({ type: 'finishEarly' });
				person.finishes();
				person.does({ type: 'sharpen' });
				let asked = 0;
				const reload = () => {
					const record = asRecord(person.now());
					person = aPerson(someChecks(many));
					person.does({ type: 'resume', record });
					expect(person.place()).toEqual(record.position);
				};
				while (person.place().stage === 'checking' && asked < many.length) {
					if (reloadAt === 'question' && asked === reloadAfter) reload();
					person.answers();
					asked += 1;
					if (reloadAt === 'explanation' && asked === reloadAfter) reload();
					person.does({ type: 'continue' });
				}
				expect({ reloadAfter, reloadAt, asked }).toEqual({ reloadAfter, reloadAt, asked: 5 });
				expect(person.place()).toEqual({ stage: 'reviewing' });
			}
		}
	});

	test('a re-check that was left before its rating is taken up as one', () => {
		const person = aPersonWhoRechecks('b');
		const later = aPerson();
		later.does({ type: 'resume', record: asRecord(person.now()) });
		expect(later.place()).toEqual({ stage: 'rating', skill: 'b' });
		later.rates();
		expect(later.log().at(-2)).toMatchObject({ kind: 'recheck', skill: 'b' });
		expect(later.place()).toMatchObject({ stage: 'checking' });
	});

	test('a re-check that is loaded again stays one', () => {
		const person = aPersonWhoRechecks('b');
		person.rates();
		const record = asRecord(person.now());
		const later = aPerson();
		later.does({ type: 'resume', record });
		expect(later.now().context.sharpen).toBeUndefined();
	});

	test('restart begins with nothing', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AT_END });
		person.ratesAll();
		person.does({ type: 'restart' });
		expect(person.place()).toEqual({ stage: 'welcome' });
		expect(person.log()).toEqual([]);
	});
});

function aPersonWhoRechecks(skill: string) {
	const person = aPerson();
	person.does({ type: 'start', ...AFTER_EACH });
	person.ratesAll();
	person.does({ type: 'finishEarly' });
	person.finishes();
	person.does({ type: 'recheck', skill });
	return person;
}

describe('checks that arrive late', () => {
	test('after the last rating the run waits, and goes on by itself', () => {
		const actor = createActor(sessionMachine, { input: { skills: SKILLS } }).start();
		actor.send({ type: 'start', ...AFTER_EACH });
		SKILLS.forEach(() => actor.send(rating(actor.getSnapshot(), WORKING)));
		expect(placeOf(actor.getSnapshot())).toEqual({ stage: 'choosing' });
		actor.send({ type: 'ready', checks: someChecks() });
		expect(placeOf(actor.getSnapshot())).toEqual({ stage: 'checking', item: 'a-1' });
	});

	test('a resumed check is kept as the place while its item is on the way', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.answers();
		const record = asRecord(person.now());
		const actor = createActor(sessionMachine, { input: { skills: SKILLS } }).start();
		actor.send({ type: 'resume', record });
		expect(placeOf(actor.getSnapshot())).toEqual(record.position);
		actor.send({ type: 'ready', checks: someChecks() });
		expect(placeOf(actor.getSnapshot())).toEqual({ stage: 'explaining', item: 'a-1' });
	});
});

describe('a record from before an edit of the content', () => {
	function resumed(record: ReturnType<typeof asRecord>, items = ITEMS, skills: readonly string[] = SKILLS) {
		const actor = createActor(sessionMachine, { input: { skills, checks: someChecks(items) } }).start();
		actor.send({ type: 'resume', record });
		return actor.getSnapshot();
	}

	function atSecondCheck(): ReturnType<typeof asRecord> {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.answers();
		person.does({ type: 'continue' });
		return asRecord(person.now());
	}

	test('an item that is gone gives the next one, and every answer stays', () => {
		const record = atSecondCheck();
		const now = resumed(record, [aCheck('b-1'), aCheck('b-2')]);
		expect(placeOf(now)).toEqual({ stage: 'checking', item: 'b-1' });
		expect(now.context.log).toEqual(record.responses);
	});

	test('an explanation of an item with another version is not shown for the old answer', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.answers();
		const now = resumed(asRecord(person.now()), [{ ...aCheck('a-1'), version: 'v2' }, aCheck('b-1')]);
		expect(placeOf(now)).toEqual({ stage: 'checking', item: 'b-1' });
	});

	test('an answer to an older version of an item counts no more, so it can be given again', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.answers();
		person.does({ type: 'finishEarly' });
		const record = asRecord(person.now());
		expect(resumed(record).can({ type: 'changeCheck', item: 'a-1' })).toBe(false);
		const edited = resumed(record, [{ ...aCheck('a-1'), version: 'v2' }]);
		expect(edited.can({ type: 'changeCheck', item: 'a-1' })).toBe(true);
	});

	test('a skill that was added is rated first', () => {
		const now = resumed(atSecondCheck(), ITEMS, ['a', 'new', 'b', 'c']);
		expect(placeOf(now)).toEqual({ stage: 'rating', skill: 'new' });
	});

	test('a skill that was removed while it was being rated gives the next open rating', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.rates();
		const now = resumed(asRecord(person.now()), ITEMS, ['a', 'c']);
		expect(placeOf(now)).toEqual({ stage: 'rating', skill: 'c' });
	});

	test('a result stays a result', () => {
		const person = aPerson();
		person.does({ type: 'start', ...AFTER_EACH });
		person.ratesAll();
		person.does({ type: 'finishEarly' });
		person.finishes();
		expect(placeOf(resumed(asRecord(person.now()), ITEMS, ['a', 'b', 'c', 'new']))).toEqual({
			stage: 'finished'
		});
	});

	test('a record that claims a result without ratings is asked for them', () => {
		const record = { ...atSecondCheck(), responses: [], position: { stage: 'finished' } as const };
		expect(placeOf(resumed(record))).toEqual({ stage: 'rating', skill: 'a' });
	});
});

describe('whatever a person does', () => {
	/**
	 * Plays long random runs and looks at every state on the way. One try in eight is of any kind, also what
	 * the state does not offer; the others are what can be done, with going back and restarting made rare,
	 * or nobody would ever get to a result.
	 */
	function everyRun(look: (now: SessionSnapshot, before: SessionSnapshot | undefined) => void): void {
		const picks = fc.array(fc.nat(999_999), { minLength: 30, maxLength: 90, size: 'max' });
		fc.assert(
			fc.property(picks, (numbers) => {
				const { actor } = aPerson();
				look(actor.getSnapshot(), undefined);
				for (const number of numbers) {
					const before = actor.getSnapshot();
					const events = tries(before).filter((event) => {
						if (event.type === 'restart') return number % 40 === 0;
						if (number % 8 === 0) return true;
						return before.can(event) && (event.type !== 'back' || number % 3 === 0);
					});
					const types = [...new Set(events.map(({ type }) => type))];
					const alike = events.filter(({ type }) => type === types[number % types.length]);
					const event = alike[Math.floor(number / types.length) % alike.length];
					if (event !== undefined) actor.send(event);
					look(actor.getSnapshot(), before);
				}
			}),
			RUNS
		);
	}

	test('the runs go everywhere', () => {
		const visits = new Map<string, number>();
		let rechecks = 0;
		everyRun((now, before) => {
			const place = placeOf(now);
			const name = 'returnTo' in place ? `${place.stage} a change` : place.stage;
			visits.set(name, (visits.get(name) ?? 0) + 1);
			const added = now.context.log.slice(before?.context.log.length ?? 0);
			rechecks += added.filter((entry) => entry.kind === 'recheck').length;
		});
		for (const name of ['rating', 'checking', 'explaining', 'reviewing', 'finished', 'checking a change']) {
			expect(visits.get(name), name).toBeGreaterThan(50);
		}
		expect(rechecks).toBeGreaterThan(50);
	});

	test('there are never more answers than questions', () => {
		everyRun(({ context: { log } }) => {
			const rechecks = log.filter((entry) => entry.kind === 'recheck').length;
			const ratings = log.filter((entry) => entry.kind === 'rating').length;
			const checks = log.flatMap((entry) => (entry.kind === 'check' ? entry.item : []));
			expect(ratings).toBeLessThanOrEqual(SKILLS.length + rechecks);
			expect(new Set(checks).size).toBe(checks.length);
		});
	});

	test('checks, the review and the result come only after all ratings', () => {
		everyRun((now) => {
			const { stage } = placeOf(now);
			if (stage === 'welcome' || stage === 'rating') return;
			for (const skill of SKILLS) expect(ratingOf(now.context.log, skill)).toBeDefined();
		});
	});

	test('no check of a skill that is not relevant is in front of anybody', () => {
		everyRun((now) => {
			const place = placeOf(now);
			if (place.stage !== 'checking' && place.stage !== 'explaining') return;
			const skill = place.item.split('-')[0] ?? '';
			expect(ratingOf(now.context.log, skill)?.answer.type).not.toBe('not-relevant');
		});
	});

	test('no answer disappears, and one whose explanation was shown never changes', () => {
		everyRun((now, before) => {
			if (before === undefined || now.context.log.length === 0) return;
			const { log, explanations, finishedAt } = before.context;
			expect(now.context.log.length).toBeGreaterThanOrEqual(log.length);
			for (const entry of log) {
				if (entry.kind !== 'check') continue;
				const wasInResult = finishedAt !== undefined && entry.at <= finishedAt;
				const wasExplained = explanations === 'after-each' && entry.answer.type !== 'skipped';
				if (wasInResult || wasExplained) expect(now.context.log).toContainEqual(entry);
			}
		});
	});

	test('going back and answering the same changes nothing but the time', () => {
		everyRun((now) => {
			const { context } = now;
			const place = placeOf(now);
			if (place.stage !== 'rating') return;
			const given = ratingOf(context.log, place.skill);
			if (given === undefined || context.rechecking !== undefined) return;
			const actor = createActor(sessionMachine, { input: { skills: SKILLS, checks: someChecks() } }).start();
			actor.send({ type: 'resume', record: asRecord(now) });
			actor.send({ type: 'rate', response: given });
			expect(actor.getSnapshot().context.log).toEqual(context.log);
		});
	});

	test('a stored record brings the run back: same place, same answers, same manner', () => {
		let turn = 0;
		everyRun((now) => {
			turn += 1;
			if (now.context.rechecking !== undefined || turn % 3 !== 0) return;
			const actor = createActor(sessionMachine, { input: { skills: SKILLS, checks: someChecks() } }).start();
			actor.send({ type: 'resume', record: asRecord(now) });
			const again = actor.getSnapshot();
			expect(placeOf(again)).toEqual(placeOf(now));
			expect(again.context.log).toEqual(now.context.log);
			expect(again.context.explanations).toBe(now.context.explanations);
			expect(again.context.finishedAt).toBe(now.context.finishedAt);
		});
	});

	test('after any edit of the content a stored run goes on at a place that exists, with every answer', () => {
		const edit = fc.record({
			items: fc.array(fc.constantFrom('as-it-was', 'gone', 'new-version'), { minLength: 6, maxLength: 6 }),
			skills: fc.shuffledSubarray(['a', 'b', 'c', 'new'], { minLength: 1 })
		});
		const edits = fc.sample(edit, { seed: 20261122, numRuns: 200 });
		let turn = 0;
		everyRun((now) => {
			turn += 1;
			if (turn % 5 !== 0) return;
			const { items: fates = [], skills = [] } = edits[turn % edits.length] ?? {};
			const items = ITEMS.flatMap((item, index) => {
				if (fates[index] === 'gone' || !skills.includes(item.skill)) return [];
				return [fates[index] === 'new-version' ? { ...item, version: 'v2' } : item];
			});
			const record = asRecord(now);
			const actor = createActor(sessionMachine, { input: { skills, checks: someChecks(items) } }).start();
			actor.send({ type: 'resume', record });
			const again = actor.getSnapshot();
			const place = placeOf(again);
			expect(again.context.log).toEqual(record.responses);
			if (place.stage === 'rating') expect(skills).toContain(place.skill);
			if (place.stage === 'checking') expect(items.map(({ id }) => id)).toContain(place.item);
			if (place.stage === 'explaining') {
				const answered = record.responses.find(
					(entry) => entry.kind === 'check' && entry.item === place.item
				);
				const shown = items.find(({ id }) => id === place.item);
				expect(answered).toMatchObject({ version: shown?.version });
			}
			if (place.stage === 'checking' || place.stage === 'reviewing') {
				for (const skill of skills) expect(ratingOf(record.responses, skill)).toBeDefined();
			}
		});
	});
});
