import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatIssue, SEVERITIES, sortIssues, type Issue, type Severity } from '../../lib/server/issue';
import { bankOf } from '../../lib/server/lint/bank';
import { lintQuizzes } from '../../lib/server/lint/lint';
import { isRuleId, RULES } from '../../lib/server/lint/rule';
import { bankStatistics, type BankStatistics } from '../../lib/server/lint/statistics';
import type { QuizFiles } from '../../lib/server/quiz-files';
import { readQuizFolder } from './quiz-folder';
import { statisticsText } from './statistics-text';
import { readToday } from './today';
import type { Print } from './usage';

const SHOWN = 200;

/**
 * `check [FOLDER]`: prints every issue of the quiz files, then the bank in figures. Gives 1 when there is an
 * error (with `--strict` also for a warning), else 0.
 */
export function runCheck(args: readonly string[], print: Print): number {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			release: { type: 'boolean', default: false },
			strict: { type: 'boolean', default: false },
			notes: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false },
			today: { type: 'string' }
		}
	});
	const files = readQuizFolder(positionals[0]);
	const today = readToday(values.today);
	const purpose = values.release ? 'release' : 'edit';
	const issues = sortIssues([...files.issues, ...lintQuizzes(files, { today, purpose, readProof })]);
	const bank = bankOf(files.skills);
	const statistics = files.pathways.map(({ value }) => bankStatistics(value, bank));
	if (values.json) {
		print(JSON.stringify({ today, purpose, issues, statistics }, null, 2));
	} else {
		const shown = values.notes ? SEVERITIES : SEVERITIES.filter((severity) => severity !== 'note');
		print(
			[...issueLines(issues, shown), ...figureLines(statistics), ...countLines(files, issues)].join('\n')
		);
		if (values.release)
			print('Links were not opened: this check works offline. Open each address before a release.');
	}
	const failing = values.strict ? ['error', 'warning'] : ['error'];
	return issues.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
}

function readProof(ref: string): string | undefined {
	return existsSync(ref) ? readFileSync(ref, 'utf8') : undefined;
}

/** Errors, warnings and notes apart, each with its heading. */
function issueLines(issues: readonly Issue[], shown: readonly Severity[]): readonly string[] {
	return shown.flatMap((severity) => {
		const own = issues.filter((issue) => issue.severity === severity);
		if (own.length === 0) return [];
		const more = own.length > SHOWN ? [`... and ${own.length - SHOWN} more`] : [];
		return [`${plural(own.length, severity)}:`, ...own.slice(0, SHOWN).map(formatIssue), ...more, ''];
	});
}

function figureLines(statistics: readonly BankStatistics[]): readonly string[] {
	return statistics.flatMap((figures) => [...statisticsText(figures), '']);
}

function countLines({ pathways, skills }: QuizFiles, issues: readonly Issue[]): readonly string[] {
	const items = skills.reduce((sum, { value }) => sum + value.items.length, 0);
	const of = (severity: Severity) =>
		plural(issues.filter((issue) => issue.severity === severity).length, severity);
	const files = `${plural(pathways.length, 'pathway')}, ${plural(skills.length, 'skill')}, ${plural(items, 'item')}`;
	return [...ruleLines(issues), `${files}: ${SEVERITIES.map(of).join(', ')}`];
}

function ruleLines(issues: readonly Issue[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const { rule } of issues) if (rule !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	if (counts.size === 0) return [];
	const named = [...counts].toSorted().map(([rule, count]) => {
		const title = isRuleId(rule) ? ` ${RULES[rule]}` : '';
		return `${rule}${title} ${count}`;
	});
	return [`by rule: ${named.join(', ')}`];
}

function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
