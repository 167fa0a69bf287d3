import { runQuiz } from './quiz/command';

process.exitCode = runQuiz(process.argv.slice(2), {
	out: (text) => process.stdout.write(`${text}\n`),
	err: (text) => process.stderr.write(`${text}\n`)
});
