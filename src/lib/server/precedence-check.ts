import { findCycles, type Edge } from './cycle';
import type { Issue } from './issue';
import type { PathwayFile } from './pathway-file';
import { issueAt, type Path, type QuizDocument } from './quiz-document';

interface SkillAt {
	readonly skill: string;
	readonly level: number;
}

/**
 * Refuses circles: among prerequisites (with "level 2 of a skill comes after its level 1"), and among the
 * tasks they order. A circle is spelled out node by node at the line of the edge that closes it.
 */
export function checkPrecedence(document: QuizDocument<PathwayFile>): readonly Issue[] {
	const levels = findCycles(skillEdges(document.value));
	if (levels.length > 0) {
		return levels.map(({ nodes, closing }) =>
			issueAt(document, closing.place, `prerequisites go round in a circle: ${nodes.join(' -> ')}`)
		);
	}
	return findCycles(taskEdges(document.value)).map(({ nodes, closing }) =>
		issueAt(document, closing.place, `tasks wait for each other in a circle: ${nodes.join(' -> ')}`)
	);
}

function skillEdges({ prerequisites }: PathwayFile): readonly Edge<Path>[] {
	const hard = prerequisites.map((edge, i) => ({ ...edge, i })).filter(({ strength }) => strength === 'hard');
	const written = hard.map(({ needs, before, i }) => ({
		from: nameOf(needs),
		to: nameOf(before),
		place: ['prerequisites', i]
	}));
	const skills = new Set(hard.flatMap(({ needs, before }) => [needs.skill, before.skill]));
	const chains = [...skills].flatMap((skill) =>
		[1, 2, 3].map((level) => ({
			from: nameOf({ skill, level }),
			to: nameOf({ skill, level: level + 1 }),
			place: ['prerequisites']
		}))
	);
	return [...chains, ...written];
}

/** "Tasks that reach it" come before "tasks that start the dependent level"; a task is never before itself. */
function taskEdges({ tasks, prerequisites }: PathwayFile): readonly Edge<Path>[] {
	const reaching = (node: SkillAt) =>
		tasks.filter((task) => task.reaches.some((reached) => same(reached, node)));
	const training = (node: SkillAt) =>
		tasks
			.map((task, index) => ({ task, index }))
			.filter(({ task }) => task.trains.some((trained) => same(trained, node)));
	const between = (needs: SkillAt, before: SkillAt): readonly Edge<Path>[] =>
		reaching(needs).flatMap((first) =>
			training(before)
				.filter(({ task }) => task.id !== first.id)
				.map(({ task, index }) => ({ from: first.id, to: task.id, place: ['tasks', index] }))
		);
	const skills = new Set(tasks.flatMap((task) => task.trains.map(({ skill }) => skill)));
	return [
		...tasks.flatMap((task, index) =>
			task.needsTasks.map((from, n) => ({ from, to: task.id, place: ['tasks', index, 'needsTasks', n] }))
		),
		...[...skills].flatMap((skill) =>
			[1, 2, 3].flatMap((level) => between({ skill, level }, { skill, level: level + 1 }))
		),
		...prerequisites.flatMap(({ needs, before, strength }) =>
			strength === 'hard' ? between(needs, before) : []
		)
	];
}

function same(a: SkillAt, b: SkillAt): boolean {
	return a.skill === b.skill && a.level === b.level;
}

function nameOf({ skill, level }: SkillAt): string {
	return `${skill} ${level}`;
}
