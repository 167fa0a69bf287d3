import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs of the keys that plain SQL can show; the skill file itself supplies the code that is run. */
const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;
const { items } = skillFile.parse(parse(readFileSync('quizzes/skills/sql-databases.yaml', 'utf8')));
const folder = mkdtempSync(join(tmpdir(), 'sql-items-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const itemOf = (id: string) => items.find((item) => item.id === id)!;
const keyText = (id: string) => itemOf(id).options[itemOf(id).key]!.text;

/** Rows of the last statement, each as its values joined by `|`. */
function rows(sql: string, database = ':memory:'): readonly string[] {
	const output = execFileSync('sqlite3', ['-batch', '-nullvalue', 'NULL', database], {
		input: sql,
		encoding: 'utf8'
	});
	return output.split('\n').filter((line) => line !== '');
}

describe('sql-a1: a left join and a row without a partner', () => {
	const tables = `
		CREATE TABLE users (id INTEGER, name TEXT);
		CREATE TABLE predictions (user_id INTEGER, score REAL);
		INSERT INTO users VALUES (1, 'has one'), (2, 'has none');
		INSERT INTO predictions VALUES (1, 0.5);`;
	const query = 'SELECT name, user_id, score FROM users LEFT JOIN predictions ON user_id = id';

	it.skipIf(!hasSqlite)('keeps the user once, with NULL on the right side (needs sqlite3)', () => {
		expect(rows(`${tables} ${query} WHERE id = 2;`)).toEqual(['has none|NULL|NULL']);
		expect(keyText('sql-a1')).toContain('One row with NULL');
	});

	it.skipIf(!hasSqlite)(
		'drops the user in an inner join and after a test on the right side (needs sqlite3)',
		() => {
			expect(rows(`${tables} ${query.replace('LEFT ', '')} WHERE id = 2;`)).toEqual([]);
			expect(rows(`${tables} ${query} WHERE id = 2 AND score < 1;`)).toEqual([]);
		}
	);
});

describe('sql-a2: two statements in one transaction', () => {
	/** What is left of the alias when the second statement fails and the script stops there. */
	function aliasAfterFailure(name: string, begin: string): readonly string[] {
		const database = join(folder, name);
		rows(
			`CREATE TABLE alias (name TEXT PRIMARY KEY, version INTEGER NOT NULL);
			INSERT INTO alias VALUES ('champion', 6);`,
			database
		);
		const move = `${begin} DELETE FROM alias; INSERT INTO alias VALUES ('champion', NULL);`;
		const failed = spawnSync('sqlite3', ['-batch', '-bail', database], { input: move });
		expect(failed.status).not.toBe(0);
		return rows('SELECT version FROM alias;', database);
	}

	it.skipIf(!hasSqlite)('undoes the first statement when the second one fails (needs sqlite3)', () => {
		expect(aliasAfterFailure('with.db', 'BEGIN;')).toEqual(['6']);
		expect(keyText('sql-a2')).toContain('together or not at all');
	});

	it.skipIf(!hasSqlite)('loses the alias when each statement stands alone (needs sqlite3)', () => {
		expect(aliasAfterFailure('without.db', '')).toEqual([]);
	});
});

describe('sql-w2: the newest row of each user', () => {
	const table = `
		CREATE TABLE predictions (user_id INTEGER, made_at INTEGER, score REAL);
		INSERT INTO predictions VALUES (1, 10, 0.1), (1, 30, 0.2), (2, 10, 0.3), (2, 20, 0.4), (3, 5, 0.5);`;

	it.skipIf(!hasSqlite)('is what the key gives, and none of the other expressions (needs sqlite3)', () => {
		const { code, key, options } = itemOf('sql-w2');
		const given = options.map(({ text }) =>
			[...rows(`${table} ${code!.text.replace('EXPR', text.replaceAll('`', ''))}`)].sort()
		);
		const newest = ['1|30|0.2', '2|20|0.4', '3|5|0.5'];
		expect(given.map((answer) => answer.join() === newest.join())).toEqual(
			options.map((_, index) => index === key)
		);
	});
});

describe('sql-w3: two joins that multiply a sum', () => {
	const tables = `
		CREATE TABLE users (id INTEGER);
		CREATE TABLE purchases (user_id INTEGER, amount INTEGER);
		CREATE TABLE tickets (user_id INTEGER);
		INSERT INTO users VALUES (1);
		INSERT INTO purchases VALUES (1, 10), (1, 10);
		INSERT INTO tickets VALUES (1), (1), (1);`;
	const query = (
		sum = 'SUM(purchases.amount)',
		purchases = 'purchases',
		select = 'SELECT',
		join = 'JOIN'
	) => `${tables} ${select} ${sum} FROM users
		JOIN ${purchases} ON purchases.user_id = users.id
		${join} tickets ON tickets.user_id = users.id GROUP BY users.id;`;
	const perUser = '(SELECT user_id, SUM(amount) AS amount FROM purchases GROUP BY user_id) AS purchases';
	const attempts: readonly (readonly [RegExp, string])[] = [
		[/SUM\(DISTINCT/, query('SUM(DISTINCT purchases.amount)')],
		[/SELECT DISTINCT/, query(undefined, undefined, 'SELECT DISTINCT')],
		[/subquery/, query('MAX(purchases.amount)', perUser)],
		[/LEFT JOIN/, query(undefined, undefined, undefined, 'LEFT JOIN')]
	];

	it.skipIf(!hasSqlite)('starts from a sum of 60 (needs sqlite3)', () => {
		expect(rows(query())).toEqual(['60']);
	});

	it.skipIf(!hasSqlite)(
		'is 60 again when the sum of the subquery is summed once more (needs sqlite3)',
		() => {
			expect(rows(query('SUM(purchases.amount)', perUser))).toEqual(['60']);
		}
	);

	it.skipIf(!hasSqlite)('is 20 with the subquery in place of the sum, too (needs sqlite3)', () => {
		const ofUser = '(SELECT SUM(amount) FROM purchases AS p WHERE p.user_id = users.id)';
		expect(rows(query(ofUser))).toEqual(['20']);
	});

	it.skipIf(!hasSqlite)('is 20 after the change of the key alone (needs sqlite3)', () => {
		const { key, options } = itemOf('sql-w3');
		const sums = options.map(({ text }) => rows(attempts.find(([name]) => name.test(text))![1])[0]);
		expect(sums.map((sum) => sum === '20')).toEqual(options.map((_, index) => index === key));
	});
});
