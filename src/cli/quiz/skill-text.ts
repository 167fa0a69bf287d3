import type { Issue } from '../../lib/server/issue';
import { parseQuizDocument } from '../../lib/server/quiz-document';
import { skillFile } from '../../lib/server/skill-file';

export type Appended =
	{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/**
 * The text of a skill file with more items at its end. `items` is a YAML list whose dashes stand two spaces in.
 * The rest of the file, comments included, stays as it is; the result has passed the form check.
 */
export function appendItems(file: string, text: string, items: string): Appended {
	const before = parseQuizDocument(file, text, skillFile);
	if (!before.ok) return { ok: false, problem: `mend it first: ${describe(before.issues)}` };
	const open = text.trimEnd().replace(/^items:\s*\[\s*\]$/m, 'items:');
	const joined = `${open}\n${items.trimEnd()}\n`;
	const after = parseQuizDocument(file, joined, skillFile);
	if (!after.ok) {
		return {
			ok: false,
			problem: `items can be added when "items" is the last key and its dashes stand two spaces in (${describe(after.issues)})`
		};
	}
	return { ok: true, text: joined };
}

function describe(issues: readonly Issue[]): string {
	const [first] = issues;
	return first === undefined ? 'unreadable' : `${first.file}:${first.line}:${first.column} ${first.message}`;
}
