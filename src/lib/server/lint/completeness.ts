import type { Issue } from '../issue';
import { issueAt, type Path, type QuizDocument } from '../quiz-document';
import type { ItemFile } from '../skill-file';
import type { Finding, ItemRule } from './rule';

/** Marks a text that a template or an import left for a person to write. */
export const TO_WRITE = 'TO WRITE';

/** L01, where the form check cannot see it: options that say the same, texts that are still to be written. */
export const checkCompleteness: ItemRule = (item) => [...findEqualOptions(item), ...findUnwritten(item, [])];

/** L01 for a whole file but its items, which speak for themselves: texts that are still to be written. */
export function findUnwrittenTexts(
	document: QuizDocument<object>,
	severity: Issue['severity']
): readonly Issue[] {
	return Object.entries(document.value)
		.filter(([field]) => field !== 'items')
		.flatMap(([field, value]) => findUnwritten(value, [field]))
		.map(({ path, message }) => issueAt(document, path, message, severity, 'L01'));
}

function findEqualOptions(item: ItemFile): readonly Finding[] {
	const texts = item.options.map(({ text }) => text.replace(/\s+/g, ' '));
	return texts.flatMap((text, index) => {
		const first = texts.indexOf(text);
		return first === index
			? []
			: [
					{
						rule: 'L01',
						severity: 'error',
						path: ['options', index, 'text'],
						message: `option ${index + 1} says the same as option ${first + 1}`
					}
				];
	});
}

function findUnwritten(value: unknown, path: Path): readonly Finding[] {
	if (typeof value === 'string') {
		return value.startsWith(TO_WRITE)
			? [{ rule: 'L01', severity: 'error', path, message: `${path.join('.')} is still to be written` }]
			: [];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, part]) =>
		findUnwritten(part, [...path, Array.isArray(value) ? Number(name) : name])
	);
}
