import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs that run the point-in-time join as SQL, with the conditions that Feast puts into its own. */

const items = skillFile.parse(parse(readFileSync('quizzes/skills/feature-stores.yaml', 'utf8'))).items;
const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;

function keyText(id: string): string {
	const item = items.find((candidate) => candidate.id === id)!;
	return item.options[item.key]!.text;
}

function query(sql: string): readonly string[] {
	const run = spawnSync('sqlite3', ['-batch', ':memory:'], { input: sql, encoding: 'utf8' });
	if (run.status !== 0) throw new Error(run.stderr);
	return run.stdout.trim().split('\n');
}

/** The latest row at or before the entity timestamp and within the time-to-live, or null. */
function lookup(table: string, key: string, ttlSeconds: number): string {
	return `(SELECT value FROM ${table} AS f
		WHERE f.${key} = e.${key}
		AND f.event_timestamp <= e.entity_timestamp
		AND f.event_timestamp >= datetime(e.entity_timestamp, '-${ttlSeconds} seconds')
		ORDER BY f.event_timestamp DESC LIMIT 1)`;
}

describe('fs-p1, two views with a time-to-live each', () => {
	const item = items.find((candidate) => candidate.id === 'fs-p1')!;
	const rows = item
		.code!.text.split('\n')
		.slice(1)
		.map((line) => line.trim().split(/\s{2,}/));
	const inserts = rows.map(
		([view, , time, value]) => `INSERT INTO ${view} VALUES (42, '2026-05-04 ${time}:00', ${value});`
	);
	const tables = ['trips', 'rating']
		.map((view) => `CREATE TABLE ${view} (driver INT, event_timestamp TEXT, value REAL);`)
		.join('\n');
	const entity = `CREATE TABLE entities (driver INT, entity_timestamp TEXT);
		INSERT INTO entities VALUES (42, '2026-05-04 10:00:00');`;

	function joined(tripsHours: number): string {
		return query(`${tables}\n${inserts.join('\n')}\n${entity}
			SELECT coalesce(${lookup('trips', 'driver', tripsHours * 3600)}, 'null'),
				coalesce(${lookup('rating', 'driver', 24 * 3600)}, 'null') FROM entities AS e;`)[0]!;
	}

	it.skipIf(!hasSqlite)('the join gives null for trips and 4.7 for rating (needs sqlite3)', () => {
		expect(rows).toHaveLength(4);
		expect(joined(2)).toBe('null|4.7');
		expect(keyText('fs-p1')).toBe('`trips` is null, `rating` is 4.7');
	});

	it.skipIf(!hasSqlite)('with three hours for trips the value 5 is returned (needs sqlite3)', () => {
		expect(joined(3)).toBe('5.0|4.7');
	});
});

describe('fs-p2, a daily sum stamped with the start of its day', () => {
	/** Spend of one card: 10 on the day before, then 20 at noon and 500 in the evening of the day itself. */
	const purchases = `CREATE TABLE purchases (card INT, at TEXT, amount REAL);
		INSERT INTO purchases VALUES (7, '2026-05-03 09:00:00', 10), (7, '2026-05-04 12:00:00', 20),
			(7, '2026-05-04 20:00:00', 500);
		CREATE TABLE entities (card INT, entity_timestamp TEXT);
		INSERT INTO entities VALUES (7, '2026-05-04 12:00:00');`;

	function sumAtNoon(stamp: string): string {
		return query(`${purchases}
			CREATE TABLE spend AS SELECT card, ${stamp} AS event_timestamp, sum(amount) AS value
				FROM purchases GROUP BY card, date(at);
			SELECT ${lookup('spend', 'card', 7 * 24 * 3600)} FROM entities AS e;`)[0]!;
	}

	it.skipIf(!hasSqlite)(
		'stamped 00:00, a payment at noon sees the purchase of the evening (needs sqlite3)',
		() => {
			expect(sumAtNoon('datetime(date(at))')).toBe('520.0');
			expect(keyText('fs-p2')).toContain('earlier than the time');
		}
	);

	it.skipIf(!hasSqlite)(
		'stamped when the job wrote it, the payment sees the day before (needs sqlite3)',
		() => {
			expect(sumAtNoon("datetime(date(at), '+1 day', '+2 hours')")).toBe('10.0');
		}
	);
});
