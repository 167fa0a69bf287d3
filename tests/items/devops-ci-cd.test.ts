import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs that carry out the plans and conditions that stand in the options. */

const items = skillFile.parse(parse(readFileSync('quizzes/skills/devops-ci-cd.yaml', 'utf8'))).items;
const itemOf = (id: string) => items.find((item) => item.id === id)!;
const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;

/** True at the key and false elsewhere, in the stored order of the options. */
const keyAlone = (id: string) => itemOf(id).options.map((_, index) => index === itemOf(id).key);

describe('devops-p4: a column renamed over several releases', () => {
	interface Release {
		readonly number: number;
		readonly reads: string;
		readonly writes: readonly string[];
		readonly drops: boolean;
	}

	const seven: Release = { number: 7, reads: 'old', writes: ['old'], drops: false };

	/** The releases of a plan as its option says them; what a clause leaves out stays as before. */
	function releases(plan: string): readonly Release[] {
		return plan.split(';').reduce<readonly Release[]>(
			(before, clause) => {
				const last = before.at(-1)!;
				return [
					...before,
					{
						number: Number(/ in (\d+)/.exec(clause)![1]),
						reads: /read (and write )?new/i.test(clause) ? 'new' : last.reads,
						writes: /write both/i.test(clause)
							? ['old', 'new']
							: /write new/i.test(clause)
								? ['new']
								: last.writes,
						drops: /drop old/i.test(clause)
					}
				];
			},
			[seven]
		);
	}

	/** Each step: the table changes, gaps are filled, then both neighbours write, and read each row. */
	function script(plan: readonly Release[]): string {
		const columns = new Set(['old']);
		const lines = ['CREATE TABLE scores (old INTEGER);', 'INSERT INTO scores VALUES (1);'];
		plan.slice(1).forEach((release, index) => {
			if (release.writes.includes('new') && !columns.has('new')) {
				columns.add('new');
				lines.push('ALTER TABLE scores ADD COLUMN new INTEGER;');
			}
			if (columns.has('old')) lines.push('UPDATE scores SET new = old WHERE new IS NULL;');
			if (release.drops) {
				columns.delete('old');
				lines.push('ALTER TABLE scores DROP COLUMN old;');
			}
			const neighbours = [release, plan[index]!];
			for (const { writes } of neighbours)
				lines.push(
					`INSERT INTO scores (${writes.join()}) VALUES (${writes.map(() => release.number).join()});`
				);
			for (const { reads } of neighbours) lines.push(`SELECT count(*) FROM scores WHERE ${reads} IS NULL;`);
		});
		return lines.join('\n');
	}

	/** Whether no statement fails and no release meets a row without the value that it reads. */
	function holds(plan: string): boolean {
		const run = spawnSync('sqlite3', ['-batch', '-bail', ':memory:'], {
			input: script(releases(plan)),
			encoding: 'utf8'
		});
		return run.status === 0 && run.stdout.split('\n').every((missing) => missing === '' || missing === '0');
	}

	it.skipIf(!hasSqlite)('works beside each neighbour in the plan of the key alone (needs sqlite3)', () => {
		const { options } = itemOf('devops-p4');
		expect(options.map(({ text }) => releases(text).length)).toEqual([4, 5, 4, 4]);
		expect(options.map(({ text }) => holds(text))).toEqual(keyAlone('devops-p4'));
	});
});

describe('devops-e1: which jobs meet the condition of the trust policy', () => {
	interface Job {
		readonly repository: string;
		readonly branch: string;
		readonly environment?: string;
	}

	/** The subject of a token: the environment when a job names one, otherwise the branch. */
	const subject = ({ repository, branch, environment }: Job) =>
		environment === undefined
			? `repo:${repository}:ref:refs/heads/${branch}`
			: `repo:${repository}:environment:${environment}`;

	const deploy: Job = { repository: 'acme/scorer', branch: 'main', environment: 'production' };
	/** Jobs that no reviewer has released; one on a branch cannot enter `production` and so gets no token. */
	const unreviewed: readonly Job[] = [
		{ repository: 'acme/scorer', branch: 'main' },
		{ repository: 'acme/scorer', branch: 'idea' },
		{ repository: 'acme/scorer', branch: 'idea', environment: 'mine' },
		{ repository: 'acme/other', branch: 'main', environment: 'production' }
	];

	/** A condition as its option says it, with `*` for any characters. */
	function meets(condition: string, job: Job): boolean {
		const pattern = condition.split('`')[3]!.split('*').map(literal).join('.*');
		return new RegExp(`^${pattern}$`).test(subject(job));
	}

	const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

	it('admits the deploy job and none without a reviewer by the condition of the key alone', () => {
		const fits = itemOf('devops-e1').options.map(
			({ text }) => meets(text, deploy) && !unreviewed.some((job) => meets(text, job))
		);
		expect(fits).toEqual(keyAlone('devops-e1'));
	});
});
