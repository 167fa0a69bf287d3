import { runCheck } from './quiz/check';
import { runSchema } from './quiz/schema';

const USAGE = `Usage: npm run quiz -- COMMAND

  check     checks every file under quizzes/ and prints file:line:col for what is wrong
  schema    writes the JSON Schemas for editors to static/schemas/
`;

const [command, ...args] = process.argv.slice(2);

switch (command) {
	case 'check':
		process.exitCode = runCheck(args);
		break;
	case 'schema':
		process.exitCode = runSchema();
		break;
	default:
		process.stderr.write(USAGE);
		process.exitCode = 2;
}
