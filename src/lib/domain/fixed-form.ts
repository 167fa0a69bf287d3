import { findTarget } from './loss';
import type { Level } from './level';
import type { Item, Quiz, SkillId, TargetProfile } from './quiz';

/** Checks per skill in the fixed-length form. */
export const FIXED_ROUNDS = 2;

/**
 * Every item up to the target levels in the order of the fixed form: the same for everyone. Round by round
 * over the skills; within a skill first the level at two thirds of the target, then the target, then the
 * levels below from the top, then the same again with the next items.
 */
export function fixedOrder(quiz: Quiz, target: TargetProfile): readonly Item[] {
	const queues = quiz.skills.map((skill) => {
		const top = target.requirements.find((requirement) => requirement.skill === skill.id)?.level ?? 0;
		const unused = skill.items.filter((item) => item.level <= top);
		const levels = levelOrder(top).map((level) => unused.filter((item) => item.level === level));
		const passes = Math.max(0, ...levels.map((items) => items.length));
		return Array.from({ length: passes }, (_, pass) =>
			levels.flatMap((items) => items.slice(pass, pass + 1))
		).flat();
	});
	const rounds = Math.max(0, ...queues.map((queue) => queue.length));
	return Array.from({ length: rounds }, (_, round) =>
		queues.flatMap((queue) => queue.slice(round, round + 1))
	).flat();
}

/** The fixed-length form: the first rounds of {@link fixedOrder} for the entry target. */
export function fixedForm(quiz: Quiz): readonly Item[] {
	const taken = new Map<SkillId, number>();
	return fixedOrder(quiz, findTarget(quiz, undefined)).filter(({ skill }) => {
		const round = (taken.get(skill) ?? 0) + 1;
		taken.set(skill, round);
		return round <= FIXED_ROUNDS;
	});
}

function levelOrder(top: Level): readonly number[] {
	const middle = Math.max(1, Math.round((2 * top) / 3));
	const below = Array.from({ length: top }, (_, index) => top - index);
	return [...new Set([middle, top, ...below])].filter((level) => level >= 1);
}
