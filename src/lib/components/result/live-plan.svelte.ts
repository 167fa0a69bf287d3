import type { Day } from '../../domain/calendar';
import type { SessionRecord } from '../../domain/record';
import { explained, type Draft, type Report } from '../../domain/report';
import type { PlanSettings } from '../../domain/settings';
import type { Keeper } from '../../storage/keeper.svelte';
import { seenReport, whatChanged, type WhatChanged } from '../../domain/seen-report';
import { explain, type Explaining } from './explain';

/** What a living plan is made from. */
export interface LivePlanOptions {
	readonly record: SessionRecord;
	readonly keeper: Keeper;
	/** The figures of an attempt as of today. */
	readonly draftOf: (record: SessionRecord) => Draft;
}

/** The reasons of the steps in sight: not worked out yet, those of the plan before the last change, or its own. */
export type ReasonState = 'to-come' | 'of-before' | 'own';

/**
 * The plan of one attempt as it is lived with: every change is kept at once, the plan's figures follow at once, the rest
 * of the page and the reasons after the next paint, and the last changes can be taken back.
 */
export class LivePlan {
	readonly #options: LivePlanOptions;
	#record: SessionRecord;
	/** Settings before each change of this visit, the last one on top. */
	#past: readonly PlanSettings[] = $state.raw([]);
	#report: Report;
	#painted: Report;
	#reasons: ReasonState = $state('to-come');
	#explaining: Explaining;
	/** What is different from the report that was seen last, when the pathway was edited since. */
	readonly changed: WhatChanged | undefined;

	constructor(options: LivePlanOptions) {
		this.#options = options;
		this.#record = $state.raw(options.record);
		const draft = options.draftOf(options.record);
		this.#report = $state.raw(draft.report);
		this.#painted = $state.raw(draft.report);
		this.#explaining = this.#explain(draft);
		this.changed = this.#compareWithSeen();
	}

	get record(): SessionRecord {
		return this.#record;
	}

	/** What is known now: figures that stand, and reasons as `reasons` says. */
	get report(): Report {
		return this.#report;
	}

	/** The same, a frame later after a change: for what is not beside the plan, and so not in sight when it is changed. */
	get painted(): Report {
		return this.#painted;
	}

	get reasons(): ReasonState {
		return this.#reasons;
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
		this.#decide(make(settings));
	};

	/** Takes the last change back. */
	undo = (): void => {
		const settings = this.#past.at(-1);
		if (settings === undefined) return;
		this.#past = this.#past.slice(0, -1);
		this.#decide(settings);
	};

	/** The report with its own reasons, for a file or for paper: those that are missing are worked out now. */
	complete = (): Report => {
		if (this.#reasons !== 'own') this.#stand(this.#explaining.finish());
		return this.#report;
	};

	/** Leaves the reasons that are not worked out yet. */
	stop = (): void => this.#explaining.cancel();

	#decide(settings: PlanSettings): void {
		this.#explaining.cancel();
		const record = { ...this.#record, settings };
		this.#keep(record);
		const draft = this.#options.draftOf(record);
		if (this.#reasons === 'own') this.#reasons = 'of-before';
		this.#report = withOldReasons(draft.report, this.#report);
		this.#explaining = this.#explain(draft);
	}

	#explain(draft: Draft): Explaining {
		return explain(draft, { painted: () => (this.#painted = this.#report), done: this.#stand });
	}

	#stand = (report: Report): void => {
		this.#report = report;
		this.#painted = report;
		this.#reasons = 'own';
	};

	#keep(record: SessionRecord): void {
		this.#record = record;
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

/** A draft with the reasons its steps had before, and with what those name: shown until its own are worked out. */
function withOldReasons(draft: Report, before: Report): Report {
	const reasons = new Map(before.roadmap.steps.map((step) => [step.task, step.reasons]));
	return {
		...explained(
			draft,
			draft.roadmap.steps.map(({ task }) => reasons.get(task) ?? [])
		),
		tasks: { ...before.tasks, ...draft.tasks }
	};
}
