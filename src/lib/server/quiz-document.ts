import { isAlias, isCollection, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { findFlowBreach } from './flow-limit';
import type { Issue } from './issue';

/** A path inside a file, as zod and yaml both write it. */
export type Path = readonly (string | number)[];

/** A parsed quiz file that still knows where each value stands. */
export interface QuizDocument<Value> {
	readonly file: string;
	readonly value: Value;
	/** Line and column (1-based) of the value at `path`, or of the nearest parent that exists. */
	readonly place: (path: Path) => { readonly line: number; readonly column: number };
}

/** An issue at a path of a document. */
export function issueAt(
	document: Pick<QuizDocument<unknown>, 'file' | 'place'>,
	path: Path,
	message: string,
	severity: Issue['severity'] = 'error',
	rule?: string
): Issue {
	return {
		file: document.file,
		...document.place(path),
		severity,
		message,
		...(rule === undefined ? {} : { rule })
	};
}

export type Parsed<Value> =
	| { readonly ok: true; readonly document: QuizDocument<Value> }
	| { readonly ok: false; readonly issues: readonly Issue[] };

// The yaml package compares keys pairwise (20,000 keys took 3.9 s) and can abort Node on deep
// nesting, so files are capped before it sees them (reliability study, section 3.2).
const MAX_BYTES = 1_000_000;
const MAX_INDENT = 60;
const MAX_KEYS_PER_MAP = 500;

/**
 * Reads one YAML (or JSON) file and checks it against its form. Gives every issue at once with line and
 * column. Aliases are refused, size, depth and keys per map are capped; nothing is ever thrown.
 */
export function parseQuizDocument<Schema extends z.ZodType>(
	file: string,
	text: string,
	schema: Schema
): Parsed<z.infer<Schema>> {
	const refused = findCapBreach(file, text);
	if (refused !== undefined) return { ok: false, issues: [refused] };

	const lineCounter = new LineCounter();
	const yaml = parseDocument(text, { lineCounter, stringKeys: true, uniqueKeys: true, merge: false });
	const at = (offset: number) => {
		const { line, col } = lineCounter.linePos(offset);
		return { line: Math.max(1, line), column: Math.max(1, col) };
	};
	const problems = [...yaml.errors, ...yaml.warnings];
	if (problems.length > 0) {
		return {
			ok: false,
			issues: problems.map((problem) => ({
				file,
				...at(problem.pos[0]),
				severity: 'error',
				message: problem.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'unreadable'
			}))
		};
	}
	const aliases = findAliases(yaml).map((offset): Issue => ({
		file,
		...at(offset),
		severity: 'error',
		message: 'aliases (&name, *name) are not allowed: write the value out'
	}));
	if (aliases.length > 0) return { ok: false, issues: aliases };

	const place = (path: Path) => at(offsetOf(yaml, path));
	const checked = schema.safeParse(yaml.toJS());
	if (checked.success) return { ok: true, document: { file, value: checked.data, place } };
	return {
		ok: false,
		issues: checked.error.issues.map((issue) => {
			const parent = issue.path.filter((part) => typeof part !== 'symbol');
			const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
			const path = unknownKey === undefined ? parent : [...parent, unknownKey];
			return issueAt({ file, place }, path, `${formatPath(path)}: ${issue.message}`);
		})
	};
}

function findCapBreach(file: string, text: string): Issue | undefined {
	const breach = (line: number, message: string): Issue => ({
		file,
		line,
		column: 1,
		severity: 'error',
		message
	});
	if (text.length > MAX_BYTES) return breach(1, `the file is larger than ${MAX_BYTES / 1000} kB: split it`);
	const keysPerIndent = new Map<number, number>();
	for (const [index, line] of text.split('\n').entries()) {
		const indent = line.length - line.trimStart().length;
		if (indent > MAX_INDENT && /^\s*(- )*[\w-]+:/.test(line)) {
			return breach(index + 1, `nested deeper than ${MAX_INDENT / 2} levels`);
		}
		if (/^\s*$/.test(line)) continue;
		for (const deeper of keysPerIndent.keys()) if (deeper > indent) keysPerIndent.delete(deeper);
		if (/^\s*[^\s#-][^:]*:(\s|$)/.test(line)) {
			const keys = (keysPerIndent.get(indent) ?? 0) + 1;
			keysPerIndent.set(indent, keys);
			if (keys > MAX_KEYS_PER_MAP) return breach(index + 1, `more than ${MAX_KEYS_PER_MAP} keys in one map`);
		}
	}
	const flow = findFlowBreach(text, MAX_KEYS_PER_MAP);
	return flow === undefined ? undefined : breach(flow.line, flow.message);
}

function findAliases(yaml: Document): readonly number[] {
	const offsets: number[] = [];
	visit(yaml, {
		Node(_key, node) {
			const anchored = 'anchor' in node && node.anchor !== undefined;
			if (isAlias(node) || anchored) offsets.push(node.range?.[0] ?? 0);
		}
	});
	return offsets;
}

function offsetOf(yaml: Document, path: Path): number {
	for (let length = path.length; length >= 0; length -= 1) {
		const parentPath = path.slice(0, length - 1);
		const name = path[length - 1];
		const parent = length === 0 ? yaml.contents : yaml.getIn(parentPath, true);
		if (length > 0 && isCollection(parent)) {
			const pair = parent.items.find(
				(item) =>
					typeof item === 'object' && item !== null && 'key' in item && String(item.key) === String(name)
			) as { key?: { range?: [number, number, number] } } | undefined;
			if (pair?.key?.range) return pair.key.range[0];
		}
		const node = length === 0 ? yaml.contents : yaml.getIn(path.slice(0, length), true);
		const range = (node as { range?: [number, number, number] } | undefined)?.range;
		if (range) return range[0];
	}
	return 0;
}

function formatPath(path: Path): string {
	if (path.length === 0) return 'file';
	return path
		.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
		.join('');
}
