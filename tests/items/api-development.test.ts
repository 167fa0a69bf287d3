import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;
const { items } = skillFile.parse(parse(readFileSync('quizzes/skills/api-development.yaml', 'utf8')));

/** Ids an export reads from six runs, newest first, while a run is added after each page. */
function exportRuns(page: (read: number, last: number) => string, pages: number): readonly number[] {
	const ids: number[] = [];
	let inserts = 'INSERT INTO runs (id) VALUES (1), (2), (3), (4), (5), (6);';
	for (let index = 0; index < pages; index++) {
		const sql = `CREATE TABLE runs (id INTEGER); ${inserts} ${page(ids.length, ids.at(-1) ?? 1000)};`;
		const output = execFileSync('sqlite3', ['-batch', ':memory:'], { input: sql, encoding: 'utf8' });
		ids.push(...output.split('\n').filter(Boolean).map(Number));
		inserts += ` INSERT INTO runs (id) VALUES (${7 + index});`;
	}
	return ids;
}

const byOffset = (limit: number) => (read: number) =>
	`SELECT id FROM runs ORDER BY id DESC LIMIT ${limit} OFFSET ${read}`;
const byCursor = (limit: number) => (_read: number, last: number) =>
	`SELECT id FROM runs WHERE id < ${last} ORDER BY id DESC LIMIT ${limit}`;

describe('api-w4: pages of a list that grows at its start', () => {
	const { key, options } = items.find(({ id }) => id === 'api-w4')!;

	it.skipIf(!hasSqlite)('repeat runs when the page is an offset (needs sqlite3)', () => {
		expect(exportRuns(byOffset(2), 3)).toEqual([6, 5, 5, 4, 4, 3]);
	});

	it.skipIf(!hasSqlite)('still repeat runs when the limit is raised (needs sqlite3)', () => {
		expect(exportRuns(byOffset(3), 2)).toEqual([6, 5, 4, 4, 3, 2]);
	});

	it.skipIf(!hasSqlite)('hold each run once when the page continues after a row (needs sqlite3)', () => {
		expect(exportRuns(byCursor(2), 3)).toEqual([6, 5, 4, 3, 2, 1]);
		expect(options[key]!.text).toContain('cursor');
	});
});
