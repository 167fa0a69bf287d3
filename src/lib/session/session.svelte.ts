import { createSubscriber } from 'svelte/reactivity';
import { createActor } from 'xstate';
import {
	LONGEST_TEXT,
	LONGEST_TOOK_MS,
	RECORD_FORMAT,
	type Position,
	type SessionRecord
} from '../domain/record';
import type { Item, ItemId, QuizOutline, SkillId } from '../domain/quiz';
import type { CheckAnswer, CheckResponse, Instant, RatingAnswer, RatingResponse } from '../domain/response';
import type { Choice } from '../domain/selection';
import type { PlanSettings } from '../domain/settings';
import { checkOf, isFinal, ratingOf } from './answer-log';
import type { Manner, NextStep } from './checks';
import type { SessionEvent } from './context';
import { instantAt } from './instant';
import { lookAhead } from './look-ahead';
import { sessionMachine, type SessionSnapshot } from './machine';
import { isWaiting, placeOf } from './place';
import { optionOrder } from './shuffle';

/** What the page fetches while the person rates: the whole item bank and what chooses from it. */
export interface LoadedChecks {
	readonly items: readonly Item[];
	readonly next: (log: SessionRecord['responses'], choice: Choice) => NextStep;
}

/** What a session needs from the page. Clock and ids are given, so that a test decides them. */
export interface SessionOptions {
	readonly outline: Pick<QuizOutline, 'id' | 'skills'>;
	readonly contentHash: string;
	/** Settings of a new attempt. */
	readonly settings: PlanSettings;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** A new random id, at most 64 characters. */
	readonly newId: () => string;
	readonly load: () => Promise<LoadedChecks>;
	/** Called with the new record after every event that changed it, from the first answer on: the moment to save. */
	readonly onchange?: (record: SessionRecord) => void;
}

/** What of a record is not in the machine. */
type Frame = Omit<
	SessionRecord,
	'format' | 'mode' | 'explanations' | 'position' | 'responses' | 'finishedAt'
>;

/**
 * A run in progress as the page sees it: the machine's state as runes, with clock, option order and record
 * around it. It stores nothing; the page saves the record it is given.
 */
export class Session {
	readonly #options: SessionOptions;
	readonly #actor;
	readonly #subscribe;
	#frame: Frame;
	#items: readonly Item[] = $state.raw([]);
	#loading: 'idle' | 'loading' | 'ready' | 'failed' = $state('idle');
	#shownAt: number;

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#shownAt = options.now();
		this.#frame = $state.raw(this.#newFrame());
		this.#actor = createActor(sessionMachine, {
			input: { skills: options.outline.skills.map(({ id }) => id) }
		}).start();
		this.#subscribe = createSubscriber((update) => {
			const subscription = this.#actor.subscribe(update);
			return () => subscription.unsubscribe();
		});
	}

	/** The machine's state now. */
	get current(): SessionSnapshot {
		this.#subscribe();
		return this.#actor.getSnapshot();
	}

	/** Where the person is. */
	get position(): Position {
		return placeOf(this.current);
	}

	/** The check in front of the person, asked or explained; undefined elsewhere. */
	get item(): Item | undefined {
		const { position } = this;
		return position.stage === 'checking' || position.stage === 'explaining'
			? this.#find(position.item)
			: undefined;
	}

	/** Authored option indices of `item` in the order they are shown. */
	get order(): readonly number[] {
		const { item } = this;
		return item === undefined ? [] : optionOrder(this.#frame.id, item);
	}

	/** The person waits for the checks: all ratings are given and the bank is still on its way. */
	get waiting(): boolean {
		return isWaiting(this.current);
	}

	/** How far the checks are: `failed` can be tried again with `prepare`. */
	get loading(): 'idle' | 'loading' | 'ready' | 'failed' {
		return this.#loading;
	}

	/** Chooses what follows each answer to the question in front of the person, one a step: it is then there at once. */
	lookAhead(): Generator<void> {
		const { item, current } = this;
		return lookAhead(current, item);
	}

	/** Which number the check in front of the person has, from 1, in the order they were first answered. */
	get checkNumber(): number {
		const checks = this.current.context.log.filter((entry) => entry.kind === 'check');
		const own = checks.findIndex((entry) => entry.item === this.item?.id);
		return own === -1 ? checks.length + 1 : own + 1;
	}

	/** The storable form of this run. */
	get record(): SessionRecord {
		const { context } = this.current;
		return {
			format: RECORD_FORMAT,
			...this.#frame,
			mode: context.mode,
			explanations: context.explanations,
			...(context.finishedAt !== undefined && { finishedAt: context.finishedAt }),
			position: this.position,
			responses: context.log
		};
	}

	/** The rating that counts for the skill, or undefined. */
	ratingOf(skill: SkillId): RatingResponse | undefined {
		return ratingOf(this.current.context.log, skill);
	}

	/** The answer to the check, or undefined. */
	checkOf(item: ItemId): CheckResponse | undefined {
		return checkOf(this.current.context.log, item);
	}

	/** Whether the answer can still be changed in the review. */
	canChange(response: CheckResponse): boolean {
		return this.current.can({ type: 'changeCheck', item: response.item });
	}

	/** Whether the explanation of the answer was shown, so that it stands. */
	isFinal(response: CheckResponse): boolean {
		return isFinal(response, this.current.context);
	}

	/** Sends the machine what the person did; events that do not fit the state are ignored. */
	send = (event: SessionEvent): void => {
		const before = this.#actor.getSnapshot();
		const place = JSON.stringify(placeOf(before));
		this.#actor.send(event);
		const after = this.#actor.getSnapshot();
		const hasMoved = JSON.stringify(placeOf(after)) !== place;
		if (hasMoved) this.#shownAt = this.#options.now();
		if (hasMoved || after.context.log !== before.context.log) this.#changed();
	};

	start = (manner: Manner): void => {
		if (this.current.context.log.length === 0) this.#frame = { ...this.#frame, startedAt: this.#stamp() };
		this.send({ type: 'start', ...manner });
		void this.prepare();
	};

	/**
	 * Takes up a stored run. The record has been checked by `parseRecord`. `then` is what was asked for on the result
	 * page: it starts from there, wherever an earlier look back was left.
	 */
	resume = (record: SessionRecord, then?: SessionEvent): void => {
		const { id, quiz, contentHash, startedAt, settings, seen } = record;
		this.#frame = { id, quiz, contentHash, startedAt, settings, ...(seen !== undefined && { seen }) };
		const isFromResult = then !== undefined && record.finishedAt !== undefined;
		this.send({
			type: 'resume',
			record: isFromResult ? { ...record, position: { stage: 'finished' } } : record
		});
		if (then !== undefined) this.send(then);
		void this.prepare();
	};

	/** Begins a new attempt; the old one stays as it was saved. */
	restart = (): void => {
		this.#frame = this.#newFrame();
		this.send({ type: 'restart' });
	};

	/** Answers the rating in front of the person; a longer note is cut at 500 characters. */
	rate = (answer: RatingAnswer, note?: string): void => {
		const { position } = this;
		if (position.stage !== 'rating') return;
		const line = note?.trim().slice(0, LONGEST_TEXT) ?? '';
		const noted = line === '' ? {} : { note: line };
		const response = { kind: 'rating', skill: position.skill, answer, ...noted } as const;
		this.send({ type: 'rate', response: { ...response, at: this.#stamp(), tookMs: this.#took() } });
	};

	/** Answers the check in front of the person. `option` is the authored index. */
	answer = (answer: CheckAnswer): void => {
		const { item, order } = this;
		if (item === undefined) return;
		const { id, skill, version } = item;
		const response = { kind: 'check', item: id, skill, version, answer, shown: order } as const;
		this.send({ type: 'answer', response: { ...response, at: this.#stamp(), tookMs: this.#took() } });
	};

	/** From the review to the result. */
	finish = (): void => this.send({ type: 'finish', at: this.#stamp() });

	/** Changes what the person decides about their plan; the answers stay. */
	changeSettings = (settings: PlanSettings): void => {
		this.#frame = { ...this.#frame, settings };
		this.#changed();
	};

	/** Fetches the checks, once; after a failure it tries again. */
	prepare = async (): Promise<void> => {
		if (this.#loading === 'loading' || this.#loading === 'ready') return;
		this.#loading = 'loading';
		try {
			this.#take(await this.#options.load());
			this.#loading = 'ready';
		} catch {
			// Offline, or a release in between: the page says so and offers to try again.
			this.#loading = 'failed';
		}
	};

	stop = (): void => {
		this.#actor.stop();
	};

	#take({ items, next }: LoadedChecks): void {
		this.#items = items;
		this.send({
			type: 'ready',
			checks: {
				find: (id) => this.#find(id),
				next: (log, choice) => {
					const { target, importance } = this.#frame.settings;
					return next(log, { ...choice, target, importance });
				}
			}
		});
	}

	#find(id: ItemId): Item | undefined {
		return this.#items.find((item) => item.id === id);
	}

	#changed(): void {
		const { record } = this;
		if (record.responses.length > 0) this.#options.onchange?.(record);
	}

	/** Now, but always later than the last entry: the log's order and its times never disagree. */
	#stamp(): Instant {
		const { log, finishedAt } = this.#actor.getSnapshot().context;
		const latest = log.reduce((last, { at }) => (at > last ? at : last), finishedAt ?? '');
		const earliest = latest === '' ? 0 : Date.parse(latest) + 1;
		return instantAt(Math.max(this.#options.now(), earliest));
	}

	#took(): number {
		return Math.min(Math.max(Math.round(this.#options.now() - this.#shownAt), 0), LONGEST_TOOK_MS);
	}

	#newFrame(): Frame {
		const { outline, contentHash, settings, now, newId } = this.#options;
		const startedAt = instantAt(now());
		return { id: newId(), quiz: outline.id, contentHash, startedAt, settings };
	}
}
