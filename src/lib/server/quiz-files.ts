import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Quiz, QuizOutline } from '../domain/quiz';
import { makeGuide, type Guide } from './guide';
import { QuizError, sortIssues, type Issue } from './issue';
import { pathwayFile, type PathwayFile } from './pathway-file';
import { parseQuizDocument, type Parsed, type QuizDocument } from './quiz-document';
import { joinQuiz, makeResources } from './quiz-join';
import { checkReferences } from './reference-check';
import { skillFile, type SkillFile } from './skill-file';

/** Every quiz file of a folder, parsed, with all issues of form and of cross references. */
export interface QuizFiles {
	readonly pathways: readonly QuizDocument<PathwayFile>[];
	readonly skills: readonly QuizDocument<SkillFile>[];
	readonly issues: readonly Issue[];
}

/** Reads `<root>/skills` and `<root>/pathways`. Never throws on bad content: the issues say what is wrong. */
export function readQuizFiles(root = 'quizzes'): QuizFiles {
	const skills = readFolder(join(root, 'skills'), (file, text) => parseQuizDocument(file, text, skillFile));
	const pathways = readFolder(join(root, 'pathways'), (file, text) =>
		parseQuizDocument(file, text, pathwayFile)
	);
	const readable = { skills: documents(skills), pathways: documents(pathways) };
	const formIssues = [...skills, ...pathways].flatMap((parsed) => (parsed.ok ? [] : parsed.issues));
	return { ...readable, issues: sortIssues([...formIssues, ...checkReferences(readable)]) };
}

/** Ids of all pathways, in file name order. Throws QuizError when any file has an error. */
export function listPathways(root?: string): readonly string[] {
	return readChecked(root).pathways.map(({ value }) => value.id);
}

/** The quiz of a pathway. Throws QuizError when any file has an error, or when there is no such pathway. */
export function loadQuiz(pathway: string, root?: string): Quiz {
	const files = readChecked(root);
	return joinQuiz(
		findPathway(files, pathway),
		files.skills.map(({ value }) => value)
	);
}

/** The guide of a pathway, for its page. Throws like {@link loadQuiz}. */
export function loadGuide(pathway: string, root?: string): Guide {
	const file = findPathway(readChecked(root), pathway);
	return makeGuide(file, makeResources(file));
}

/** The part of a quiz that the ratings need. */
export function outlineOf(quiz: Quiz): QuizOutline {
	const { id, title, fromRole, toRole } = quiz;
	return {
		id,
		title,
		fromRole,
		toRole,
		skills: quiz.skills.map(({ id, name, short, view, anchors }) => ({ id, name, short, view, anchors }))
	};
}

function readChecked(root?: string): QuizFiles {
	const files = readQuizFiles(root);
	const errors = files.issues.filter(({ severity }) => severity === 'error');
	if (errors.length > 0) throw new QuizError(errors);
	return files;
}

function findPathway(files: QuizFiles, id: string): PathwayFile {
	const found = files.pathways.find(({ value }) => value.id === id);
	if (found === undefined) throw new Error(`No pathway called ${id}`);
	return found.value;
}

function readFolder<Value>(
	folder: string,
	parse: (file: string, text: string) => Parsed<Value>
): readonly Parsed<Value>[] {
	return readdirSync(folder)
		.filter((name) => /\.(ya?ml|json)$/.test(name))
		.toSorted()
		.map((name) => {
			const path = join(folder, name);
			return parse(relative(process.cwd(), path), readFileSync(path, 'utf8'));
		});
}

function documents<Value>(parsed: readonly Parsed<Value>[]): readonly QuizDocument<Value>[] {
	return parsed.flatMap((one) => (one.ok ? [one.document] : []));
}
