import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromNumber, daysBetween } from '../../src/lib/domain/calendar';
import type { Level } from '../../src/lib/domain/level';
import type { Reason } from '../../src/lib/domain/reason';
import type { Report } from '../../src/lib/domain/report';
import * as sentence from '../../src/lib/export/sentence';
import { aCalibration, aReport, aSkillResult, aStep } from './a-report';

const report = aReport();
const withRoadmap = (change: Partial<Report['roadmap']>) =>
	aReport({ roadmap: { ...report.roadmap, ...change } });

describe('figures', () => {
	test.each([
		[0, 'no time'],
		[0.4, 'under 1 h'],
		[0.5, 'about 1 h'],
		[12.4, 'about 12 h'],
		[1234.5, 'about 1,235 h']
	])('%f hours read "%s"', (hours, text) => {
		expect(sentence.hoursText(hours)).toBe(text);
	});

	test.each([
		[0.2, 'less than half a week'],
		[0.5, 'about half a week'],
		[1, 'about 1 week'],
		[7.6, 'about 7.5 weeks']
	])('%f weeks read "%s"', (weeks, text) => {
		expect(sentence.weeksText(weeks)).toBe(text);
	});

	test('a range shows its ends once, and only when there is one', () => {
		expect(sentence.hoursRangeText({ low: 70.2, likely: 93.6, high: 117 })).toBe('about 94 h (70 to 117 h)');
		expect(sentence.hoursRangeText({ low: 12, likely: 12, high: 12 })).toBe('about 12 h');
	});

	test('days are written day first and say the year once', () => {
		expect(sentence.dayText('2027-03-03')).toBe('3 March 2027');
		expect(sentence.daySpanText('2027-03-03', '2027-03-03')).toBe('3 March 2027');
		expect(sentence.daySpanText('2027-03-03', '2027-03-09')).toBe('3 to 9 March 2027');
		expect(sentence.daySpanText('2027-02-28', '2027-03-09')).toBe('28 February to 9 March 2027');
		expect(sentence.daySpanText('2026-12-30', '2027-01-02')).toBe('30 December 2026 to 2 January 2027');
		expect(sentence.dayRangeText({ low: '2026-12-30', likely: '2027-01-02', high: '2027-02-01' })).toBe(
			'around 2 January 2027 (between 30 December 2026 and 1 February 2027)'
		);
		expect(() => sentence.dayText('2027-02-30')).toThrow('Not a day');
	});

	test('a day is in the week that holds it, counted from the start', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 40000 }), fc.integer({ min: 0, max: 2000 }), (start, after) => {
				const from = dayFromNumber(start);
				const week = sentence.planWeek(from, dayFromNumber(start + after));
				expect(daysBetween(from, dayFromNumber(start + (week - 1) * 7))).toBeLessThanOrEqual(after);
				expect(week * 7).toBeGreaterThan(after);
			}),
			{ seed: 6, numRuns: 200 }
		);
	});

	test('lists and weekdays read as English', () => {
		expect(sentence.listText([])).toBe('');
		expect(sentence.listText(['a'])).toBe('a');
		expect(sentence.listText(['a', 'b', 'c'])).toBe('a, b and c');
		expect(sentence.listText(['a', 'b', 'c', 'd'], 3)).toBe('a, b and 2 more');
		expect(sentence.weekdaysText([6, 1, 3])).toBe('Monday, Wednesday and Saturday');
		expect(sentence.weekdaysText([5, 4, 3, 2, 1])).toBe('Monday to Friday');
		expect(sentence.weekdaysText([0, 1, 2, 3, 4, 5, 6])).toBe('all seven days');
	});

	test.each([
		[0.02, 'hardly any'],
		[0.52, 'about half'],
		[0.7, 'about two thirds'],
		[0.99, 'nearly all'],
		[1, 'all']
	])('a share of %f is %s', (share, text) => {
		expect(sentence.shareText(share)).toBe(text);
	});
});

describe('levels', () => {
	test('a level is shown with its interval unless it is certain', () => {
		expect(sentence.levelText({ level: 2, interval: { low: 2, high: 2 } })).toBe('Working');
		expect(sentence.levelText({ level: 2, interval: { low: 1, high: 3 } })).toBe(
			'Working (Aware to Practised)'
		);
		expect(sentence.levelText({ level: 2, interval: { low: 0, high: 4 } })).toBe(
			'Working (anything from New to me to Expert)'
		);
	});

	test('what a level rests on is said for every skill of the report', () => {
		expect(report.skills.map(sentence.basisText)).toEqual([
			'3 checks',
			'1 check',
			'3 checks',
			'self-rated only',
			'set by you',
			'not relevant to you'
		]);
		expect(sentence.basisText(aSkillResult({ basis: 'none', checks: 0 }))).toBe('not answered');
	});

	test('lower checks name what was missed, allow for the quiz being wrong, and offer to set the level', () => {
		expect(sentence.calibrationSentence(report.skills[0]!)).toBe(
			'You rated yourself Expert; the checks support Practised to Expert. What was missed: timeouts and ' +
				'idempotent retries. A short quiz can miss things: you may know this from a side it did not ask about.'
		);
	});

	test.each([
		['agrees', aSkillResult(), 'You rated yourself Working, and the checks agree with you.'],
		[
			'checks higher',
			report.skills[1]!,
			'You rated yourself Aware; the checks support Working. You seem to know more of this than you said, so the plan spends less time on it.'
		],
		[
			'no checks',
			report.skills[3]!,
			'You rated yourself Aware. No check has looked at that yet, so the plan leaves room on both sides.'
		],
		[
			'one check',
			aSkillResult({ checks: 1, calibration: aCalibration({ verdict: 'not-enough' }) }),
			'You rated yourself Working. The one check is too few to confirm or correct that.'
		],
		[
			'a level set by the person',
			report.skills[4]!,
			'Your answers point to New to me. You set the level to Aware yourself, and the plan follows you. Your reason: two years of CUDA at university.'
		],
		[
			'no answer',
			(({ rated: _, ...rest }) => ({
				...rest,
				checks: 0,
				calibration: { skill: 'kubernetes', verdict: 'not-enough', certainty: 0 } as const
			}))(aSkillResult()),
			'You gave no answer about this skill. Its level is a guess: what we assume of people who take this path, moved by your other answers.'
		]
	])('calibration with %s', (_, result, text) => {
		expect(sentence.calibrationSentence(result)).toBe(text);
	});

	test('gaps and strengths say what is there, what is asked and what it costs', () => {
		expect(sentence.gapSentence(report, report.gaps[1]!)).toBe(
			'Working (Aware to Practised) now, Practised asked; critical for the role; about 40 h of the plan.'
		);
		expect(sentence.strengthSentence(report, report.strengths[1]!)).toBe(
			'Working; the role asks for Working.'
		);
	});

	test('the radar states its finding', () => {
		expect(sentence.radarSentence(report)).toBe(
			'Radar of 5 skills, from New to me in the centre to Expert on the edge. Strongest: API Development, ' +
				'Practised. Largest gap: Python for ML & Data Engineering, Aware where Practised is asked.'
		);
	});
});

describe('reasons', () => {
	const reasons = report.roadmap.steps.flatMap((step) => step.reasons);

	test('every reason of the report reads as it should', () => {
		expect(reasons.map((reason) => sentence.reasonSentence(report, reason))).toEqual([
			'Brings Python for ML from Aware to Working, important for the role.',
			'Opens the way to ‘Deploy a model on a cluster’ and ‘Operate it for 8 weeks’.',
			'1 place earlier than in the guide: ‘Deploy a model on a cluster’ builds on it.',
			'About 6 h shorter thanks to SQL at Working. Joins and window functions are what pandas does too.',
			'About 9 h shorter: your answers already show Python for ML at Aware.',
			'About 4 h taken off because you may know part of it: your answers allow New to me to Working in Python for ML. A re-check would tell.',
			'1 place later than in the guide: it builds on ‘Complete a beginner ML course’.',
			'Builds on ‘Complete a beginner ML course’.',
			'Practice towards Working in Kubernetes.',
			'A quick win: about 12 h for a step that counts.',
			'You set GPU to Aware yourself, and this step follows that.',
			'Added by us after ‘Deploy a model on a cluster’. The guide ends at Working.',
			'Needs at least 8 weeks on the calendar at any pace; other steps can run beside it.',
			'Part of finding the job: about 8 h that no skill makes shorter.'
		]);
	});

	const causes = [
		'needed-by',
		'waits-for',
		'more-value-per-hour',
		'less-value-per-hour',
		'own-move'
	] as const;

	test.each([
		['earlier', 'needed-by', '‘Build an API’ builds on it'],
		['earlier', 'waits-for', '‘Build an API’ has to wait for other steps'],
		['earlier', 'more-value-per-hour', 'it brings you more for its hours than ‘Build an API’'],
		['earlier', 'less-value-per-hour', '‘Build an API’ brings you less for the hours'],
		['earlier', 'own-move', 'your own order puts it here'],
		['later', 'needed-by', 'other steps need ‘Build an API’ first'],
		['later', 'waits-for', 'it builds on ‘Build an API’'],
		['later', 'less-value-per-hour', '‘Build an API’ brings you more for the hours'],
		['later', 'own-move', 'your own order puts it here']
	] as const)('a step that is %s, cause %s, reads "%s"', (direction, cause, text) => {
		const reason: Reason = { code: `${direction}-than-guide`, places: 2, cause, tasks: ['t3'] };
		expect(sentence.reasonSentence(report, reason)).toBe(`2 places ${direction} than in the guide: ${text}.`);
	});

	test('every cause of a move has words with one, two and no tasks named', () => {
		for (const code of ['earlier-than-guide', 'later-than-guide'] as const) {
			for (const cause of causes) {
				for (const tasks of [[], ['t1'], ['t1', 't2']]) {
					const text = sentence.reasonSentence(report, { code, places: 1, cause, tasks });
					expect(text).toMatch(/^1 place (earlier|later) than in the guide: [^.]+\.$/);
					expect(text.includes('‘Deploy a model on a cluster’')).toBe(
						tasks.length > 0 && cause !== 'own-move'
					);
				}
			}
		}
	});

	test('reasons that say the same of several skills share a sentence, the others keep theirs and their order', () => {
		const practice = { code: 'practice', skill: 'python', level: 1 } as const;
		const doubt = { code: 'uncertain', skill: 'gpu', low: 0, high: 1, hours: 2 } as const;
		const known = { code: 'shortened-by-knowledge', skill: 'sql', level: 2, hours: 8 } as const;
		expect(
			sentence.reasonSentences(report, [
				practice,
				doubt,
				known,
				{ code: 'job-search', hours: 7.5 },
				{ ...practice, skill: 'gpu', level: 2 },
				{ ...doubt, skill: 'api', low: 2, high: 3, hours: 1.4 },
				{ ...known, skill: 'api', level: 3, hours: 2 }
			])
		).toEqual([
			'Practice towards Aware in Python for ML and Working in GPU.',
			'About 3 h taken off because you may know part of it: your answers allow New to me to Aware in GPU and Working to Practised in APIs. A re-check would tell.',
			'Shorter by what your answers already show: about 8 h for SQL at Working and about 2 h for APIs at Practised.',
			'Part of finding the job: about 8 h that no skill makes shorter.'
		]);
		for (const step of report.roadmap.steps) {
			expect(sentence.reasonSentences(report, step.reasons)).toEqual(
				step.reasons.map((reason) => sentence.reasonSentence(report, reason))
			);
		}
	});

	test('what the plan leaves out or stops short of, and small savings in one sum, are said', () => {
		const gone = { code: 'not-asked', skill: 'gpu', level: 0, hours: 5 } as const;
		expect(
			[gone, { ...gone, level: 1 } as const, { code: 'shortened-otherwise', hours: 2.6 } as const].map(
				(reason) => sentence.reasonSentence(report, reason)
			)
		).toEqual([
			'About 5 h shorter: your plan leaves out GPU.',
			'About 5 h shorter: your plan stops at Aware in GPU.',
			'About 3 h shorter for smaller things that you bring or may know already.'
		]);
	});

	test('more than three tasks are counted instead of named', () => {
		expect(sentence.taskListText(report, ['t1', 't2', 't3', 't4', 't5'])).toBe(
			'‘Deploy a model on a cluster’, ‘Complete a beginner ML course’ and 3 more'
		);
	});

	test('an id the report does not hold is a bug and says which', () => {
		expect(() => sentence.taskOf(report, 'gone')).toThrow('gone');
		expect(() => sentence.skillOf(report, 'gone')).toThrow('gone');
	});
});

describe('the plan', () => {
	test('the headline says what is there, what is left and by when', () => {
		expect(sentence.headline(report)).toBe(
			'You meet 3 of 5 requirements of ‘AI Platform Engineer, entry’. What is left is about 94 h (70 to 117 h). ' +
				'At 8 h a week, that is done around 10 March 2027 (between 10 February and 30 March 2027).'
		);
		expect(sentence.headline(aReport({ gaps: [], roadmap: { ...report.roadmap, steps: [] } }))).toBe(
			'You meet all 3 requirements of ‘AI Platform Engineer, entry’. There is nothing left to plan.'
		);
	});

	test('the pace says everything the dates rest on', () => {
		expect(sentence.paceSentence(report)).toBe(
			'Dates are counted at 8 h a week, spread over all seven days, from 23 November 2026.'
		);
	});

	test('hours a week finer than a field takes, as earlier releases kept them, are said to the hundredth', () => {
		const pace = { ...report.settings.pace, hoursPerWeek: 7.123456 };
		const early = aReport({ settings: { ...report.settings, pace } });
		expect(sentence.paceSentence(early)).toContain('counted at 7.12 h a week,');
		expect(sentence.headline(early)).toContain('At 7.12 h a week,');
	});

	test('a first day that is past is said to be past, beside the day the dates count from', () => {
		const settings = { ...report.settings, startDay: '2026-03-03' };
		expect(sentence.paceSentence(aReport({ settings, today: '2026-12-01' }))).toBe(
			'Dates are counted at 8 h a week, spread over all seven days, from 1 December 2026 ' +
				'(the first day set, 3 March 2026, is past).'
		);
	});

	test('a skipped task shows its evidence', () => {
		expect(sentence.skipSentence(report, report.roadmap.skips[0]!)).toBe(
			'Saves about 18 h: APIs at Working (3 checks) and GPU at Aware (set by you).'
		);
	});

	test('each kind of order says what is known about it', () => {
		expect(sentence.orderSentence(report)).toMatch(/^This order is proven best/);
		expect(sentence.orderSentence(withRoadmap({ order: { kind: 'bounded', atMost: 1.07 } }))).toContain(
			'7 % at most'
		);
		expect(sentence.orderSentence(withRoadmap({ order: { kind: 'own', cost: 1 } }))).toContain(
			'as good as the best'
		);
		expect(sentence.orderSentence(withRoadmap({ order: { kind: 'own', cost: 1.2 } }))).toContain(
			'20 % later'
		);
		expect(sentence.orderSentence(withRoadmap({ steps: [] }))).toBe('');
	});

	test('readiness is told as a week, never as a score', () => {
		expect(sentence.readinessTodaySentence(report)).toBe(
			'Today you meet about half of what the role asks, weighted by importance.'
		);
		expect(sentence.readinessSentence(report)).toBe(
			'Your order reaches 80 % of the role’s requirements in week 8 (12 January 2027), instead of week 16 in the guide’s order.'
		);
		const { personal80: _, ...readiness } = report.roadmap.readiness;
		const guideReady = (guide80: string) =>
			sentence.readinessSentence(withRoadmap({ readiness: { ...report.roadmap.readiness, guide80 } }));
		expect(guideReady('2027-01-11')).toMatch(
			/^Your order reaches 80 % .* in week 8 \(12 January 2027\), in the same week as the guide’s order, yet what it asks comes about [\d.]+ weeks? sooner in yours on average\.$/
		);
		expect(guideReady('2027-01-03')).toMatch(
			/^Your order reaches 80 % .* in week 8 \(12 January 2027\)\. The guide’s order is there in week 6, yet what it asks comes about [\d.]+ weeks? sooner in yours on average\.$/
		);
		expect(sentence.readinessSentence(withRoadmap({ readiness }))).toContain('does not reach');
		expect(sentence.readinessSentence(withRoadmap({ readiness: { ...readiness, today: 0.85 } }))).toContain(
			'past 80 %'
		);
	});

	test('a skipped task names the highest level that is known of each skill', () => {
		const known = [1, 2].map((level) => ({
			skill: 'api',
			level: level as Level,
			probability: 0.9,
			checks: 2
		}));
		expect(sentence.skipSentence(report, { task: 't3', hoursSaved: 18, known })).toBe(
			'Saves about 18 h: your answers show APIs at Working (2 checks).'
		);
	});

	test('hours of a step name the whole where a good part is saved', () => {
		const step = { ...aStep(), fullHours: 30, hours: 12.4 };
		expect(sentence.stepHoursText(step)).toBe('about 12 h of 30 h');
		expect(sentence.stepHoursText({ ...step, hours: 29.4 })).toBe('about 29 h');
		expect(sentence.stepHoursText({ ...step, loggedHours: 3 })).toBe('about 12 h of 30 h, about 3 h done');
		expect(sentence.stepHoursText({ ...step, hours: 0 })).toBe('no time');
	});

	test('a step whose planned hours are all spent is told from a done one and from one with hours left', () => {
		const spent = { ...aStep(), hours: 0, loggedHours: 14 };
		expect(sentence.stepHoursText(spent)).toBe('about 14 h spent, none left');
		expect(sentence.spentSentence(spent)).toBe(
			'All its planned hours are spent; it is open until it is ticked as done.'
		);
		expect(sentence.spentSentence({ ...spent, hours: 1 })).toBe('');
		expect(sentence.spentSentence({ ...spent, loggedHours: 0 })).toBe('');
	});

	test('a plan of spent steps alone has no day on which it is done', () => {
		const spent = { ...aStep(), hours: 0, loggedHours: 14 };
		const hours = { low: 0, likely: 0, high: 0 };
		const of = (steps: Report['roadmap']['steps']) => sentence.headline(withRoadmap({ steps, hours }));
		expect(of([spent])).toMatch(/All planned hours are spent; 1 step waits to be ticked as done\.$/);
		expect(of([spent, { ...spent, task: 't2' }])).toMatch(/; 2 steps wait to be ticked as done\.$/);
	});

	test('a deadline says whether it holds and what would help', () => {
		expect(sentence.deadlineSentence(report)).toBe(
			'Your deadline, 1 May 2027, holds even if the work takes longer than likely; the likely end is about 7.5 weeks earlier.'
		);
		const tight = { hoursPerWeekNeeded: 10.2, droppable: [{ task: 't6', hours: 4, readinessLost: 0 }] };
		expect(sentence.deadlineSentence(withRoadmap({ deadline: { verdict: 'too-tight', ...tight } }))).toBe(
			'Your deadline, 1 May 2027, is too tight: the plan likely takes until 10 March 2027. About 11 h a week ' +
				'would make it hold. You could leave out ‘Write a blog post’, which costs the role least.'
		);
		const leavingOut = (tasks: readonly string[]) => {
			const droppable = tasks.map((task) => ({ task, hours: 4, readinessLost: 0 }));
			return sentence.deadlineSentence(
				withRoadmap({ deadline: { verdict: 'too-tight', ...tight, droppable } })
			);
		};
		expect(leavingOut(['t6', 't1'])).toContain(
			'You could leave out ‘Write a blog post’ and ‘Deploy a model on a cluster’, which cost the role least.'
		);
		expect(leavingOut(['t1', 't2', 't3', 't4', 't5', 't6'])).toContain(
			'Leaving steps out is no way: 6 of 3 would have to go.'
		);
		expect(sentence.deadlineSentence(withRoadmap({ deadline: { verdict: 'at-risk', ...tight } }))).toContain(
			'may not hold: the plan could take until 30 March 2027'
		);
		expect(
			sentence.deadlineSentence(
				withRoadmap({ deadline: { verdict: 'too-tight', hoursPerWeekNeeded: 168, droppable: [] } })
			)
		).toContain('No number of hours a week would make it hold');
		const before = withRoadmap({ deadline: { verdict: 'before-start' } });
		expect(sentence.deadlineSentence(before)).toBe(
			'Your deadline, 1 May 2027, comes before the plan can start; it likely takes until 10 March 2027.'
		);
		expect(sentence.deadlineSentence({ ...before, today: '2027-05-02' })).toBe(
			'Your deadline, 1 May 2027, is past; the plan likely takes until 10 March 2027.'
		);
		expect(sentence.deadlineSentence(withRoadmap({ deadline: { verdict: 'none' } }))).toBe('');
	});
});

describe('limits', () => {
	test('are plain about what the figures rest on', () => {
		const text = sentence.limitSentences(report).join(' ');
		for (const part of ['expert judgement', 'No data from real people', '15 h a week', 'about 2.5 weeks']) {
			expect(text).toContain(part);
		}
		expect(sentence.limitSentences(aReport({ expectedMisallocation: 0.1 })).join(' ')).not.toContain(
			'planned wrongly'
		);
	});

	test('the person is spoken about only when the answers leave little doubt', () => {
		expect(sentence.attemptNotes(report)).toEqual([
			'1 answer could not be used, because the question has changed since: API Development.'
		]);
		expect(about({ overRates: 0.85 }, 3)).toContain('a little lower');
		expect(about({ underRates: 0.85 }, 1)).toContain('you know more than you say');
		expect(about({ overRates: 0.85, careless: 0.6 }, 3)).toContain('at random');
		expect(about({}, 2)).toBe('');
	});

	test('a habit of rating is not spoken of where the checks bear the ratings out, or where there are none', () => {
		expect(about({ underRates: 0.95 }, 2)).toBe('');
		expect(about({ overRates: 0.95 }, 2)).toBe('');
		expect(about({ underRates: 0.95 }, 1, 0)).toBe('');
		expect(about({ overRates: 0.95 }, 1)).toBe('');
	});

	/** The notes about a person whose answers show Working everywhere, where they rated themselves so. */
	function about(person: Partial<Report['person']>, rated: Level, checks = 2): string {
		const level = 2 as const;
		const skills = report.skills.map((skill) => ({
			...skill,
			...{ rated, level, checks },
			...(skill.contested !== undefined && { contested: { estimated: level } })
		}));
		return sentence
			.attemptNotes(aReport({ setAside: [], skills, person: { ...report.person, ...person } }))
			.join();
	}

	test('counts of checks are facts, not a score', () => {
		expect(sentence.checksSentence(report)).toBe(
			'8 checks: 4 right, 2 not right, 1 “I don’t know yet” and 1 skipped.'
		);
	});
});

test('no sentence uses our own jargon or scolds', () => {
	const all = [
		sentence.headline(report),
		sentence.orderSentence(report),
		...report.skills.map(sentence.calibrationSentence),
		...report.roadmap.steps.flatMap((step) =>
			step.reasons.map((reason) => sentence.reasonSentence(report, reason))
		),
		...sentence.limitSentences(report)
	].join('\n');
	expect(all).not.toMatch(
		/posterior|theta|sidney|estimate\b|evidence|wrong\b|overconfident|undefined|NaN|\.\./i
	);
});
