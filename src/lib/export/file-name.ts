import type { Day } from '../domain/calendar';

/** Longest name before the dot. */
const LONGEST = 80;

/**
 * Name of a downloaded file, `<pathway>-<yyyy-mm-dd>.<extension>`. The pathway is the id of the quiz, which is
 * the project's own; free text never gets here, and what is no letter, digit or dash is dropped all the same.
 */
export function fileName(pathway: string, day: Day, extension: string): string {
	const slug = pathway
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, LONGEST - day.length - 1)
		.replace(/-+$/, '');
	return `${slug === '' ? 'result' : slug}-${day}.${extension}`;
}
