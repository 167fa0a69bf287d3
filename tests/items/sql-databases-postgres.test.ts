import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';
import { hasPostgres, PostgresServer, type PostgresSession } from '../support/postgres';

/** Proofs of the keys that depend on PostgreSQL; the skill file itself supplies the code that is run. */
const { items } = skillFile.parse(parse(readFileSync('quizzes/skills/sql-databases.yaml', 'utf8')));
const itemOf = (id: string) => items.find((item) => item.id === id)!;
const isKey = (id: string) => itemOf(id).options.map((_, index) => index === itemOf(id).key);

const proof = it.skipIf(!hasPostgres);
let server: PostgresServer | undefined;
const session = (): PostgresSession => server!.session();

beforeAll(() => {
	if (!hasPostgres) return;
	server = new PostgresServer();
	server.start();
}, 60_000);

afterAll(() => server?.stop());

describe('sql-w1: an index for the latest value of an entity', () => {
	proof('reads fewest pages with the columns in the order of the key (needs PostgreSQL)', async () => {
		const db = session();
		await db.run(`CREATE TABLE features (entity_id int, event_ts timestamp, value float8);
			INSERT INTO features SELECT (n * 7919) % 3000, timestamp '2026-01-01' + n * interval '1 second', n
			FROM generate_series(1, 200000) AS n`);
		await db.run(`PREPARE hot (int, timestamp) AS ${itemOf('sql-w1').code!.text.replace(/;\s*$/, '')}`);
		const pages: number[] = [];
		const sorts: boolean[] = [];
		for (const { text } of itemOf('sql-w1').options) {
			const [, method, columns] = /^(\S+) index on (\(.*\))$/.exec(text)!;
			await db.run(`CREATE INDEX hot_index ON features
				USING ${method!.toLowerCase().replace('-', '')} ${columns}; ANALYZE features`);
			const { rows } = await db.run(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)
				EXECUTE hot (42, timestamp '2026-01-02')`);
			const [{ Plan: plan }] = JSON.parse(rows.join('\n')) as [{ Plan: Record<string, number> }];
			pages.push(plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!);
			sorts.push(rows.some((row) => row.includes('"Node Type": "Sort"')));
			await db.run('DROP INDEX hot_index');
		}
		const fewest = Math.min(...pages);
		expect(pages.map((count) => count === fewest)).toEqual(isKey('sql-w1'));
		expect(sorts[itemOf('sql-w1').key]).toBe(false);
	});
});

describe('sql-w4: a condition on an expression', () => {
	const steps: readonly (readonly [RegExp, string])[] = [
		[/`ANALYZE`/, 'ANALYZE users'],
		[/expression `lower\(email\)`/, 'CREATE INDEX ON users (lower(email))'],
		[/`REINDEX`/, 'REINDEX TABLE users'],
		[/`enable_seqscan` to `off`/, 'SET LOCAL enable_seqscan = off']
	];

	proof('can use an index after the step of the key alone (needs PostgreSQL)', async () => {
		const db = session();
		await db.run(`CREATE TABLE users (id int, email text); CREATE INDEX ON users (email);
			INSERT INTO users SELECT n, 'person' || n || '@example.org' FROM generate_series(1, 50000) AS n`);
		const explain = itemOf('sql-w4').code!.text.split(';')[0]!;
		const before = (await db.run(explain)).rows.join('\n');
		expect(before).toMatch(/^Seq Scan on users/);
		expect(before).toContain('Filter: (lower(email)');
		const indexed: boolean[] = [];
		for (const { text } of itemOf('sql-w4').options) {
			const step = steps.find(([name]) => name.test(text))![1];
			const { rows, sqlState } = await db.run(`BEGIN; ${step}; ${explain}`);
			expect(sqlState).toBe('00000');
			indexed.push(rows.some((row) => row.includes('Index Cond: (lower(email)')));
			await db.run('ROLLBACK');
		}
		expect(indexed).toEqual(isKey('sql-w4'));
	});
});

describe('sql-p1: workers on a queue table', () => {
	const begin = 'BEGIN';
	const attempts: readonly (readonly [RegExp, string, string])[] = [
		[/^Add `NOWAIT`/, begin, 'FOR UPDATE NOWAIT'],
		[/^Add `SKIP LOCKED`/, begin, 'FOR UPDATE SKIP LOCKED'],
		[/^Remove `FOR UPDATE`/, begin, ''],
		[/`SERIALIZABLE`$/, 'BEGIN ISOLATION LEVEL SERIALIZABLE', 'FOR UPDATE']
	];
	const claim = (locking: string) =>
		`SELECT id FROM jobs WHERE state = 'pending' ORDER BY created_at LIMIT 1 ${locking}`;

	proof(
		'get different jobs at the same time with the clause of the key alone (needs PostgreSQL)',
		async () => {
			const [first, second] = [session(), session()];
			await first.run(`CREATE TABLE jobs (id int, state text, created_at int);
			INSERT INTO jobs SELECT n, 'pending', n FROM generate_series(1, 5) AS n`);
			await second.run(`SET lock_timeout = '300ms'`);
			const claims: string[] = [];
			for (const { text } of itemOf('sql-p1').options) {
				const [, start, locking] = attempts.find(([name]) => name.test(text))!;
				expect((await first.run(`${start}; ${claim(locking)}`)).rows).toEqual(['1']);
				const { rows, sqlState } = await second.run(`${start}; ${claim(locking)}`);
				claims.push(sqlState === '00000' ? rows.join() : 'none');
				await first.run('ROLLBACK');
				await second.run('ROLLBACK');
			}
			expect([...claims].sort()).toEqual(['1', '2', 'none', 'none']);
			expect(claims.map((id) => id === '2')).toEqual(isKey('sql-p1'));
		}
	);
});

describe('sql-p2: a schema change behind a long report', () => {
	const migration = 'ALTER TABLE wide ADD COLUMN source text';

	/** What happens to the migration and to a new read while a report holds the table. */
	async function underReport(sql: string): Promise<{ migrated: string; read: string }> {
		const [report, migrator, reader] = [session(), session(), session()];
		await report.run('DROP TABLE IF EXISTS wide; CREATE TABLE wide (id int)');
		await report.run('BEGIN; SELECT count(*) FROM wide');
		const change = migrator.run(sql);
		// Only a migration with a lock timeout has an answer while the report still runs.
		await (sql.includes('lock_timeout') ? change : server!.untilOneWaits());
		const { sqlState: read } = await reader.run(`SET lock_timeout = '400ms'; SELECT count(*) FROM wide`);
		await report.run('COMMIT');
		const { sqlState: migrated } = await change;
		for (const used of [report, migrator, reader]) used.close();
		return { migrated, read };
	}

	proof(
		'makes new reads wait, in an explicit transaction and with a default too (needs PostgreSQL)',
		async () => {
			for (const sql of [migration, `${migration} DEFAULT 'batch'`, `BEGIN; ${migration}`])
				expect(await underReport(sql)).toEqual({ migrated: '00000', read: '55P03' });
		}
	);

	proof('has no form with CONCURRENTLY (needs PostgreSQL)', async () => {
		const db = session();
		await db.run('CREATE TABLE plain (id int)');
		const { sqlState } = await db.run('ALTER TABLE plain ADD COLUMN source text CONCURRENTLY');
		expect(sqlState).toBe('42601');
	});

	proof('lets new reads pass with a lock timeout, and succeeds on a retry (needs PostgreSQL)', async () => {
		const answer = await underReport(`SET lock_timeout = '200ms'; ${migration}`);
		expect(answer).toEqual({ migrated: '55P03', read: '00000' });
		expect((await session().run(migration)).sqlState).toBe('00000');
		expect(itemOf('sql-p2').options[itemOf('sql-p2').key]!.text).toContain('`lock_timeout`');
	});
});

describe('sql-p3: two schedulers and one quota', () => {
	const write = 'UPDATE quota SET hours_left = 2';
	const guarded = 'UPDATE quota SET hours_left = hours_left - 8 WHERE hours_left >= 8 RETURNING hours_left';
	const attempts: readonly (readonly [RegExp, string, string])[] = [
		[/^One `UPDATE`/, 'BEGIN', guarded],
		[/`READ COMMITTED`/, 'BEGIN', `${write} RETURNING hours_left`],
		[/`REPEATABLE READ`/, 'BEGIN ISOLATION LEVEL REPEATABLE READ', `${write} RETURNING hours_left`],
		[/`CHECK`/, 'BEGIN', `${write} RETURNING hours_left`]
	];

	proof(
		'grant one request for eight of ten hours, and no repeat, with the key alone (needs PostgreSQL)',
		async () => {
			const [first, second] = [session(), session()];
			const outcomes: string[] = [];
			for (const { text } of itemOf('sql-p3').options) {
				const [, start, change] = attempts.find(([name]) => name.test(text))!;
				await first.run(`DROP TABLE IF EXISTS quota;
				CREATE TABLE quota (team text, hours_left int CHECK (hours_left >= 0));
				INSERT INTO quota VALUES ('vision', 10)`);
				for (const scheduler of [first, second])
					expect((await scheduler.run(`${start}; SELECT hours_left FROM quota`)).rows).toEqual(['10']);
				const early = await first.run(change);
				const waiting = second.run(change);
				await server!.untilOneWaits();
				await first.run('COMMIT');
				const late = await waiting;
				await second.run('COMMIT');
				const granted = [early, late].filter(({ rows }) => rows.length === 1).length * 8;
				outcomes.push(`${granted} hours${late.sqlState === '00000' ? '' : `, error ${late.sqlState}`}`);
			}
			expect([...outcomes].sort()).toEqual(['16 hours', '16 hours', '8 hours', '8 hours, error 40001']);
			expect(outcomes.map((outcome) => outcome === '8 hours')).toEqual(isKey('sql-p3'));
		}
	);
});
