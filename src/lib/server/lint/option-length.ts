import type { ItemFile } from '../skill-file';
import { isMostlyCode, shownText } from './prose';
import type { ItemRule } from './rule';

/** How much longer than the mean distractor a key may be when it is the longest option. */
const LONGEST_KEY = 1.25;
/** How much longer than the shortest the longest option may be, once it is longer than a glance. */
const SPREAD = 1.6;
const GLANCE = 25;

/** Lengths of the options as people see them. */
export function optionLengths(item: ItemFile): readonly number[] {
	return item.options.map(({ text }) => shownText(text).length);
}

/** Whether the options are code, whose length nobody chooses. */
export function hasCodeOptions(item: ItemFile): boolean {
	return item.options.every(({ text }) => isMostlyCode(text));
}

/** L02: the key is the unique longest option, and much longer than the mean distractor. */
export const checkKeyLength: ItemRule = (item) => {
	if (hasCodeOptions(item)) return [];
	const lengths = optionLengths(item);
	const key = lengths[item.key] ?? 0;
	const others = lengths.filter((_, index) => index !== item.key);
	const mean = others.reduce((sum, length) => sum + length, 0) / others.length;
	if (key <= Math.max(...others) || key <= LONGEST_KEY * mean) return [];
	return [
		{
			rule: 'L02',
			severity: 'error',
			path: ['options', item.key],
			message: `the key stands out as the longest: ${key} characters, the distractors have ${Math.round(mean)} on average (limit ${LONGEST_KEY} times)`
		}
	];
};

/** L03: one option is much longer than another. */
export const checkOptionSpread: ItemRule = (item) => {
	if (hasCodeOptions(item)) return [];
	const lengths = optionLengths(item);
	const longest = Math.max(...lengths);
	const shortest = Math.min(...lengths);
	if (longest <= GLANCE || longest <= SPREAD * shortest) return [];
	return [
		{
			rule: 'L03',
			severity: 'warning',
			path: ['options'],
			message: `options of ${shortest} to ${longest} characters: the longest may have ${SPREAD} times the shortest`
		}
	];
};
