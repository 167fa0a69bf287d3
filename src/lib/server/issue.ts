/** An error stops the build or a release, a warning wants a repair or a waiver, a note only tells. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What is wrong at one place of a quiz file. */
export interface Issue {
	readonly file: string;
	/** 1-based. */
	readonly line: number;
	readonly column: number;
	readonly severity: Severity;
	readonly message: string;
	/** Lint rule (L01 ...), where one speaks. */
	readonly rule?: string;
}

/** `file:line:col message`, as editors and terminals make clickable. */
export function formatIssue(issue: Issue): string {
	const rule = issue.rule === undefined ? '' : ` [${issue.rule}]`;
	const severity = issue.severity === 'error' ? '' : `${issue.severity}: `;
	return `${issue.file}:${issue.line}:${issue.column} ${severity}${issue.message}${rule}`;
}

/** Issues in the order a reader works through them: by file, then line, then column. */
export function sortIssues(issues: readonly Issue[]): readonly Issue[] {
	return issues.toSorted(
		(a, b) =>
			(a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
			a.line - b.line ||
			a.column - b.column ||
			(a.message < b.message ? -1 : 1)
	);
}

/** Thrown when a quiz cannot be loaded: the build stops with every issue at once. */
export class QuizError extends Error {
	constructor(readonly issues: readonly Issue[]) {
		super(`The quiz files have errors:\n${issues.map(formatIssue).join('\n')}`);
	}
}
