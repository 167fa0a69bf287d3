import { CST, Lexer } from 'yaml';

/** Collections in brackets and braces that the parser can take: deeper ones can abort Node, wider maps take seconds. */
const MOST_OPEN = 20;

/** Where a text goes past what the parser can take, and how. */
export interface FlowBreach {
	readonly line: number;
	readonly message: string;
}

/**
 * Finds the first place where more than 20 brackets are open at once, or a map in braces holds more than `mostKeys`
 * keys. Reads tokens only, so that brackets in text are text; nothing is thrown.
 */
export function findFlowBreach(text: string, mostKeys: number): FlowBreach | undefined {
	const open: { readonly kind: 'map' | 'list'; entries: number }[] = [];
	let line = 1;
	let next: 'token' | 'text' = 'token';
	for (const source of new Lexer().lex(text)) {
		const type: ReturnType<typeof CST.tokenType> | undefined =
			next === 'text' ? undefined : CST.tokenType(source);
		next = type === 'scalar' ? 'text' : 'token';
		const last = open.at(-1);
		if (type === 'flow-map-start') open.push({ kind: 'map', entries: 1 });
		if (type === 'flow-seq-start') open.push({ kind: 'list', entries: 1 });
		if (type === 'flow-map-end' || type === 'flow-seq-end') open.pop();
		if (type === 'comma' && last !== undefined) last.entries += 1;
		if (open.length > MOST_OPEN) return { line, message: `more than ${MOST_OPEN} brackets open at once` };
		if (last?.kind === 'map' && last.entries > mostKeys)
			return { line, message: `more than ${mostKeys} keys in one map` };
		line += source.split('\n').length - 1;
	}
	return undefined;
}
