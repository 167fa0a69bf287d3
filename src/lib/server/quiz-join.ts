import { createHash } from 'node:crypto';
import { toLevel } from '../domain/level';
import type { Item, Phase, Quiz, Resource, Skill, SkillView, TargetProfile, Task } from '../domain/quiz';
import type { PathwayFile } from './pathway-file';
import type { ItemFile, SkillFile } from './skill-file';

/**
 * Joins a pathway with the skills it uses into the `Quiz` the rest of the program works on.
 * Both are expected to have passed the checks; an unknown id here is a bug and throws.
 */
export function joinQuiz(pathway: PathwayFile, skillFiles: readonly SkillFile[]): Quiz {
	const files = new Map(skillFiles.map((file) => [file.id, file]));
	const skillOf = (id: string, view: SkillView): Skill => {
		const file = files.get(id);
		if (file === undefined) throw new Error(`Unknown skill: ${id}`);
		return makeSkill(file, view);
	};
	const skills = [
		...pathway.asGiven.transferable.skills.map(({ skill }) => skillOf(skill, 'transferable')),
		...pathway.asGiven.toLearn.skills.map(({ skill }) => skillOf(skill, 'to-learn'))
	];
	const body: Omit<Quiz, 'contentHash'> = {
		id: pathway.id,
		title: pathway.title,
		fromRole: pathway.fromRole,
		toRole: pathway.toRole,
		guideHoursPerWeek: pathway.guideHoursPerWeek,
		skills,
		targets: pathway.targets.map(makeTarget),
		oneYearTarget: pathway.oneYearTarget,
		prerequisites: pathway.prerequisites.map((edge) => ({
			...edge,
			needs: { skill: edge.needs.skill, level: toLevel(edge.needs.level) },
			before: { skill: edge.before.skill, level: toLevel(edge.before.level) }
		})),
		transfers: pathway.transfers.map((transfer) => ({
			...transfer,
			from: { skill: transfer.from.skill, level: toLevel(transfer.from.level) },
			to: { skill: transfer.to.skill, level: toLevel(transfer.to.level) }
		})),
		phases: makePhases(pathway),
		tasks: makeTasks(pathway),
		resources: makeResources(pathway)
	};
	return { ...body, contentHash: hash(body, 16) };
}

/** The resources of a pathway, without absent fields. */
export function makeResources(pathway: PathwayFile): readonly Resource[] {
	return pathway.resources.map((resource) => defined<Resource>(resource));
}

function makeSkill(file: SkillFile, view: SkillView): Skill {
	return defined<Skill>({
		id: file.id,
		name: file.name,
		short: file.short,
		view,
		anchors: file.anchors,
		priorMean: file.priorMean,
		items: file.items.filter((item) => item.status === 'live').map((item) => makeItem(item, file.id))
	});
}

function makeItem(file: ItemFile, skill: string): Item {
	const { id, subtopic, verifies, stem, options, key, order, explanation, validFor } = file;
	const code = file.code === undefined ? undefined : { language: file.code.language, text: file.code.text };
	return defined<Item>({
		id,
		skill,
		version: hash(
			{ stem, code: code?.text, options: options.map((option) => option.text), key, level: file.level },
			10
		),
		level: toLevel(file.level),
		subtopic,
		verifies,
		stem,
		code,
		options,
		key,
		order,
		explanation,
		sources: file.sources.map(({ title, url, checkedOn, verified }) => ({ title, url, checkedOn, verified })),
		validFor,
		guess: file.guess,
		slip: file.slip,
		difficulty: file.difficulty
	});
}

function makeTarget(target: PathwayFile['targets'][number]): TargetProfile {
	return {
		...target,
		requirements: target.requirements.map((requirement) => ({
			...requirement,
			level: toLevel(requirement.level)
		}))
	};
}

function makePhases(pathway: PathwayFile): readonly Phase[] {
	return pathway.asGiven.roadmap.phases.map((phase, index) => ({
		number: index + 1,
		title: phase.title,
		weeks: phase.weeks,
		tasks: phase.tasks.map(({ task }) => task)
	}));
}

function makeTasks(pathway: PathwayFile): readonly Task[] {
	const given = pathway.asGiven.roadmap.phases.flatMap((phase, index) =>
		phase.tasks.map(({ task, text }) => ({ id: task, text, phase: index + 1 }))
	);
	const rank = new Map(given.map(({ id }, index) => [id, index]));
	const inGuideOrder = pathway.tasks.toSorted(
		(a, b) => (rank.get(a.id) ?? given.length) - (rank.get(b.id) ?? given.length)
	);
	return inGuideOrder.map((file): Task => {
		const guide = given.find(({ id }) => id === file.id);
		const { trains, fixedWeeks, phase, reaches, ...rest } = file;
		return defined<Task>({
			...rest,
			asGiven: guide?.text,
			phase: guide?.phase ?? phase ?? 1,
			trains: trains.map(({ skill, level, weeks }) => ({
				skill,
				level: toLevel(level),
				hours: weeks * pathway.guideHoursPerWeek
			})),
			reaches: reaches.map(({ skill, level }) => ({ skill, level: toLevel(level) })),
			fixedHours: fixedWeeks * pathway.guideHoursPerWeek
		});
	});
}

/** Drops fields that are undefined, so that absent means absent (exactOptionalPropertyTypes, and JSON). */
function defined<Value>(value: { [Key in keyof Value]: Value[Key] | undefined }): Value {
	return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value;
}

function hash(value: unknown, length: number): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, length);
}
