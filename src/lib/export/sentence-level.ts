import { LEVEL_NAMES, levelName, type Level } from '../domain/level';
import type { Gap, Strength } from '../domain/gap';
import type { Importance } from '../domain/importance';
import type { SkillId } from '../domain/quiz';
import type { Report, SkillResult } from '../domain/report';
import { capital, closed, countText, hoursText, listText } from './sentence-figure';

/** What is said about levels: intervals, how rating and checks compare, gaps and strengths. */

/** Said once of all skills whose rating and checks agree. */
export const AGREEMENT = 'Your ratings and the checks agree.';

/** Result of a skill of the report. Throws on an id the report does not hold: that is a bug. */
export function skillOf(report: Report, id: SkillId): SkillResult {
	const found = report.skills.find((result) => result.skill === id);
	if (found === undefined) throw new Error(`No skill in the report: ${id}`);
	return found;
}

/** Levels from low to high: "Working", "Working to Practised", "anything from New to me to Expert". */
export function intervalText({ low, high }: { readonly low: Level; readonly high: Level }): string {
	if (low === high) return levelName(low);
	const whole = high - low === LEVEL_NAMES.length - 1;
	return `${whole ? 'anything from ' : ''}${levelName(low)} to ${levelName(high)}`;
}

/** The level with its interval: "Working", or "Working (Aware to Practised)". */
export function levelText({ level, interval }: Pick<SkillResult, 'level' | 'interval'>): string {
	return interval.low === interval.high
		? levelName(level)
		: `${levelName(level)} (${intervalText(interval)})`;
}

/** What is behind the level a plan uses: the person's answers, the level they set themselves, or neither. */
export function restsOn({ contested, basis }: SkillResult): 'answers' | 'own-level' | 'assumption' {
	if (contested !== undefined) return 'own-level';
	return basis === 'none' ? 'assumption' : 'answers';
}

/** What a level rests on: "3 checks", "self-rated only", "not answered", "set by you", "not relevant to you". */
export function basisText(result: SkillResult): string {
	if (result.relevance === 'not-relevant') return 'not relevant to you';
	if (result.contested !== undefined) return 'set by you';
	switch (result.basis) {
		case 'none':
			return 'not answered';
		case 'rated':
			return 'self-rated only';
		case 'checked':
			return countText(result.checks, 'check');
	}
}

/** Importance as a part of a sentence: "critical for the role". */
export function importanceText(importance: Importance): string {
	switch (importance) {
		case 'Critical':
			return 'critical for the role';
		case 'Important':
			return 'important for the role';
		case 'Nice to have':
			return 'nice to have for the role';
	}
}

/**
 * Rating against checks for one skill, in the manner of DIALANG: both are named, a difference is explained
 * by what was asked, and nobody is told off.
 */
export function calibrationSentence(result: SkillResult): string {
	if (result.contested !== undefined) return contestedSentence(result, result.contested);
	const { verdict } = result.calibration;
	const rated = result.calibration.rated ?? result.rated;
	if (rated === undefined) {
		return result.checks === 0
			? 'You gave no answer about this skill. Its level is a guess: what we assume of people who take this path, moved by your other answers.'
			: `You did not rate yourself here. ${capital(checksOf(result))} ${result.checks === 1 ? 'supports' : 'support'} ${intervalText(result.interval)}.`;
	}
	const rating = `You rated yourself ${levelName(rated)}`;
	switch (verdict) {
		case 'agrees':
			return `${rating}, and the checks agree with you.`;
		case 'checks-lower':
			return (
				`${rating}; the checks support ${intervalText(result.interval)}.${missedText(result)} ` +
				'A short quiz can miss things: you may know this from a side it did not ask about.'
			);
		case 'checks-higher':
			return (
				`${rating}; the checks support ${intervalText(result.interval)}. ` +
				'You seem to know more of this than you said, so the plan spends less time on it.'
			);
		case 'not-enough':
			return result.checks === 0
				? `${rating}. No check has looked at that yet, so the plan leaves room on both sides.`
				: `${rating}. ${capital(checksOf(result))} ${result.checks === 1 ? 'is' : 'are'} too few to confirm or correct that.`;
	}
}

/** A skill below its target: "Working now, Practised asked; critical for the role; about 40 h." */
export function gapSentence(report: Report, gap: Gap): string {
	const result = skillOf(report, gap.skill);
	const hours = gap.hours > 0 ? `; ${hoursText(gap.hours)} of the plan` : '';
	return `${levelText(result)} now, ${levelName(gap.target)} asked; ${importanceText(gap.importance)}${hours}.`;
}

/** A skill at or above its target: "Practised; the role asks for Working." */
export function strengthSentence(report: Report, strength: Strength): string {
	const asked =
		strength.target === 0
			? 'the role does not ask for it'
			: `the role asks for ${levelName(strength.target)}`;
	return `${levelText(skillOf(report, strength.skill))}; ${asked}.`;
}

/** All strengths in a sentence, by their short names: "At or above what the role asks: A, B and C."; empty without any. */
export function strengthsSentence(report: Report): string {
	const names = report.strengths.map(({ skill }) => skillOf(report, skill).short);
	return names.length === 0 ? '' : `At or above what the role asks: ${listText(names)}.`;
}

/** All gaps with work in the plan in a sentence, by their short names, most hours first: "Most work: A (about 79 h) and B (about 40 h)."; empty without any. */
export function gapsSentence(report: Report): string {
	const names = report.gaps
		.filter(({ hours }) => hours > 0)
		.map(({ skill, hours }) => `${skillOf(report, skill).short} (${hoursText(hours)})`);
	return names.length === 0 ? '' : `Most work: ${listText(names)}.`;
}

/** The finding of the radar in a sentence or two: its accessible name and alternative text. */
export function radarSentence(report: Report): string {
	const relevant = report.skills.filter((result) => result.relevance === 'relevant');
	const distance = (result: SkillResult) => result.level - result.target;
	const strongest = relevant.reduce<SkillResult | undefined>(
		(best, result) => (best === undefined || result.level > best.level ? result : best),
		undefined
	);
	if (strongest === undefined) return 'Radar without axes: no skill was relevant to you.';
	const widest = relevant.reduce(
		(worst, result) => (distance(result) < distance(worst) ? result : worst),
		strongest
	);
	const gap =
		distance(widest) >= 0
			? 'No skill is below its target.'
			: `Largest gap: ${widest.name}, ${levelName(widest.level)} where ${levelName(widest.target)} is asked.`;
	return (
		`Radar of ${countText(relevant.length, 'skill')}, from New to me in the centre to Expert on the edge. ` +
		`Strongest: ${strongest.name}, ${levelName(strongest.level)}. ${gap}`
	);
}

function contestedSentence(result: SkillResult, contested: NonNullable<SkillResult['contested']>): string {
	const reason = contested.reason === undefined ? '' : ` Your reason: ${closed(contested.reason)}`;
	return (
		`Your answers point to ${levelName(contested.estimated)}. You set the level to ` +
		`${levelName(result.level)} yourself, and the plan follows you.${reason}`
	);
}

function missedText({ missed }: SkillResult): string {
	return missed.length === 0 ? '' : ` What was missed: ${listText(missed)}.`;
}

function checksOf({ checks }: SkillResult): string {
	return checks === 1 ? 'the one check' : `the ${checks} checks`;
}
