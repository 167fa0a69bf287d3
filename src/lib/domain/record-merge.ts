import type { SessionRecord } from './record';
import type { Response } from './response';
import { mergeSettings } from './settings-merge';
import { mergeValue } from './three-way-merge';

/**
 * Two tabs may write the same attempt. Nothing either of them saved may be lost, so a write is a merge:
 * of the answers the latest per question counts, of everything else the writer's own changes.
 */

/**
 * What to store when `mine` is saved over `stored`; `base` is what the writer last saved or loaded.
 * Merging is idempotent: saving the same record twice stores it once.
 */
export function mergeRecords(
	base: SessionRecord | undefined,
	stored: SessionRecord,
	mine: SessionRecord
): SessionRecord {
	const changed = <T>(of: (record: SessionRecord) => T): T =>
		mergeValue(base && { value: of(base) }, of(stored), of(mine));
	const finishedAt = latest(stored.finishedAt, mine.finishedAt);
	const seen = changed((record) => record.seen);
	return {
		...stored,
		contentHash: changed((record) => record.contentHash),
		mode: changed((record) => record.mode),
		explanations: changed((record) => record.explanations),
		startedAt: changed((record) => record.startedAt),
		position: changed((record) => record.position),
		settings: mergeSettings(base?.settings, stored.settings, mine.settings),
		responses: mergeLogs(stored.responses, mine.responses),
		...(finishedAt !== undefined && { finishedAt }),
		...(seen !== undefined && { seen })
	};
}

function latest(one: string | undefined, other: string | undefined): string | undefined {
	if (one === undefined || other === undefined) return one ?? other;
	return one > other ? one : other;
}

/**
 * Both logs as one: per question the answer given last, in the order of `mine`, then what only `stored`
 * holds. A question asked again after a re-check is another question, so what was answered before the
 * re-check stays before it.
 */
export function mergeLogs(stored: readonly Response[], mine: readonly Response[]): readonly Response[] {
	const own = withQuestions(mine);
	const theirs = withQuestions(stored);
	const answered = new Set(own.map(({ question }) => question));
	const missing = theirs.filter(({ question }) => !answered.has(question));
	const byQuestion = new Map(theirs.map(({ question, response }) => [question, response]));
	const placed = new Set<Response>();

	const merged = own.flatMap(({ question, round, response }) => {
		const other = byQuestion.get(question);
		const last = other !== undefined && other.at > response.at ? other : response;
		if (response.kind !== 'recheck') return [last];
		const before = missing
			.filter((entry) => entry.response.skill === response.skill && entry.round === round)
			.map((entry) => entry.response);
		for (const entry of before) placed.add(entry);
		return [...before, last];
	});
	const rest = missing.map(({ response }) => response).filter((response) => !placed.has(response));
	return [...merged, ...rest];
}

interface Answered {
	/** What was asked, in which round, and for which time there: files from elsewhere may hold an answer twice. */
	readonly question: string;
	/** How many re-checks of the skill came before. */
	readonly round: number;
	readonly response: Response;
}

function withQuestions(log: readonly Response[]): readonly Answered[] {
	const rounds = new Map<string, number>();
	const times = new Map<string, number>();
	return log.map((response) => {
		const round = rounds.get(response.skill) ?? 0;
		if (response.kind === 'recheck') rounds.set(response.skill, round + 1);
		const about = response.kind === 'check' ? response.item : response.skill;
		const question = `${response.kind} ${about} ${round}`;
		const time = times.get(question) ?? 0;
		times.set(question, time + 1);
		return { question: `${question} ${time}`, round, response };
	});
}
