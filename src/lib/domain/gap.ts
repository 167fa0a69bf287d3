import type { Importance } from './importance';
import type { Level } from './level';
import type { SkillId } from './quiz';

/** A skill below its target: what is missing and what it costs. */
export interface Gap {
	readonly skill: SkillId;
	/** The estimated level (median), below `target`. */
	readonly level: Level;
	readonly target: Level;
	readonly importance: Importance;
	/** Probability that the target is not reached yet, 0-1. */
	readonly probability: number;
	/** Hours of the plan that go into this skill. */
	readonly hours: number;
}

/** A skill at or above its target. */
export interface Strength {
	readonly skill: SkillId;
	readonly level: Level;
	readonly target: Level;
	/** Probability that the target is reached, 0-1. */
	readonly probability: number;
}
