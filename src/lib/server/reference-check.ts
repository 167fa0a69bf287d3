import { checkPrecedence } from './precedence-check';
import type { Issue } from './issue';
import type { PathwayFile } from './pathway-file';
import { issueAt, type Path, type QuizDocument } from './quiz-document';
import type { SkillFile } from './skill-file';
import { suggestion } from './suggestion';

type PathwayDocument = QuizDocument<PathwayFile>;
type SkillDocument = QuizDocument<SkillFile>;

/**
 * Errors of meaning across files: ids used twice, ids that name nothing, levels that cannot be learned,
 * phases that hold more weeks than they say, prerequisites that go round in a circle.
 */
export function checkReferences(files: {
	readonly pathways: readonly PathwayDocument[];
	readonly skills: readonly SkillDocument[];
}): readonly Issue[] {
	const skillIds = new Set(files.skills.map(({ value }) => value.id));
	return [
		...checkFileNames([...files.skills, ...files.pathways]),
		...findDuplicates(
			files.skills.map((document) => ({ document, path: ['id'], id: document.value.id, what: 'skill' }))
		),
		...findDuplicates(
			files.pathways.map((document) => ({ document, path: ['id'], id: document.value.id, what: 'pathway' }))
		),
		...findDuplicates(
			files.skills.flatMap((document) =>
				document.value.items.map((item, index) => ({
					document,
					path: ['items', index, 'id'],
					id: item.id,
					what: 'item'
				}))
			)
		),
		...files.pathways.flatMap((document) => checkPathway(document, skillIds))
	];
}

function checkFileNames(documents: readonly QuizDocument<{ readonly id: string }>[]): readonly Issue[] {
	return documents.flatMap((document) => {
		const name = document.file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
		return name === document.value.id
			? []
			: [issueAt(document, ['id'], `the id "${document.value.id}" must be the file name, "${name}"`)];
	});
}

interface Naming {
	readonly document: QuizDocument<unknown>;
	readonly path: Path;
	readonly id: string;
	readonly what: string;
}

function findDuplicates(namings: readonly Naming[]): readonly Issue[] {
	const first = new Map<string, Naming>();
	return namings.flatMap((naming) => {
		const earlier = first.get(naming.id);
		if (earlier === undefined) {
			first.set(naming.id, naming);
			return [];
		}
		const { line } = earlier.document.place(earlier.path);
		return [
			issueAt(
				naming.document,
				naming.path,
				`duplicate ${naming.what} id "${naming.id}": first used at ${earlier.document.file}:${line}`
			)
		];
	});
}

function checkPathway(document: PathwayDocument, skillIds: ReadonlySet<string>): readonly Issue[] {
	const pathway = document.value;
	const used = new Set([
		...pathway.asGiven.transferable.skills.map(({ skill }) => skill),
		...pathway.asGiven.toLearn.skills.map(({ skill }) => skill)
	]);
	const taskIds = new Set(pathway.tasks.map(({ id }) => id));
	const resourceIds = new Set(pathway.resources.map(({ id }) => id));
	const targetIds = new Set(pathway.targets.map(({ id }) => id));
	const unknown =
		(known: ReadonlySet<string>, what: string) =>
		(id: string, path: Path): readonly Issue[] =>
			known.has(id) ? [] : [issueAt(document, path, `unknown ${what} "${id}"${suggestion(id, known)}`)];
	const skillFileOf = unknown(skillIds, 'skill');
	const skillOf = unknown(used, 'skill of this pathway');
	const taskOf = unknown(taskIds, 'task');
	const resourceOf = unknown(resourceIds, 'resource');
	const given = pathway.asGiven;
	return [
		...findDuplicates(
			pathway.tasks.map(({ id }, i) => ({ document, path: ['tasks', i, 'id'], id, what: 'task' }))
		),
		...findDuplicates(
			pathway.resources.map(({ id }, i) => ({ document, path: ['resources', i, 'id'], id, what: 'resource' }))
		),
		...findDuplicates(
			pathway.targets.map(({ id }, i) => ({ document, path: ['targets', i, 'id'], id, what: 'target' }))
		),
		...findDuplicates(
			pathway.notes.map(({ id }, i) => ({ document, path: ['notes', i, 'id'], id, what: 'note' }))
		),
		...findDuplicates(
			(['transferable', 'toLearn'] as const).flatMap((list) =>
				given[list].skills.map(({ skill }, i) => ({
					document,
					path: ['asGiven', list, 'skills', i, 'skill'],
					id: skill,
					what: 'skill'
				}))
			)
		),
		...given.transferable.skills.flatMap(({ skill }, i) =>
			skillFileOf(skill, ['asGiven', 'transferable', 'skills', i, 'skill'])
		),
		...given.toLearn.skills.flatMap(({ skill }, i) =>
			skillFileOf(skill, ['asGiven', 'toLearn', 'skills', i, 'skill'])
		),
		...given.roadmap.phases.flatMap((phase, p) => [
			...phase.tasks.flatMap(({ task }, i) =>
				taskOf(task, ['asGiven', 'roadmap', 'phases', p, 'tasks', i, 'task'])
			),
			...phase.resources.flatMap(({ resource }, i) =>
				resourceOf(resource, ['asGiven', 'roadmap', 'phases', p, 'resources', i, 'resource'])
			)
		]),
		...pathway.notes.flatMap(({ skill }, i) =>
			skill === undefined ? [] : skillOf(skill, ['notes', i, 'skill'])
		),
		...unknown(targetIds, 'target')(pathway.oneYearTarget, ['oneYearTarget']),
		...pathway.prerequisites.flatMap((edge, i) => [
			...skillOf(edge.needs.skill, ['prerequisites', i, 'needs', 'skill']),
			...skillOf(edge.before.skill, ['prerequisites', i, 'before', 'skill'])
		]),
		...pathway.transfers.flatMap((transfer, i) => [
			...skillOf(transfer.from.skill, ['transfers', i, 'from', 'skill']),
			...skillOf(transfer.to.skill, ['transfers', i, 'to', 'skill'])
		]),
		...pathway.resources.flatMap(({ alternative }, i) =>
			alternative === undefined ? [] : resourceOf(alternative, ['resources', i, 'alternative'])
		),
		...pathway.tasks.flatMap((task, i) => [
			...task.needsTasks.flatMap((id, n) => taskOf(id, ['tasks', i, 'needsTasks', n])),
			...(task.after === undefined ? [] : taskOf(task.after, ['tasks', i, 'after'])),
			...task.resources.flatMap((id, n) => resourceOf(id, ['tasks', i, 'resources', n])),
			...task.trains.flatMap(({ skill }, n) => skillOf(skill, ['tasks', i, 'trains', n, 'skill'])),
			...task.reaches.flatMap(({ skill }, n) => skillOf(skill, ['tasks', i, 'reaches', n, 'skill']))
		]),
		...checkTargets(document, used),
		...checkTasks(document),
		...checkCoverage(document, used),
		...checkPrecedence(document)
	];
}

/** Every target names every skill exactly once. */
function checkTargets(document: PathwayDocument, used: ReadonlySet<string>): readonly Issue[] {
	return document.value.targets.flatMap((target, i) => {
		const named = target.requirements.map(({ skill }) => skill);
		return [
			...[...used]
				.filter((skill) => !named.includes(skill))
				.map((skill) =>
					issueAt(
						document,
						['targets', i, 'requirements'],
						`target "${target.id}" says nothing about skill "${skill}"`
					)
				),
			...named.flatMap((skill, n) => [
				...(used.has(skill)
					? []
					: [
							issueAt(
								document,
								['targets', i, 'requirements', n, 'skill'],
								`unknown skill of this pathway "${skill}"${suggestion(skill, used)}`
							)
						]),
				...(named.indexOf(skill) < n
					? [
							issueAt(
								document,
								['targets', i, 'requirements', n, 'skill'],
								`target "${target.id}" names skill "${skill}" twice`
							)
						]
					: [])
			])
		];
	});
}

/** Tasks are the guide's own or say why they were added; phases hold no more weeks than they say. */
function checkTasks(document: PathwayDocument): readonly Issue[] {
	const { tasks, asGiven } = document.value;
	const placed = asGiven.roadmap.phases.flatMap((phase) => phase.tasks.map(({ task }) => task));
	const weeksOf = (task: (typeof tasks)[number]) =>
		task.fixedWeeks + task.trains.reduce((sum, { weeks }) => sum + weeks, 0);
	const perTask = tasks.flatMap((task, i) => {
		const times = placed.filter((id) => id === task.id).length;
		const issue = (path: Path, message: string) => issueAt(document, ['tasks', i, ...path], message);
		return [
			...(task.origin === 'guide' && times !== 1
				? [
						issue(
							['origin'],
							`guide task "${task.id}" stands ${times} times in the phases of the guide, not once`
						)
					]
				: []),
			...(task.origin === 'added' && times > 0
				? [issue(['origin'], `added task "${task.id}" must not stand in the phases of the guide`)]
				: []),
			...(task.origin === 'added' && (task.why === undefined || task.phase === undefined)
				? [issue(['id'], `added task "${task.id}" needs "why" and "phase"`)]
				: []),
			...(weeksOf(task) <= 0 ? [issue(['id'], `task "${task.id}" has no weeks`)] : []),
			...task.reaches.flatMap((reached, n) =>
				task.trains.some(({ skill, level }) => skill === reached.skill && level === reached.level)
					? []
					: [
							issue(
								['reaches', n],
								`task "${task.id}" reaches "${reached.skill}" at level ${reached.level} without training it`
							)
						]
			)
		];
	});
	const perPhase = asGiven.roadmap.phases.flatMap((phase, p) => {
		const own = phase.tasks.flatMap(({ task }) => tasks.filter(({ id }) => id === task));
		const weeks = own.reduce((sum, task) => sum + weeksOf(task), 0);
		return weeks > phase.weeks + 1e-9
			? [
					issueAt(
						document,
						['asGiven', 'roadmap', 'phases', p, 'weeks'],
						`phase ${p + 1} says ${phase.weeks} weeks, its tasks hold ${Math.round(weeks * 100) / 100}`
					)
				]
			: [];
	});
	return [...perTask, ...perPhase];
}

/** Each to-learn skill has a task, and each level up to the entry target has a task that reaches it. */
function checkCoverage(document: PathwayDocument, used: ReadonlySet<string>): readonly Issue[] {
	const { tasks, targets, asGiven } = document.value;
	const untrained = asGiven.toLearn.skills.flatMap(({ skill }, i) =>
		tasks.some((task) => task.trains.some((training) => training.skill === skill))
			? []
			: [
					issueAt(
						document,
						['asGiven', 'toLearn', 'skills', i, 'skill'],
						`no task trains the to-learn skill "${skill}"`
					)
				]
	);
	const entry = targets[0]?.requirements.filter(({ skill }) => used.has(skill)) ?? [];
	const unreached = entry.flatMap((requirement, n) =>
		[1, 2, 3, 4]
			.filter((level) => level <= requirement.level)
			.filter(
				(level) =>
					!tasks.some((task) =>
						task.reaches.some((reached) => reached.skill === requirement.skill && reached.level === level)
					)
			)
			.map((level) =>
				issueAt(
					document,
					['targets', 0, 'requirements', n],
					`no task reaches "${requirement.skill}" at level ${level}, which the entry target needs`
				)
			)
	);
	return [...untrained, ...unreached];
}
