import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { runQuiz } from '../../src/cli/quiz/command';
import { parseQuizDocument } from '../../src/lib/server/quiz-document';
import { readQuizFiles } from '../../src/lib/server/quiz-files';

const PATHWAY = 'backend-developer-to-ai-platform-engineer';

function edited(pathway: (text: string) => string, skill?: (text: string) => string): string {
	const root = mkdtempSync(join(tmpdir(), 'quiz-'));
	cpSync('quizzes', root, { recursive: true });
	const change = (file: string, by: (text: string) => string) => {
		const before = readFileSync(file, 'utf8');
		const after = by(before);
		if (before === after) throw new Error('edit did nothing');
		writeFileSync(file, after);
	};
	if (skill) change(join(root, 'skills', 'gpu-computing.yaml'), skill);
	else change(join(root, 'pathways', `${PATHWAY}.yaml`), pathway);
	return root;
}
const errors = (root: string) => readQuizFiles(root).issues.filter((i) => i.severity === 'error');
const none = (t: string) => t;

describe('quiz files that once passed, crashed or were refused wrongly', () => {
	test('a skill may not stand in both lists', () =>
		expect(
			errors(
				edited((t) =>
					t.replace(
						/(  transferable:\n[\s\S]*?skills:\n)/,
						'$1      - { skill: model-serving, name: Model Serving, text: again }\n'
					)
				)
			)
		).not.toEqual([]));
	const run = (root: string, ...args: string[]) =>
		runQuiz(['check', root, '--today', '2026-11-30', ...args], {
			out: () => undefined,
			err: () => undefined
		});
	test('a review day that does not exist is an issue, not a crash', () => {
		const root = edited(none, (t) => t.replace(/reviewBy: *'?[\d-]+'?/, 'reviewBy: 2027-02-30'));
		expect(errors(root)).not.toEqual([]);
	});
	test('crash', () => {
		const root = edited(none, (t) => t.replace(/reviewBy: *'?[\d-]+'?/, 'reviewBy: 2027-02-30'));
		expect(() => run(root)).not.toThrow();
	});
	test('crash on release', () => {
		const root = edited(none, (t) => t.replace(/checkedOn: *'?[\d-]+'?/, 'checkedOn: 2026-02-30'));
		expect(() => run(root, '--release')).not.toThrow();
	});
	test('an id that no record can hold', () =>
		expect(
			errors(edited(none, (t) => t.replace(/- id: [a-z0-9-]+/, `- id: g${'x'.repeat(80)}`)))
		).not.toEqual([]));
	test('reaching a level that is not trained', () =>
		expect(
			errors(
				edited((t) =>
					t.replace(
						'{ skill: gpu-computing, level: 1, weeks: 1.25 }\n    reaches:',
						'{ skill: gpu-computing, level: 1, weeks: 1.25 }\n    reaches:\n      - { skill: gpu-computing, level: 2 }'
					)
				)
			)
		).not.toEqual([]));
	test('10e half-open intervals in prose', () =>
		expect(
			parseQuizDocument(
				'a.yaml',
				Array.from({ length: 25 }, (_, i) => `k${i}: the interval [0, 1) of it`).join('\n'),
				z.unknown()
			).ok
		).toBe(true));
	test(
		'10f 5,000 keys on one line are refused like 5,000 lines',
		() =>
			expect(
				parseQuizDocument(
					'a.yaml',
					`{${Array.from({ length: 5000 }, (_, i) => `k${i}: 1`).join(', ')}}`,
					z.unknown()
				).ok
			).toBe(false),
		60_000
	);
	test('10g no task may be called "constructor", which every object has', () =>
		expect(errors(edited(none, (t) => t.replace(/- id: [a-z0-9-]+/, '- id: constructor')))).not.toEqual([]));
});
