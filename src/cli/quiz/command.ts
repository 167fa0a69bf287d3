import { runCheck } from './check';
import { runImport } from './import';
import { runNew } from './new';
import { runReport } from './report';
import { runSchema } from './schema';
import { UsageError, type Print } from './usage';

const USAGE = `Usage: npm run quiz -- COMMAND

  check [FOLDER]    says file:line:col for what is wrong with the quiz files, then the bank in figures
      --release         old source checks and overdue reviews are errors
      --strict          warnings fail, too
      --notes           lists the notes, which never fail
      --json            everything as JSON
  report [FOLDER]   lists the items of each skill and level with review dates and blind solves
  new skill ID      writes a commented template; so does
  new item ID --skill SKILL
  new pathway ID --brings SKILL --learns SKILL
  import FILE.gift  turns multiple-choice questions in GIFT into drafts and prints them
      --skill SKILL     adds them to this skill
  schema            writes the JSON Schemas for editors to static/schemas/

  --today YYYY-MM-DD   the day that dates are held against (check, report, new, import)
  --folder FOLDER      another folder than quizzes (new, import)`;

/** Runs one quiz command and gives its exit code: 0 good, 1 something is wrong with the files, 2 called wrongly. */
export function runQuiz(
	args: readonly string[],
	terminal: { readonly out: Print; readonly err: Print }
): number {
	const [command, ...rest] = args;
	try {
		switch (command) {
			case 'check':
				return runCheck(rest, terminal.out);
			case 'report':
				return runReport(rest, terminal.out);
			case 'new':
				return runNew(rest, terminal.out);
			case 'import':
				return runImport(rest, terminal.out);
			case 'schema':
				return runSchema(terminal.out);
			default:
				terminal.err(USAGE);
				return 2;
		}
	} catch (error) {
		if (!isUsageError(error)) throw error;
		terminal.err(`${error.message}\n\n${USAGE}`);
		return 2;
	}
}

/** Ours, or one of Node's `parseArgs`. */
function isUsageError(error: unknown): error is Error {
	return (
		error instanceof UsageError ||
		(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
	);
}
