import { parse, type GIFTQuestion, type MultipleChoice, type TextFormat } from 'gift-pegjs';

/** A multiple-choice question as a GIFT file gives it. */
export interface GiftChoice {
	readonly title: string | undefined;
	/** Last part of the category it stands under. */
	readonly category: string | undefined;
	readonly stem: string;
	readonly options: readonly { readonly text: string; readonly feedback: string | undefined }[];
	readonly key: number;
	readonly feedback: string | undefined;
}

export interface GiftFile {
	readonly questions: readonly GiftChoice[];
	/** Questions that cannot become items, with the reason. */
	readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** Where a GIFT file stops making sense. */
export class GiftError extends Error {
	constructor(
		message: string,
		/** 1-based. */
		readonly line: number,
		readonly column: number
	) {
		super(message);
	}
}

/** Reads a GIFT file. Throws {@link GiftError} on text that is not GIFT. */
export function readGift(text: string): GiftFile {
	let category: string | undefined;
	const questions: GiftChoice[] = [];
	const skipped: { readonly name: string; readonly reason: string }[] = [];
	for (const question of parseGift(text)) {
		if (question.type === 'Category') {
			category = question.title.split('/').at(-1)?.trim();
			continue;
		}
		const reason = whySkipped(question);
		if (reason === undefined && question.type === 'MC') questions.push(readChoice(question, category));
		else skipped.push({ name: nameOf(question), reason: reason ?? 'unknown kind of question' });
	}
	return { questions, skipped };
}

function parseGift(text: string): readonly GIFTQuestion[] {
	try {
		// Byte order marks and Windows line ends are common in exports, and no part of the grammar.
		return parse(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
	} catch (error) {
		if (!(error instanceof Error) || !('location' in error)) throw error;
		const { start } = error.location as {
			readonly start: { readonly line: number; readonly column: number };
		};
		throw new GiftError(error.message.replace(/\s+/g, ' '), start.line, start.column);
	}
}

function whySkipped(question: Exclude<GIFTQuestion, { type: 'Category' }>): string | undefined {
	switch (question.type) {
		case 'MC': {
			const keys = question.choices.filter(isKey).length;
			const count = question.choices.length;
			if (keys !== 1) return `it has ${keys} right answers, an item has one`;
			return count < 3 || count > 4 ? `it has ${count} options, an item has 3 or 4` : undefined;
		}
		case 'TF':
			return 'true or false: write it as a question with 3 or 4 options';
		case 'Short':
		case 'Numerical':
		case 'Essay':
		case 'Matching':
			return `its kind is ${question.type}, not multiple choice`;
		case 'Description':
			return 'a text without a question';
	}
}

function isKey({ isCorrect, weight }: MultipleChoice['choices'][number]): boolean {
	return isCorrect || weight === 100;
}

function readChoice(question: MultipleChoice, category: string | undefined): GiftChoice {
	return {
		title: question.title?.replace(/\s+/g, ' ').trim(),
		category,
		stem: plainText(question.stem),
		options: question.choices.map(({ text, feedback }) => ({
			text: plainText(text),
			feedback: optionalText(feedback)
		})),
		key: question.choices.findIndex(isKey),
		feedback: optionalText(question.globalFeedback)
	};
}

function nameOf(question: { readonly title: string | null; readonly stem: TextFormat }): string {
	return question.title ?? plainText(question.stem).slice(0, 50);
}

function optionalText(text: TextFormat | null): string | undefined {
	const plain = text === null ? '' : plainText(text);
	return plain === '' ? undefined : plain;
}

const ENTITIES: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
	nbsp: ' ',
	amp: '&'
};

/** Text of a GIFT field; HTML loses its tags, `<code>` becomes a code span. */
function plainText({ format, text }: TextFormat): string {
	const plain =
		format === 'html'
			? text
					.replace(/<\/?(?:code|tt)\b[^>]*>/gi, '`')
					.replace(/<[^>]+>/g, ' ')
					.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
			: text;
	return plain.replace(/\s+/g, ' ').trim();
}
