import type { Level } from './level';
import type { Item, ItemId, Quiz, SkillId } from './quiz';
import type { CheckResponse, Confidence, RatingResponse, Response } from './response';

/** What an answered check says. */
export const OUTCOMES = ['right', 'wrong', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What one response says about one skill. */
export type Evidence =
	| { readonly source: 'rated'; readonly skill: SkillId; readonly level: Level }
	| {
			readonly source: 'checked';
			readonly skill: SkillId;
			readonly item: ItemId;
			readonly outcome: Outcome;
			/** Absent for "I don't know yet". */
			readonly confidence?: Confidence;
	  };

/** What an answered check says. */
export type Checked = Extract<Evidence, { source: 'checked' }>;

/** An answer that cannot be used because its question changed or is gone. */
export interface SetAside {
	readonly skill: SkillId;
	readonly item: ItemId;
}

/** What a whole answer log says. */
export interface ScoredResponses {
	readonly evidence: readonly Evidence[];
	readonly setAside: readonly SetAside[];
	/** Skills the person said do not matter to them. */
	readonly notRelevant: ReadonlySet<SkillId>;
}

/**
 * The responses that count: the last one per rated skill and per item, in the order of the log.
 * A `recheck` sets aside everything older on its skill, the self-rating included.
 */
export function currentResponses(log: readonly Response[]): readonly (RatingResponse | CheckResponse)[] {
	const current = new Map<string, RatingResponse | CheckResponse>();
	for (const response of log) {
		switch (response.kind) {
			case 'rating':
			case 'check': {
				const key = response.kind === 'rating' ? `rating ${response.skill}` : `check ${response.item}`;
				current.delete(key);
				current.set(key, response);
				break;
			}
			case 'recheck':
				for (const [key, older] of current) if (older.skill === response.skill) current.delete(key);
				break;
			default:
				return unexpected(response);
		}
	}
	return [...current.values()];
}

/** Every item the log has shown, in the order of first showing; skipped and re-checked ones too. None is asked again. */
export function spentItems(log: readonly Response[]): readonly ItemId[] {
	const spent = new Set<ItemId>();
	for (const response of log) if (response.kind === 'check') spent.add(response.item);
	return [...spent];
}

/**
 * What the log says about each skill. Skipped and not-relevant answers are no evidence; answers to an item
 * that is gone or has another version now are set aside; answers about skills the quiz does not have are ignored.
 */
export function scoreResponses(quiz: Quiz, log: readonly Response[]): ScoredResponses {
	const skills = new Set(quiz.skills.map((skill) => skill.id));
	const items = new Map(quiz.skills.flatMap((skill) => skill.items).map((item) => [item.id, item]));
	const evidence: Evidence[] = [];
	const setAside: SetAside[] = [];
	const notRelevant = new Set<SkillId>();

	for (const response of currentResponses(log)) {
		if (response.kind === 'rating') {
			if (!skills.has(response.skill)) continue;
			const { answer } = response;
			if (answer.type === 'level')
				evidence.push({ source: 'rated', skill: response.skill, level: answer.level });
			if (answer.type === 'not-relevant') notRelevant.add(response.skill);
			continue;
		}
		const item = items.get(response.item);
		if (item === undefined || item.version !== response.version) {
			const skill = item?.skill ?? response.skill;
			if (skills.has(skill)) setAside.push({ skill, item: response.item });
			continue;
		}
		const scored = scoreCheck(item, response);
		if (scored !== undefined) evidence.push(scored);
	}
	return { evidence, setAside, notRelevant };
}

/** The same evidence without the tags "Sure" and "Not sure": what a form that does not ask for them would know. */
export function withoutTags(evidence: readonly Evidence[]): readonly Evidence[] {
	return evidence.map((piece) => {
		if (piece.source === 'rated') return piece;
		const { source, skill, item, outcome } = piece;
		return { source, skill, item, outcome };
	});
}

function scoreCheck(item: Item, { answer }: CheckResponse): Evidence | undefined {
	const about = { source: 'checked', skill: item.skill, item: item.id } as const;
	switch (answer.type) {
		case 'option':
			return {
				...about,
				outcome: answer.option === item.key ? 'right' : 'wrong',
				confidence: answer.confidence
			};
		case 'unknown':
			return { ...about, outcome: 'unknown' };
		case 'skipped':
			return undefined;
		default:
			return unexpected(answer);
	}
}

function unexpected(value: never): never {
	throw new Error(`Unexpected response: ${JSON.stringify(value)}`);
}
