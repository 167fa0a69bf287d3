import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readQuizFiles } from '../../src/lib/server/quiz-files';
import { runCommand } from '../support/quiz-command';
import { aSkillFile, writeQuizFolder } from '../support/quiz-folder';

let remove: () => void = () => undefined;
afterEach(() => remove());

function folder(files: Parameters<typeof writeQuizFolder>[0] = {}): string {
	const made = writeQuizFolder(files);
	remove = made.remove;
	return made.root;
}

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

describe('quiz new skill', () => {
	test('writes a commented file that passes the form check, and stays a note until it is used', () => {
		const root = folder();
		const { code, out } = runCommand('new', 'skill', 'streams', '--folder', root);
		expect(out).toMatch(/wrote .*skills\/streams\.yaml/);
		expect(code).toBe(0);
		const { issues, skills } = readQuizFiles(root);
		expect(issues).toEqual([]);
		expect(skills.find(({ value }) => value.id === 'streams')?.value.items).toMatchObject([
			{ id: 'streams-w1', status: 'draft', reviewBy: '2028-11-22' }
		]);
		expect(read(root, 'skills/streams.yaml').match(/^ *# /gm)?.length).toBeGreaterThan(20);
		const check = runCommand('check', root, '--notes').out;
		expect(check).toMatch(/streams\.yaml:\d+:\d+ note: name is still to be written \[L01\]/);
		expect(check).not.toMatch(/streams\.yaml:\d+:\d+ (?!note)/);
	});

	test('overwrites nothing', () => {
		const root = folder();
		const before = read(root, 'skills/apis.yaml');
		const { code, out } = runCommand('new', 'skill', 'apis', '--folder', root);
		expect(out).toMatch(/skills\/apis\.yaml is there already: nothing was written/);
		expect(code).toBe(1);
		expect(read(root, 'skills/apis.yaml')).toBe(before);
	});
});

describe('quiz new item', () => {
	test('adds a draft at the end of its skill and leaves the rest to the letter', () => {
		const root = folder();
		const before = `# A comment that stays.\n${read(root, 'skills/apis.yaml')}`;
		writeFileSync(join(root, 'skills/apis.yaml'), before);
		expect(runCommand('new', 'item', 'apis-p1', '--skill', 'apis', '--folder', root).code).toBe(0);
		const after = read(root, 'skills/apis.yaml');
		expect(after.startsWith(before.trimEnd())).toBe(true);
		const { issues, skills } = readQuizFiles(root);
		expect(issues).toEqual([]);
		expect(skills[0]?.value.items.map(({ id }) => id)).toEqual(['apis-w1', 'apis-p1']);
	});

	test('adds to a skill without items', () => {
		const root = folder({ skills: [aSkillFile('apis', { items: [] }), aSkillFile('clusters')] });
		expect(runCommand('new', 'item', 'apis-p1', '--skill', 'apis', '--folder', root).code).toBe(0);
		expect(readQuizFiles(root).skills[0]?.value.items).toHaveLength(1);
	});

	test('refuses an id that any skill has', () => {
		const root = folder();
		const before = read(root, 'skills/apis.yaml');
		const { code, out } = runCommand('new', 'item', 'clusters-w1', '--skill', 'apis', '--folder', root);
		expect(out).toMatch(/clusters\.yaml has an item clusters-w1 already: nothing was written/);
		expect(code).toBe(1);
		expect(read(root, 'skills/apis.yaml')).toBe(before);
	});

	test('refuses a file that has errors, or whose items are not at its end, and leaves it', () => {
		const root = folder({ text: { 'skills/apis.yaml': 'id: apis\n' } });
		const broken = runCommand('new', 'item', 'apis-p1', '--skill', 'apis', '--folder', root);
		expect(broken.out).toMatch(/apis\.yaml: mend it first: .*apis\.yaml:1:1 /);
		expect(broken.code).toBe(1);
		const lines = read(root, 'skills/clusters.yaml').split('\n');
		const items = lines.indexOf('items:');
		const turned = [...lines.slice(items, -1), ...lines.slice(0, items), ''].join('\n');
		writeFileSync(join(root, 'skills/clusters.yaml'), turned);
		const elsewhere = runCommand('new', 'item', 'clusters-p1', '--skill', 'clusters', '--folder', root);
		expect(elsewhere.out).toMatch(/clusters\.yaml: items can be added when "items" is the last key/);
		expect(elsewhere.code).toBe(1);
		expect(read(root, 'skills/clusters.yaml')).toBe(turned);
	});

	test('needs a skill that exists', () => {
		const root = folder();
		expect(runCommand('new', 'item', 'x-w1', '--folder', root)).toMatchObject({
			code: 2,
			err: expect.stringMatching(/--skill SKILL/)
		});
		expect(runCommand('new', 'item', 'x-w1', '--skill', 'x', '--folder', root)).toMatchObject({
			code: 2,
			err: expect.stringMatching(/there is no skill "x"/)
		});
	});
});

describe('quiz new pathway', () => {
	test('writes a commented file that passes every check of form and of references', () => {
		const root = folder({ skills: [aSkillFile('apis'), aSkillFile('clusters'), aSkillFile('streams')] });
		const wish = ['--brings', 'apis', '--learns', 'clusters', '--learns', 'streams', '--folder', root];
		expect(runCommand('new', 'pathway', 'c-to-d', ...wish).code).toBe(0);
		const { issues, pathways } = readQuizFiles(root);
		expect(issues).toEqual([]);
		expect(pathways.map(({ value }) => value.id)).toEqual(['a-to-b', 'c-to-d']);
		expect(read(root, 'pathways/c-to-d.yaml').match(/^# /gm)?.length).toBeGreaterThan(10);
		expect(runCommand('check', root).out).toMatch(
			/c-to-d\.yaml:\d+:\d+ asGiven\.title is still to be written \[L01\]/
		);
	});

	test('overwrites nothing, and needs skills that are there, once each', () => {
		const root = folder();
		const make = (id: string, brings: string, learns: string) =>
			runCommand('new', 'pathway', id, '--brings', brings, '--learns', learns, '--folder', root);
		expect(make('a-to-b', 'apis', 'clusters')).toMatchObject({
			code: 1,
			out: expect.stringMatching(/nothing was written/)
		});
		expect(make('c-to-d', 'apis', 'x').err).toMatch(/no readable skill "x"/);
		expect(make('c-to-d', 'apis', 'apis').err).toMatch(/"apis" is named twice/);
		expect(runCommand('new', 'pathway', 'c-to-d', '--folder', root).code).toBe(2);
	});
});
