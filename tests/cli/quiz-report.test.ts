import { afterEach, expect, test } from 'vitest';
import { anItemFile, aSkillFile, writeQuizFolder } from '../support/quiz-folder';
import { runCommand } from '../support/quiz-command';

let remove: () => void = () => undefined;
afterEach(() => remove());

function folder(files: Parameters<typeof writeQuizFolder>[0]): string {
	const made = writeQuizFolder(files);
	remove = made.remove;
	return made.root;
}

test('the report lists items by level with dates, state and blind solves', () => {
	const items = [
		anItemFile('apis-w1', { reviewBy: '2026-11-21' }),
		anItemFile('apis-a1', { level: 1, blindSolve: { agree: 2, of: 2, on: '2026-11-20' } }),
		anItemFile('apis-w2', { reviewBy: '2026-12-01', status: 'draft', subtopic: 'Timeouts' }),
		anItemFile('apis-w3', { reviewBy: '2026-01-01', status: 'archived' })
	];
	const root = folder({ skills: [aSkillFile('apis', { items }), aSkillFile('clusters', { items: [] })] });
	const { code, out } = runCommand('report', root);
	expect(out.split('\n')).toEqual([
		'Skill apis (apis): 4 items, 2 live, 1 overdue, 1 due within 30 days, next review 2026-12-01, 1 live not yet solved blind',
		'  level      item     status    review by            solved blind        sub-topic',
		'  1 Aware    apis-a1  live      2028-11-22           2 of 2, 2026-11-20  Retries',
		'  2 Working  apis-w1  live      2026-11-21  OVERDUE  not yet             Retries',
		'             apis-w2  draft     2026-12-01  soon     not yet             Timeouts',
		'             apis-w3  archived  2026-01-01           not yet             Retries',
		'',
		'Skill clusters (clusters): 0 items, 0 live, 0 overdue, 0 due within 30 days, 0 live not yet solved blind',
		'',
		'4 items, 2 live, 1 overdue, 1 due within 30 days, next review 2026-12-01, 1 live not yet solved blind'
	]);
	expect(code).toBe(0);
});

test('a file that cannot be read fails the report and is named', () => {
	const { code, out } = runCommand('report', folder({ text: { 'skills/x.yaml': 'id: x\n' } }));
	expect(out).toMatch(/These files have errors:\n.*skills\/x\.yaml:1:1 /);
	expect(code).toBe(1);
});
