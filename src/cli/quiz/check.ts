import { formatIssue } from '../../lib/server/issue';
import { readQuizFiles } from '../../lib/server/quiz-files';

const SHOWN = 100;

/** Prints every issue of the quiz files; gives the exit code, 1 when there is an error. `args[0]`: another folder. */
export function runCheck(args: readonly string[]): number {
	const root = args.find((arg) => !arg.startsWith('--'));
	const { issues, pathways, skills } = readQuizFiles(root);
	for (const issue of issues.slice(0, SHOWN)) console.log(formatIssue(issue));
	if (issues.length > SHOWN) console.log(`... and ${issues.length - SHOWN} more`);
	const errors = issues.filter(({ severity }) => severity === 'error').length;
	const warnings = issues.length - errors;
	const items = skills.reduce((sum, { value }) => sum + value.items.length, 0);
	console.log(
		`${pathways.length} pathways, ${skills.length} skills, ${items} items: ${errors} errors, ${warnings} warnings`
	);
	return errors > 0 ? 1 : 0;
}
