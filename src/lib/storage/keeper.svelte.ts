import type { SessionRecord } from '../domain/record';
import type { AttemptStore } from './attempt-store';
import type { FailureReason } from './failure';

/** Waits before a failed save is tried again, in milliseconds; the last one repeats. */
const WAITS = [1000, 2000, 5000, 15_000] as const;

/** Failures that waiting does not mend: the person has to do something. */
const LASTING: readonly FailureReason[] = ['blocked', 'newer-version', 'deleted'];

/**
 * Keeps one attempt saved, and says how that stands. Saves never overtake one another: while one is on its
 * way, only the newest record waits. "Saved" is said only when nothing waits and the disk has it.
 */
export class Keeper {
	readonly #store: AttemptStore;
	#status: 'saved' | 'saving' | 'not-saved' = $state('saved');
	#reason: FailureReason | undefined = $state();
	#sequence: number | undefined = $state();
	#isElsewhere = $state(false);
	/** Per attempt what this tab last saved or loaded, and what still has to be saved, oldest first. */
	#bases: readonly SessionRecord[];
	#waiting: readonly SessionRecord[] = [];
	#attempt: string | undefined;
	#isSaving = false;
	#saved: Promise<void> = Promise.resolve();
	#failures = 0;
	#isStopped = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #unlisten: () => void;

	/** `loaded` is the stored record that the run takes up, if it takes up one. */
	constructor(store: AttemptStore, loaded?: SessionRecord) {
		this.#store = store;
		this.#attempt = loaded?.id;
		this.#bases = loaded === undefined ? [] : [loaded];
		this.#unlisten = store.listen((note) => {
			if (note.kind === 'erased') this.#fail('deleted');
			else if (note.id === this.#attempt && note.kind === 'deleted') this.#fail('deleted');
			else if (note.id === this.#attempt) this.#isElsewhere = true;
		});
	}

	/** `saved` also before there is anything to save. */
	get status(): 'saved' | 'saving' | 'not-saved' {
		return this.#status;
	}

	/** Why the last save failed, while the status is `not-saved`. */
	get reason(): FailureReason | undefined {
		return this.#reason;
	}

	/** Number of the last acknowledged write; undefined before the first. */
	get savedSeq(): number | undefined {
		return this.#sequence;
	}

	/** Another tab has saved the same attempt since this page opened. */
	get isElsewhere(): boolean {
		return this.#isElsewhere;
	}

	/** Saves the record, now or as soon as the save before it is done. */
	keep = (record: SessionRecord): void => {
		this.#attempt = record.id;
		this.#waiting = withRecord(this.#waiting, record);
		if (this.#status === 'saved') this.#status = 'saving';
		this.#run();
	};

	/** Tries a failed save again at once. */
	retry = (): void => {
		if (this.#status === 'not-saved') this.#run();
	};

	/** Resolves when nothing is on its way any more, saved or not. */
	settled = async (): Promise<void> => {
		while (this.#isSaving) await this.#saved;
	};

	/** Stops retrying and listening. A save that is on its way is finished. */
	stop = (): void => {
		this.#isStopped = true;
		clearTimeout(this.#timer);
		this.#unlisten();
	};

	#run(): void {
		clearTimeout(this.#timer);
		// What was deleted elsewhere is not brought back by the next answer.
		if (this.#reason === 'deleted') return;
		if (!this.#isSaving) this.#saved = this.#saveWaiting();
	}

	/**
	 * Saves until nothing waits or something fails. That it ended is known in the same step in which it looked for the
	 * last time: what is kept between the two would wait for the next answer.
	 */
	async #saveWaiting(): Promise<void> {
		this.#isSaving = true;
		try {
			for (let [next] = this.#waiting; next !== undefined; [next] = this.#waiting) {
				const result = await this.#store.save(next, baseOf(this.#bases, next));
				if (!result.ok) return this.#fail(result.reason);
				this.#waiting = this.#waiting.filter((record) => record !== next);
				this.#bases = withRecord(this.#bases, next);
				this.#sequence = result.sequence;
				this.#failures = 0;
			}
			this.#reason = undefined;
			this.#status = 'saved';
		} finally {
			this.#isSaving = false;
		}
	}

	#fail(reason: FailureReason): void {
		this.#status = 'not-saved';
		this.#reason = reason;
		clearTimeout(this.#timer);
		if (this.#isStopped || LASTING.includes(reason)) return;
		const wait = WAITS[Math.min(this.#failures, WAITS.length - 1)];
		this.#failures += 1;
		this.#timer = setTimeout(() => this.#run(), wait);
	}
}

function baseOf(records: readonly SessionRecord[], { id }: SessionRecord): SessionRecord | undefined {
	return records.find((record) => record.id === id);
}

/** The records with this one in the place of the one with its id, else at the end. */
function withRecord(records: readonly SessionRecord[], record: SessionRecord): readonly SessionRecord[] {
	const index = records.findIndex(({ id }) => id === record.id);
	return index === -1 ? [...records, record] : records.with(index, record);
}
