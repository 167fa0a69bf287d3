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
 * different keys: one of them is wrong. Of several earlier twins the most alike is named.
 */
export function checkNearDuplicates(bank: readonly BankItem[]): readonly BankFinding[] {
	const seen = bank.map((about): Seen => ({
		about,
		shingles: shinglesOf(about.item),
		options: optionSet(about.item)
	}));
	return seen.flatMap((later, place) => {
		const twins = seen.slice(0, place).map((earlier) => compare(earlier, later));
		const [worst] = twins
			.filter(({ alike, sameOptions }) => alike > ALIKE || sameOptions)
			.toSorted((a, b) => Number(b.contradicts) - Number(a.contradicts) || b.alike - a.alike);
		return worst === undefined ? [] : [findingFrom(later.about, worst)];
	});
}

/** An item with what it is compared by. */
interface Seen {
	readonly about: BankItem;
	readonly shingles: ReadonlySet<string>;
	readonly options: string;
}

/** How an earlier item and a later one are alike. */
interface Twin {
	readonly earlier: BankItem;
	readonly alike: number;
	readonly sameOptions: boolean;
	/** They ask the same and have different keys. */
	readonly contradicts: boolean;
}

function compare(first: Seen, second: Seen): Twin {
	const alike = overlap(first.shingles, second.shingles);
	const sameOptions = first.options === second.options;
	const asksTheSame = alike > SAME || (alike > ALIKE && sameOptions);
	return {
		earlier: first.about,
		alike,
		sameOptions,
		contradicts: asksTheSame && keyText(first.about.item) !== keyText(second.about.item)
	};
}

function findingFrom(about: BankItem, { earlier, alike, sameOptions, contradicts }: Twin): BankFinding {
	const { line } = earlier.document.place(['items', earlier.index]);
	const what = [
		...(alike > ALIKE ? [`shares ${Math.round(alike * 100)} % of its wording`] : []),
		...(sameOptions ? ['has the same options'] : [])
	].join(' and ');
	const ending = contradicts ? ', but has another key' : '';
	return {
		about,
		rule: 'L17',
		severity: contradicts ? 'error' : 'warning',
		path: alike > ALIKE ? ['stem'] : ['options'],
		message: `${what}, like ${earlier.item.id} (${earlier.document.file}:${line})${ending}`
	};
}

function optionSet({ options }: ItemFile): string {
	return JSON.stringify(options.map(({ text }) => text).toSorted());
}

function keyText({ options, key }: ItemFile): string | undefined {
	return options[key]?.text;
}
