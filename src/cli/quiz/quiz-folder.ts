import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readQuizFiles, type QuizFiles } from '../../lib/server/quiz-files';
import { UsageError } from './usage';

/** The quiz files of a folder. Throws UsageError when it is not laid out as one. */
export function readQuizFolder(folder = 'quizzes'): QuizFiles {
	const missing = ['skills', 'pathways'].map((name) => join(folder, name)).find((path) => !existsSync(path));
	if (missing !== undefined) throw new UsageError(`${folder} is no folder of quizzes: ${missing} is missing`);
	return readQuizFiles(folder);
}
