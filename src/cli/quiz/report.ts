import { parseArgs } from 'node:util';
import { addDays, type Day } from '../../lib/domain/calendar';
import { LEVELS, levelName } from '../../lib/domain/level';
import { formatIssue } from '../../lib/server/issue';
import { reviewState } from '../../lib/server/lint/review';
import type { ItemFile, SkillFile } from '../../lib/server/skill-file';
import { textTable } from './text-table';
import { readQuizFolder } from './quiz-folder';
import { readToday } from './today';
import type { Print } from './usage';

const MARKS = { overdue: 'OVERDUE', soon: 'soon', later: '' } as const;

/**
 * `report [FOLDER]`: the items of each skill by level, with status, review date and blind solves. Gives 1 when
 * a file cannot be read, else 0.
 */
export function runReport(args: readonly string[], print: Print): number {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: { today: { type: 'string' } }
	});
	const today = readToday(values.today);
	const { skills, issues } = readQuizFolder(positionals[0]);
	const errors = issues.filter(({ severity }) => severity === 'error');
	for (const { value } of skills) print([...skillLines(value, today), ''].join('\n'));
	print(
		summary(
			skills.flatMap(({ value }) => value.items),
			today
		)
	);
	if (errors.length > 0) print(['', 'These files have errors:', ...errors.map(formatIssue)].join('\n'));
	return errors.length > 0 ? 1 : 0;
}

function skillLines(skill: SkillFile, today: Day): readonly string[] {
	const heading = `${skill.name} (${skill.id}): ${summary(skill.items, today)}`;
	if (skill.items.length === 0) return [heading];
	const rows = LEVELS.flatMap((level) =>
		skill.items
			.filter((item) => item.level === level)
			.map((item, index) => [
				`  ${index === 0 ? `${level} ${levelName(level)}` : ''}`,
				item.id,
				item.status,
				item.reviewBy,
				MARKS[item.status === 'archived' ? 'later' : reviewState(item, today)],
				solvedText(item),
				item.subtopic
			])
	);
	return [
		heading,
		...textTable([['  level', 'item', 'status', 'review by', '', 'solved blind', 'sub-topic'], ...rows])
	];
}

function solvedText({ blindSolve }: ItemFile): string {
	return blindSolve === undefined ? 'not yet' : `${blindSolve.agree} of ${blindSolve.of}, ${blindSolve.on}`;
}

function summary(items: readonly ItemFile[], today: Day): string {
	const kept = items.filter(({ status }) => status !== 'archived');
	const live = kept.filter(({ status }) => status === 'live');
	const inState = (state: keyof typeof MARKS) =>
		kept.filter((item) => reviewState(item, today) === state).length;
	const next = kept.map(({ reviewBy }) => reviewBy).filter((day) => day > addDays(today, -1));
	return [
		`${items.length} items, ${live.length} live`,
		`${inState('overdue')} overdue`,
		`${inState('soon')} due within 30 days`,
		...(next.length > 0 ? [`next review ${next.toSorted()[0]}`] : []),
		`${live.filter(({ blindSolve }) => blindSolve === undefined).length} live not yet solved blind`
	].join(', ');
}
