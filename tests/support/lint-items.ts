import type { BankItem } from '../../src/lib/server/lint/bank';
import type { ItemRule, Occasion } from '../../src/lib/server/lint/rule';
import { itemFile, type ItemFile, type SkillFile } from '../../src/lib/server/skill-file';
import { aSkillFile, anItemFile, type SkillInput } from './quiz-folder';

/** An item as it is written in a file. */
export type ItemInput = SkillInput['items'][number];

/** An item about which no rule has anything to say. */
export function aGoodItem(id = 'apis-w1', change: Partial<ItemInput> = {}): ItemFile {
	return itemFile.parse(
		anItemFile(id, {
			stem: 'A client sends a PUT over a slow line, and the call times out. What may it do next?',
			options: [
				{ text: 'Repeat the same PUT call', why: 'PUT is idempotent, so a second one changes nothing more.' },
				{ text: 'Send a POST in its place', why: 'Mixes up the two: a POST may create a second record.' },
				{ text: 'Await a reply until noon', why: 'The reply to a lost call does not come.' },
				{ text: 'Discard the whole record', why: 'The record may be fine, the reply alone was lost.' }
			],
			explanation:
				'A PUT is idempotent, so a repeat has the same effect as one call. It would not hold if somebody else had written in between.',
			blindSolve: { agree: 2, of: 2, on: '2026-11-22' },
			...change
		})
	);
}

/** Options with these texts, each with a reason. */
export function options(...texts: readonly string[]): ItemInput['options'] {
	return texts.map((text, index) => ({ text, why: `Reason ${index + 1} of its own.` }));
}

/** Daily work on 22 November 2026, with one test that proves `apis-w1`. */
export const EDITING: Occasion = {
	today: '2026-11-22',
	purpose: 'edit',
	readProof: (ref) => (ref === 'tests/items/apis.test.ts' ? "test('apis-w1', proof)" : undefined)
};

/** The same day, before a release. */
export const RELEASING: Occasion = { ...EDITING, purpose: 'release' };

/** What a rule says about the good item with a change: `severity place: message`, one line per finding. */
export function verdict(
	rule: ItemRule,
	change: Partial<ItemInput> = {},
	occasion = EDITING
): readonly string[] {
	return rule(aGoodItem('apis-w1', change), occasion).map(
		(finding) => `${finding.rule} ${finding.severity} ${finding.path.join('.')}: ${finding.message}`
	);
}

/** A bank of these items, all of one skill file per `skill`. */
export function aBank(items: readonly ItemFile[], skill = 'apis'): readonly BankItem[] {
	const value: SkillFile = { ...skillWithoutItems(skill), items: [...items] };
	const document = {
		file: `quizzes/skills/${skill}.yaml`,
		value,
		place: (path: readonly (string | number)[]) => ({ line: 100 * (Number(path[1] ?? 0) + 1), column: 1 })
	};
	return items.map((item, index) => ({ document, index, item }));
}

function skillWithoutItems(id: string): Omit<SkillFile, 'items'> {
	const { name, short, anchors } = aSkillFile(id);
	return { id, name, short, anchors };
}
