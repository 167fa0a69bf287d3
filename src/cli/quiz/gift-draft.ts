import { stringify } from 'yaml';
import type { Day } from '../../lib/domain/calendar';
import { TO_WRITE } from '../../lib/server/lint/completeness';
import { addMonths, REVIEW_MONTHS } from '../../lib/server/lint/review';
import type { GiftChoice } from './gift';

/** A question on its way into a skill file. */
export interface Draft {
	readonly id: string;
	/** A YAML list entry whose dash stands two spaces in, with what is missing as a comment above it. */
	readonly yaml: string;
	/** What a person must still add, in words. */
	readonly missing: readonly string[];
}

/** A GIFT question as a draft item. What GIFT does not know says TO WRITE; nothing is made up. */
export function draftFrom(question: GiftChoice, id: string, from: string, today: Day): Draft {
	const item = {
		id,
		level: 2,
		subtopic: question.category ?? TO_WRITE,
		verifies: TO_WRITE,
		bloom: 'Apply',
		stem: question.stem,
		options: question.options.map(({ text, feedback }) => ({ text, why: feedback ?? TO_WRITE })),
		key: question.key,
		order: 'shuffle',
		explanation: question.feedback ?? TO_WRITE,
		sources: [
			{
				title: `${TO_WRITE}: a primary public page`,
				url: 'https://example.org/',
				checkedOn: today,
				verified: false,
				supports: 'key'
			}
		],
		volatility: 'stable',
		reviewBy: addMonths(today, REVIEW_MONTHS.stable),
		proof: { kind: 'document', ref: TO_WRITE },
		status: 'draft'
	};
	const missing = missingFrom(question);
	const name = question.title === undefined ? from : `${from}, "${question.title}"`;
	const comment = [`From ${name}.`, `Still needs: ${missing.join(', ')}.`].map((line) => `  # ${line}`);
	const entry = stringify([item], { lineWidth: 100, aliasDuplicateObjects: false }).trimEnd();
	return { id, missing, yaml: `${comment.join('\n')}\n${indent(entry)}\n` };
}

function missingFrom({ category, options, feedback, stem }: GiftChoice): readonly string[] {
	const silent = options.flatMap((option, index) => (option.feedback === undefined ? [index + 1] : []));
	return [
		'level and bloom (2 and Apply are placeholders)',
		...(category === undefined ? ['sub-topic'] : []),
		'what it verifies',
		...(stem.endsWith('?') ? [] : ['a stem that ends with its question']),
		...(silent.length > 0 ? [`why for option ${silent.join(', ')}`] : []),
		...(feedback === undefined ? ['explanation'] : []),
		'source',
		'volatility',
		'proof'
	];
}

function indent(text: string): string {
	return text.replace(/^(?=.)/gm, '  ');
}
