import type { SkillId, TaskId } from '../../domain/quiz';

/** What a person can do on a step of their plan. */
export interface PlanActions {
	readonly tick: (task: TaskId) => void;
	readonly untick: (task: TaskId) => void;
	readonly log: (task: TaskId, hours: number) => void;
	readonly drop: (task: TaskId) => void;
	readonly restore: (task: TaskId) => void;
	readonly move: (task: TaskId, direction: 'up' | 'down') => void;
	readonly recheck: (skill: SkillId) => void;
}
