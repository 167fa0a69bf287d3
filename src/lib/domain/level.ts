/**
 * The one scale of this project: five ordered levels of a skill.
 * Charts, scorer, plan and downloads import it; nobody repeats it.
 */
export const LEVELS = [0, 1, 2, 3, 4] as const;

/** A level of a skill, 0 (New to me) to 4 (Expert). */
export type Level = (typeof LEVELS)[number];

/** The highest level of the scale. */
export const TOP_LEVEL: Level = 4;

/** The name a person reads for each level, indexed by level. */
export const LEVEL_NAMES = ['New to me', 'Aware', 'Working', 'Practised', 'Expert'] as const;

/** The name of a level, for example `levelName(3)` is "Practised". */
export function levelName(level: Level): string {
	return LEVEL_NAMES[level];
}

/** Turns a whole number into a level. Throws on anything outside 0-4: that is a bug, not an input. */
export function toLevel(value: number): Level {
	const level = LEVELS.find((candidate) => candidate === value);
	if (level === undefined) throw new Error(`Not a level: ${value}`);
	return level;
}
