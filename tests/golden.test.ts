import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { levelName } from '../src/lib/domain/level';
import type { Reason } from '../src/lib/domain/reason';
import { assess, type Report, type SkillResult } from '../src/lib/domain/report';
import { loadQuiz } from '../src/lib/server/quiz-files';
import { GOLDEN_PEOPLE, GOLDEN_TODAY, goldenAttempt, type GoldenPerson } from './support/golden-people';

/*
 * Six people on the real pathway, replayed through the production code, against files a person can read and
 * judge. After a change that is meant: UPDATE_GOLDEN=1 npx vitest run --project node tests/golden.test.ts, then read
 * the difference as a senior engineer would.
 */

const PATHWAY = 'backend-developer-to-ai-platform-engineer';
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
const quiz = loadQuiz(PATHWAY);

describe('golden people', () => {
	test.each(GOLDEN_PEOPLE.map((person) => [person.id, person] as const))('%s', (id, person) => {
		const path = `tests/golden/${id}.md`;
		const text = render(person, assess(quiz, goldenAttempt(quiz, person), GOLDEN_TODAY));
		if (UPDATE) writeFileSync(path, text);
		expect(text).toBe(readFileSync(path, 'utf8'));
	});
});

function render(person: GoldenPerson, report: Report): string {
	const { roadmap, checks } = report;
	const { hours, finish, readiness } = roadmap;
	return [
		`# ${person.title}`,
		person.who,
		`${checks.right} checks right, ${checks.wrong} wrong, ${checks.unknown} "I don't know yet".`,
		'## Levels',
		list(report.skills.map(levelLine)),
		'## Plan',
		list([
			`Hours: ${hours.likely.toFixed(0)} (${hours.low.toFixed(0)} to ${hours.high.toFixed(0)}), order: ${roadmap.order.kind}`,
			`Done: ${finish.likely} (${finish.low} to ${finish.high}) at 8 hours a week`,
			`Ready: ${percent(readiness.today)} today, 80 % on ${readiness.personal80 ?? 'no day'}, in the guide's order on ${readiness.guide80 ?? 'no day'}, at the end ${percent(readiness.personal.at(-1)?.readiness ?? 1)}`
		]),
		...numbered(
			roadmap.steps.map(
				({ task, hours: left, fullHours, start, finish: { likely }, reasons }) =>
					`**${report.tasks[task]?.title ?? task}** (\`${task}\`): ${left.toFixed(1)} of ${fullHours.toFixed(1)} h, ${start} to ${likely}. ${reasons.map(reasonText).join('; ')}`
			)
		),
		'## Skipped',
		list(
			roadmap.skips.map(
				({ task, hoursSaved, known }) =>
					`${report.tasks[task]?.title ?? task} (\`${task}\`), ${hoursSaved.toFixed(1)} h: ${known.map(({ skill, level, probability }) => `${skill} ${level} ${percent(probability)}`).join(', ')}`
			)
		),
		'## Later',
		list(
			roadmap.later.map(
				({ skill, from, to, tasks }) => `${skill} ${from} to ${to}: ${tasks.join(', ') || 'on the job'}`
			)
		)
	]
		.join('\n\n')
		.concat('\n');
}

function levelLine({ name, level, interval, target, rated, checks, calibration }: SkillResult): string {
	const own = rated === undefined ? 'not rated' : `rated ${levelName(rated)}`;
	return `${name}: ${levelName(level)} (${interval.low} to ${interval.high}), target ${levelName(target)}, ${own}, ${checks} checks, ${calibration.verdict}`;
}

/** A reason in its own codes: what is pinned is the domain's answer, not the wording of the day. */
function reasonText(reason: Reason): string {
	const tasks = 'tasks' in reason && reason.tasks.length > 0 ? ` [${reason.tasks.join(', ')}]` : '';
	switch (reason.code) {
		case 'closes-gap':
			return `closes-gap ${reason.skill} ${reason.from} to ${reason.to} (${reason.importance})`;
		case 'unlocks':
		case 'waits-for':
			return `${reason.code}${tasks}`;
		case 'quick-win':
		case 'as-in-guide':
			return reason.code;
		case 'job-search':
			return `job-search ${reason.hours.toFixed(1)} h`;
		case 'shortened-by-transfer':
			return `transfer ${reason.from.skill} ${reason.from.level} saves ${reason.hours.toFixed(1)} h of ${reason.to.skill}`;
		case 'shortened-by-knowledge':
			return `known ${reason.skill} ${reason.level} saves ${reason.hours.toFixed(1)} h`;
		case 'uncertain':
			return `uncertain ${reason.skill} ${reason.low} to ${reason.high} saves ${reason.hours.toFixed(1)} h`;
		case 'not-asked':
			return `not asked ${reason.skill} above ${reason.level} saves ${reason.hours.toFixed(1)} h`;
		case 'shortened-otherwise':
			return `the rest saves ${reason.hours.toFixed(1)} h`;
		case 'practice':
			return `practice ${reason.skill} ${reason.level}`;
		case 'takes-calendar-time':
			return `takes ${reason.weeks} weeks`;
		case 'added':
			return reason.after === undefined ? 'added' : `added after ${reason.after}`;
		case 'contested':
			return `contested ${reason.skill} ${reason.level}`;
		case 'earlier-than-guide':
		case 'later-than-guide':
			return `${reason.places} ${reason.code}: ${reason.cause}${tasks}`;
	}
}

function percent(share: number): string {
	return `${(100 * share).toFixed(0)} %`;
}

function list(lines: readonly string[]): string {
	return lines.length === 0 ? 'Nothing.' : lines.map((line) => `- ${line}`).join('\n');
}

function numbered(lines: readonly string[]): readonly string[] {
	return lines.length === 0 ? [] : [lines.map((line, index) => `${index + 1}. ${line}`).join('\n')];
}
