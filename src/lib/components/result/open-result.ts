import type { Quiz } from '../../domain/quiz';
import type { SessionRecord } from '../../domain/record';
import type { FailureReason } from '../../storage/failure';
import type { AttemptStore } from '../../storage/attempt-store';
import type { measure } from '../../domain/measurement';
import type { assess, draftReport } from '../../domain/report';
import type { Keeper } from '../../storage/keeper.svelte';
import type { LivePlan } from './live-plan.svelte';
import { fetchQuiz } from '../load-quiz';

/** Everything a result page is made from. */
export interface OpenedResult {
	readonly quiz: Quiz;
	readonly record: SessionRecord;
	/** All attempts of this pathway with a result, latest first, this one included. */
	readonly attempts: readonly SessionRecord[];
	readonly store: AttemptStore;
	readonly assess: typeof assess;
	readonly draftReport: typeof draftReport;
	readonly measure: typeof measure;
	readonly Keeper: typeof Keeper;
	readonly LivePlan: typeof LivePlan;
}

/** Why there is no result to show. `none`: no attempt of this pathway yet. `offline`: the quiz could not be fetched. */
export type ResultProblem = FailureReason | 'none' | 'offline';

/** The code that makes a result, fetched when one is opened or is about to be. */
async function loadParts() {
	const [{ browserStore }, { Keeper }, { measure }, { assess, draftReport }, { LivePlan }] =
		await Promise.all([
			import('../../storage/browser-store'),
			import('../../storage/keeper.svelte'),
			import('../../domain/measurement'),
			import('../../domain/report'),
			import('./live-plan.svelte')
		]);
	return { browserStore, Keeper, measure, assess, draftReport, LivePlan };
}

/** Fetches ahead what opening a result needs. Never rejects: what is missing is fetched when it is opened. */
export async function prepareResult(pathway: string): Promise<void> {
	await Promise.allSettled([fetchQuiz(pathway), loadParts()]);
}

/** Opens the attempt `id`, or where it is null or empty the latest one of the pathway that has a result, else the latest. Never rejects. */
export async function openResult(
	pathway: string,
	id: string | null
): Promise<OpenedResult | { readonly problem: ResultProblem }> {
	try {
		const [quiz, { browserStore, ...code }] = await Promise.all([fetchQuiz(pathway), loadParts()]);
		const store = browserStore();
		const { records, trouble } = await store.list();
		const attempts = records.filter((record) => record.quiz === pathway);
		const finished = attempts.filter((record) => record.finishedAt !== undefined);
		const parts = { ...code, quiz, attempts: finished, store };
		if (id === null || id === '') {
			const record = finished[0] ?? attempts[0];
			return record === undefined ? { problem: trouble ?? 'none' } : { ...parts, record };
		}
		const loaded = await store.load(id);
		if (!loaded.ok) return { problem: loaded.reason };
		if (loaded.record.quiz !== pathway) return { problem: 'missing' };
		return { ...parts, record: loaded.record };
	} catch {
		// Only fetching can fail here: the quiz or the code that makes the report.
		return { problem: 'offline' };
	}
}
