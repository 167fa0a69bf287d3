import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Day } from '../../lib/domain/calendar';
import { GiftError, readGift, type GiftFile } from './gift';
import { draftFrom, type Draft } from './gift-draft';
import { appendItems } from './skill-text';
import { readQuizFolder } from './quiz-folder';
import { readToday } from './today';
import { UsageError, type Print } from './usage';

/**
 * `import FILE.gift [--skill SKILL]`: multiple-choice questions as draft items, with what each still needs.
 * Without a skill they are printed. Gives 1 when the file cannot be read or holds no such question.
 */
export function runImport(args: readonly string[], print: Print): number {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			folder: { type: 'string', default: 'quizzes' },
			skill: { type: 'string' },
			today: { type: 'string' }
		}
	});
	const [file] = positionals;
	if (file === undefined) throw new UsageError('import takes the GIFT file to read');
	if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
	const gift = readFile(file, print);
	if (gift === undefined) return 1;
	const today = readToday(values.today);
	const exit =
		values.skill === undefined
			? printDrafts(makeDrafts(gift, 'imported', [], file, today), print)
			: addDrafts(gift, { file, today, skill: values.skill, folder: values.folder }, print);
	for (const { name, reason } of gift.skipped) print(`skipped "${name}": ${reason}`);
	return exit;
}

function readFile(file: string, print: Print): GiftFile | undefined {
	try {
		const gift = readGift(readFileSync(file, 'utf8'));
		if (gift.questions.length > 0) return gift;
		print(`${file}: no multiple-choice question with one right answer in it`);
		for (const { name, reason } of gift.skipped) print(`skipped "${name}": ${reason}`);
		return undefined;
	} catch (error) {
		if (!(error instanceof GiftError)) throw error;
		print(`${file}:${error.line}:${error.column} not GIFT from here on: ${error.message}`);
		return undefined;
	}
}

/** Ids continue the numbers that are taken: `api-import-1`, `api-import-2` ... */
function makeDrafts(
	{ questions }: GiftFile,
	prefix: string,
	taken: readonly string[],
	file: string,
	today: Day
): readonly Draft[] {
	const pattern = new RegExp(`^${prefix}-import-(\\d+)$`);
	const last = Math.max(0, ...taken.map((id) => Number(pattern.exec(id)?.[1] ?? 0)));
	return questions.map((question, index) =>
		draftFrom(question, `${prefix}-import-${last + index + 1}`, basename(file), today)
	);
}

function printDrafts(drafts: readonly Draft[], print: Print): number {
	print(['items:', ...drafts.map(({ yaml }) => yaml)].join('\n'));
	return 0;
}

function addDrafts(
	gift: GiftFile,
	into: { readonly file: string; readonly today: Day; readonly skill: string; readonly folder: string },
	print: Print
): number {
	const target = join(into.folder, 'skills', `${into.skill}.yaml`);
	if (!existsSync(target)) throw new UsageError(`there is no skill "${into.skill}": ${target} is missing`);
	const { skills } = readQuizFolder(into.folder);
	const own = skills.find(({ value }) => value.id === into.skill)?.value.items.map(({ id }) => id) ?? [];
	const taken = skills.flatMap(({ value }) => value.items.map(({ id }) => id));
	const drafts = makeDrafts(gift, own[0]?.split('-')[0] ?? into.skill, taken, into.file, into.today);
	const appended = appendItems(
		target,
		readFileSync(target, 'utf8'),
		drafts.map(({ yaml }) => yaml).join('\n')
	);
	if (!appended.ok) {
		print(`${target}: ${appended.problem}`);
		return 1;
	}
	writeFileSync(target, appended.text);
	print(`${target}: ${drafts.length} drafts added`);
	for (const { id, missing } of drafts) print(`  ${id} still needs: ${missing.join(', ')}`);
	return 0;
}
