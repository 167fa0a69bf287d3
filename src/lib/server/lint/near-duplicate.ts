import type { ItemFile } from '../skill-file';
import type { BankFinding, BankItem } from './bank';

/** Share of shingles in common above which two stems are too alike. */
const ALIKE = 0.25;
/** Share above which they ask the same. */
const SAME = 0.8;
const SHINGLE_WORDS = 3;

/**
 * Shingles of stem and code: runs of three words. Code is kept to the character, because two questions may
 * differ by one `=`; prose is compared without case and punctuation.
 */
export function shinglesOf(item: ItemFile): ReadonlySet<string> {
	const words = [...item.stem.matchAll(/`[^`]*`|\S+/g)]
		.map(([word]) => (word.startsWith('`') ? word : word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')))
		.filter((word) => word !== '');
	const all = [...words, ...(item.code?.text.match(/\S+/g) ?? [])];
	if (all.length <= SHINGLE_WORDS) return new Set([all.join(' ')]);
	return new Set(
		all.slice(SHINGLE_WORDS - 1).map((_, index) => all.slice(index, index + SHINGLE_WORDS).join(' '))
	);
}

/** Shingles that two sets share, as a part of all their shingles (Jaccard), 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const shared = [...a].filter((shingle) => b.has(shingle)).length;
	return shared / (a.size + b.size - shared);
}

/**
 * L17: two items ask nearly the same, or offer the same options. An error when the same question has two
 * different keys: one of them is wrong.
 */
export function checkNearDuplicates(bank: readonly BankItem[]): readonly BankFinding[] {
	const seen = bank.map((about) => ({
		about,
		shingles: shinglesOf(about.item),
		options: optionSet(about.item)
	}));
	return seen.flatMap((later, place) =>
		seen.slice(0, place).flatMap((earlier): readonly BankFinding[] => {
			const alike = overlap(earlier.shingles, later.shingles);
			const sameOptions = earlier.options === later.options;
			if (alike <= ALIKE && !sameOptions) return [];
			const asksTheSame = alike > SAME || (alike > ALIKE && sameOptions);
			const contradicts = asksTheSame && keyText(earlier.about.item) !== keyText(later.about.item);
			return [
				{
					about: later.about,
					rule: 'L17',
					severity: contradicts ? 'error' : 'warning',
					path: alike > ALIKE ? ['stem'] : ['options'],
					message: describe(earlier.about, alike, { sameOptions, contradicts })
				}
			];
		})
	);
}

function describe(
	{ item, document, index }: BankItem,
	alike: number,
	found: { readonly sameOptions: boolean; readonly contradicts: boolean }
): string {
	const { line } = document.place(['items', index]);
	const what = [
		...(alike > ALIKE ? [`shares ${Math.round(alike * 100)} % of its wording`] : []),
		...(found.sameOptions ? ['has the same options'] : [])
	].join(' and ');
	const ending = found.contradicts ? ', but has another key' : '';
	return `${what}, like ${item.id} (${document.file}:${line})${ending}`;
}

function optionSet({ options }: ItemFile): string {
	return JSON.stringify(options.map(({ text }) => text).toSorted());
}

function keyText({ options, key }: ItemFile): string | undefined {
	return options[key]?.text;
}
