import type { Reason } from '../domain/reason';
import type { Report } from '../domain/report';
import type { Step } from '../domain/roadmap';
import { reasonSentences } from './sentence';

/** The reasons of a step as sentences, those apart that a reader in a hurry needs. */
export interface StepReasons {
	/** One or two: why the step is there, and what says most about its place or its length. */
	readonly telling: readonly string[];
	/** All the others, in their order. */
	readonly others: readonly string[];
}

/** What says most about why a step stands where it does and is as long as it is, beside its first reason. */
const TELLING: readonly Reason['code'][] = [
	'earlier-than-guide',
	'later-than-guide',
	'contested',
	'shortened-by-transfer',
	'shortened-by-knowledge'
];

/** The sentences of a step, each of them once: `telling` and `others` together are `reasonSentences`. */
export function stepReasons(report: Report, { reasons }: Pick<Step, 'reasons'>): StepReasons {
	const all = reasonSentences(report, reasons);
	const [lead, ...rest] = reasons;
	const second = rest.find(({ code }) => code !== lead?.code && TELLING.includes(code));
	const wanted = [lead, second].flatMap((reason) =>
		reason === undefined ? [] : (firstOfKind(report, reasons, reason.code) ?? [])
	);
	const telling = all.filter((sentence) => wanted.includes(sentence));
	return { telling, others: all.filter((sentence) => !telling.includes(sentence)) };
}

/** Reasons of one kind may share a sentence, so the kind is asked for as a whole. */
function firstOfKind(report: Report, reasons: readonly Reason[], code: Reason['code']): string | undefined {
	return reasonSentences(
		report,
		reasons.filter((reason) => reason.code === code)
	)[0];
}
