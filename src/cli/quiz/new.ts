import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { id as idForm } from '../../lib/server/skill-file';
import { itemTemplate } from './item-template';
import { pathwayTemplate, type SkillName } from './pathway-template';
import { skillTemplate } from './skill-template';
import { appendItems } from './skill-text';
import { readQuizFolder } from './quiz-folder';
import { readToday } from './today';
import { UsageError, type Print } from './usage';

interface Wish {
	readonly id: string;
	readonly folder: string;
	readonly today: string;
	readonly print: Print;
}

/**
 * `new skill|item|pathway ID`: writes a commented template that passes the form check. Overwrites nothing:
 * gives 1 where something of that name is there already.
 */
export function runNew(args: readonly string[], print: Print): number {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			folder: { type: 'string', default: 'quizzes' },
			today: { type: 'string' },
			skill: { type: 'string' },
			brings: { type: 'string', multiple: true, default: [] },
			learns: { type: 'string', multiple: true, default: [] }
		}
	});
	const [kind, id] = positionals;
	if (id === undefined) throw new UsageError('new takes skill, item or pathway, and an id');
	if (!idForm.safeParse(id).success) {
		throw new UsageError(`"${id}" is no id: lower case letters, digits and hyphens, starting with a letter`);
	}
	const wish: Wish = { id, folder: values.folder, today: readToday(values.today), print };
	switch (kind) {
		case 'skill':
			return writeNew(wish, 'skills', skillTemplate(id, wish.today));
		case 'item':
			return addItem(wish, values.skill);
		case 'pathway':
			return writePathway(wish, values.brings, values.learns);
		default:
			throw new UsageError(`new writes a skill, an item or a pathway, not "${kind}"`);
	}
}

function writeNew({ id, folder, print }: Wish, kind: 'skills' | 'pathways', text: string): number {
	const file = join(folder, kind, `${id}.yaml`);
	if (existsSync(file)) {
		print(`${file} is there already: nothing was written`);
		return 1;
	}
	writeFileSync(file, text, { flag: 'wx' });
	print(`wrote ${file}: replace what says TO WRITE, then run the check`);
	return 0;
}

function addItem({ id, folder, today, print }: Wish, skill: string | undefined): number {
	if (skill === undefined) throw new UsageError('new item needs to know its skill: --skill SKILL');
	const file = join(folder, 'skills', `${skill}.yaml`);
	if (!existsSync(file)) throw new UsageError(`there is no skill "${skill}": ${file} is missing`);
	const holder = readQuizFolder(folder).skills.find(({ value }) =>
		value.items.some((item) => item.id === id)
	);
	if (holder !== undefined) {
		print(`${holder.file} has an item ${id} already: nothing was written`);
		return 1;
	}
	const appended = appendItems(file, readFileSync(file, 'utf8'), itemTemplate(id, today));
	if (!appended.ok) {
		print(`${file}: ${appended.problem}`);
		return 1;
	}
	writeFileSync(file, appended.text);
	print(`added ${id} to ${file} as a draft: replace what says TO WRITE, then run the check`);
	return 0;
}

function writePathway(wish: Wish, brings: readonly string[], learns: readonly string[]): number {
	if (brings.length === 0 || learns.length === 0) {
		throw new UsageError('a pathway brings skills and teaches others: --brings SKILL --learns SKILL');
	}
	const known = readQuizFolder(wish.folder).skills.map(({ value }) => value);
	const find = (id: string): SkillName => {
		const skill = known.find((candidate) => candidate.id === id);
		if (skill === undefined)
			throw new UsageError(`there is no readable skill "${id}" under ${wish.folder}/skills`);
		return skill;
	};
	const twice = [...brings, ...learns].find((id, index, all) => all.indexOf(id) < index);
	if (twice !== undefined) throw new UsageError(`"${twice}" is named twice`);
	const skills = { brings: brings.map(find), learns: learns.map(find) };
	return writeNew(wish, 'pathways', pathwayTemplate(wish.id, skills, wish.today));
}
