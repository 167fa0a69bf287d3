import type { Day } from '../../domain/calendar';
import type { SessionRecord } from '../../domain/record';
import type { Report } from '../../domain/report';
import type { PlanSettings } from '../../domain/settings';
import type { Keeper } from '../../storage/keeper.svelte';
import { seenReport, whatChanged, type WhatChanged } from '../../domain/seen-report';

/** What a living plan is made from. */
export interface LivePlanOptions {
	readonly record: SessionRecord;
	readonly keeper: Keeper;
	/** The report of an attempt as of today. */
	readonly reportOf: (record: SessionRecord) => Report;
}

/**
 * The plan of one attempt as it is lived with: every change is kept at once, the report follows, and the last
 * changes can be taken back.
 */
export class LivePlan {
	readonly #options: LivePlanOptions;
	#record: SessionRecord;
	/** Apart from the record: what is remembered about a report must not make it be computed again. */
	#settings: PlanSettings;
	/** Settings before each change of this visit, the last one on top. */
	#past: readonly PlanSettings[] = $state.raw([]);
	readonly #report: Report;
	/** What is different from the report that was seen last, when the pathway was edited since. */
	readonly changed: WhatChanged | undefined;

	constructor(options: LivePlanOptions) {
		this.#options = options;
		this.#record = $state.raw(options.record);
		this.#settings = $state.raw(options.record.settings);
		this.#report = $derived(options.reportOf({ ...options.record, settings: this.#settings }));
		this.changed = this.#compareWithSeen();
	}

	get record(): SessionRecord {
		return this.#record;
	}

	get report(): Report {
		return this.#report;
	}

	get today(): Day {
		return this.#report.today;
	}

	get canUndo(): boolean {
		return this.#past.length > 0;
	}

	/** Changes the settings, remembering those before. */
	change = (make: (settings: PlanSettings) => PlanSettings): void => {
		const { settings } = this.#record;
		this.#past = [...this.#past, settings];
		this.#keep({ ...this.#record, settings: make(settings) });
	};

	/** Takes the last change back. */
	undo = (): void => {
		const settings = this.#past.at(-1);
		if (settings === undefined) return;
		this.#past = this.#past.slice(0, -1);
		this.#keep({ ...this.#record, settings });
	};

	#keep(record: SessionRecord): void {
		this.#record = record;
		this.#settings = record.settings;
		this.#options.keeper.keep(record);
	}

	/** Remembers what is seen now; tells the difference only when the content is another one. */
	#compareWithSeen(): WhatChanged | undefined {
		const now = this.#report;
		const before = this.#options.record.seen;
		const seen = seenReport(now);
		const isNews = JSON.stringify(seen) !== JSON.stringify(before);
		if (isNews) this.#keep({ ...this.#options.record, seen });
		return before === undefined || before.contentHash === now.contentHash
			? undefined
			: whatChanged(before, now);
	}
}
