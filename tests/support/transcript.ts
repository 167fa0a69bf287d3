import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';

const FOLDER = 'tests/golden/transcripts';

/** Nodes of the accessibility tree that say nothing by themselves. */
const SILENT = new Set([
	'none',
	'generic',
	'InlineTextBox',
	'LineBreak',
	'ListMarker',
	'RootWebArea',
	'emphasis',
	'strong',
	'LabelText',
	'paragraph',
	'term',
	'definition',
	'Legend'
]);

/** States worth saying, with the value at which they are not said. */
const STATES = ['checked', 'expanded', 'invalid', 'disabled', 'required', 'busy', 'modal', 'level'] as const;

/** Longer texts are cut: the transcript is about what is said and in which role, not about every word. */
const LONGEST = 72;

interface Node {
	readonly nodeId: string;
	readonly parentId?: string;
	readonly childIds?: readonly string[];
	readonly ignored: boolean;
	readonly role?: { readonly value?: string };
	readonly name?: { readonly value?: string };
	readonly description?: { readonly value?: string };
	readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/**
 * What a screen reader is given of the page, top to bottom, one line each: role, name, states, description,
 * and for a choice its position in its group. From Chromium's own accessibility tree.
 */
export async function transcribe(page: Page): Promise<string> {
	const session = await page.context().newCDPSession(page);
	const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
		readonly nodes: readonly Node[];
	};
	await session.detach();
	const byId = new Map(nodes.map((node) => [node.nodeId, node]));
	const [root] = nodes;
	const lines: string[] = [];
	if (root !== undefined) tell(root, 0, '');
	return `${lines.join('\n')}\n`;

	function tell(node: Node, depth: number, around: string): void {
		const role = node.role?.value ?? 'none';
		const name = clean(node.name?.value ?? '');
		const isRepeated = role === 'StaticText' && around.includes(name);
		const isTold =
			!node.ignored && !SILENT.has(role) && !isRepeated && (role !== 'StaticText' || name !== '');
		if (isTold) lines.push(`${'  '.repeat(depth)}${line(node, role, name)}`);
		for (const id of node.childIds ?? []) {
			const child = byId.get(id);
			if (child !== undefined) tell(child, isTold ? depth + 1 : depth, isTold && name !== '' ? name : around);
		}
	}

	function line(node: Node, role: string, name: string): string {
		const states = STATES.flatMap((state) => {
			const value = node.properties?.find((property) => property.name === state)?.value.value;
			return value === undefined || value === false || value === 'false' ? [] : [`${state} ${String(value)}`];
		});
		const description = clean(node.description?.value ?? '');
		return [
			role === 'StaticText' ? 'text' : role,
			name === '' ? '' : `"${role === 'image' ? name : shorten(name)}"`,
			role === 'radio' ? positionOf(node) : '',
			...states,
			description === '' ? '' : `(${shorten(description)})`
		]
			.filter((part) => part !== '')
			.join(' ');
	}

	/** Radios of one group, in the order of the tree: those under the nearest group. */
	function positionOf(node: Node): string {
		let group: Node | undefined = node;
		while (group !== undefined && !/^(group|radiogroup|RootWebArea)$/.test(group.role?.value ?? '')) {
			group = byId.get(group.parentId ?? '');
		}
		const radios = group === undefined ? [] : radiosIn(group);
		return `${radios.indexOf(node) + 1} of ${radios.length}`;
	}

	function radiosIn(node: Node): readonly Node[] {
		if (node.role?.value === 'radio') return [node];
		return (node.childIds ?? []).flatMap((id) => {
			const child = byId.get(id);
			return child === undefined ? [] : radiosIn(child);
		});
	}
}

/** The frame of a transcript: landmarks, headings down to the third, pictures, tables. For pages full of words that change. */
export function frameOf(transcript: string): string {
	const framing =
		/^ *(banner|main|navigation|region|contentinfo|dialog|image|table|columnheader|heading .* level [123])/;
	return transcript
		.split('\n')
		.filter((line) => framing.test(line))
		.map((line) => line.replace(/^( *image "[^.]*\.).*/, '$1"'))
		.join('\n');
}

/** The transcript kept under that name; with `UPDATE_GOLDEN=1` it is written anew first. */
export function goldenTranscript(name: string, now: string): string {
	const path = join(FOLDER, `${name}.txt`);
	if (process.env['UPDATE_GOLDEN'] !== undefined) {
		mkdirSync(FOLDER, { recursive: true });
		writeFileSync(path, now);
	}
	if (!existsSync(path)) throw new Error(`No transcript ${path}: run once with UPDATE_GOLDEN=1 and read it`);
	return readFileSync(path, 'utf8');
}

function clean(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

function shorten(text: string): string {
	return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).trimEnd()}…`;
}
