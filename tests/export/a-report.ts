import type { Calibration } from '../../src/lib/domain/calibration';
import type { Report, SkillResult, TaskFact } from '../../src/lib/domain/report';
import type { Step } from '../../src/lib/domain/roadmap';
import { defaultSettings } from '../../src/lib/domain/settings';

/**
 * A small report in which every part has something in it: each kind of skill, each verdict, each reason.
 * Made by hand, so that a test can say what a file has to contain; the reports of the real line are
 * compared in `readers.test.ts`.
 */

/** A skill result at Working, asked for at Practised, with three checks that agree. */
export function aSkillResult(change: Partial<SkillResult> = {}): SkillResult {
	const skill = change.skill ?? 'kubernetes';
	return {
		skill,
		name: 'Kubernetes for ML Workloads',
		short: 'Kubernetes',
		view: 'to-learn',
		rated: 2,
		level: 2,
		interval: { low: 1, high: 3 },
		probabilities: [0.03, 0.2, 0.5, 0.22, 0.05],
		basis: 'checked',
		checks: 3,
		unseen: 5,
		missed: [],
		target: 3,
		oneYearTarget: 4,
		importance: 'Critical',
		ownImportance: 'no',
		relevance: 'relevant',
		calibration: aCalibration({ skill }),
		...change
	};
}

export function aCalibration(change: Partial<Calibration> = {}): Calibration {
	return { skill: 'kubernetes', verdict: 'agrees', rated: 2, certainty: 0.9, ...change };
}

export function aTaskFact(change: Partial<TaskFact> = {}): TaskFact {
	return {
		id: 't1',
		title: 'Deploy a model on a cluster.',
		origin: 'guide',
		phase: 2,
		resources: [],
		...change
	};
}

export function aStep(change: Partial<Step> = {}): Step {
	return {
		task: 't1',
		fullHours: 30,
		hours: 12.4,
		loggedHours: 0,
		modules: [],
		start: '2026-11-23',
		finish: { low: '2026-12-01', likely: '2026-12-03', high: '2026-12-09' },
		places: 0,
		uncertain: false,
		needs: [],
		unlocks: [],
		attains: [],
		reasons: [{ code: 'as-in-guide' }],
		...change
	};
}

/** The report; `change` replaces whole parts. */
export function aReport(change: Partial<Report> = {}): Report {
	return {
		format: 1,
		quiz: {
			id: 'backend-to-ai-platform',
			title: 'From Backend Developer to AI Platform Engineer',
			fromRole: 'Backend Developer',
			toRole: 'AI Platform Engineer',
			guideHoursPerWeek: 15
		},
		contentHash: 'c0ffee',
		attempt: { id: 'attempt-1', takenOn: '2026-11-20', mode: 'adaptive' },
		today: '2026-11-22',
		settings: { ...defaultSettings('entry', '2026-11-23'), deadline: '2027-05-01' },
		target: {
			id: 'entry',
			name: 'AI Platform Engineer, entry',
			others: [{ id: 'later', name: 'One year on' }]
		},
		skills: [
			aSkillResult({
				skill: 'api',
				name: 'API Development',
				short: 'APIs',
				view: 'transferable',
				rated: 4,
				level: 3,
				interval: { low: 3, high: 4 },
				target: 3,
				importance: 'Important',
				missed: ['timeouts', 'idempotent retries'],
				calibration: aCalibration({ skill: 'api', verdict: 'checks-lower', rated: 4 })
			}),
			aSkillResult({
				skill: 'sql',
				name: 'SQL & Database Management',
				short: 'SQL',
				view: 'transferable',
				rated: 1,
				level: 2,
				interval: { low: 2, high: 2 },
				target: 2,
				importance: 'Important',
				checks: 1,
				calibration: aCalibration({ skill: 'sql', verdict: 'checks-higher', rated: 1 })
			}),
			aSkillResult(),
			aSkillResult({
				skill: 'python',
				name: 'Python for ML & Data Engineering',
				short: 'Python for ML',
				level: 1,
				interval: { low: 0, high: 2 },
				rated: 1,
				basis: 'rated',
				checks: 0,
				target: 3,
				importance: 'Important',
				calibration: aCalibration({ skill: 'python', verdict: 'not-enough', rated: 1 })
			}),
			aSkillResult({
				skill: 'gpu',
				name: 'GPU Programming & Distributed Computing',
				short: 'GPU',
				level: 1,
				interval: { low: 1, high: 1 },
				target: 1,
				oneYearTarget: 2,
				importance: 'Nice to have',
				contested: { estimated: 0, reason: 'two years of CUDA at university' },
				calibration: aCalibration({ skill: 'gpu' })
			}),
			aSkillResult({
				skill: 'feature-stores',
				name: 'Feature Stores & Data Versioning',
				short: 'Feature stores',
				level: 0,
				interval: { low: 0, high: 4 },
				basis: 'none',
				checks: 0,
				target: 0,
				relevance: 'not-relevant',
				calibration: { skill: 'feature-stores', verdict: 'not-enough', certainty: 0 }
			})
		],
		person: { bias: 0.4, overRates: 0.5, underRates: 0.01, careless: 0.02 },
		checks: { right: 4, wrong: 2, unknown: 1, skipped: 1 },
		gaps: [
			{ skill: 'python', level: 1, target: 3, importance: 'Important', probability: 0.97, hours: 61.2 },
			{ skill: 'kubernetes', level: 2, target: 3, importance: 'Critical', probability: 0.73, hours: 40 }
		],
		strengths: [
			{ skill: 'api', level: 3, target: 3, probability: 0.91 },
			{ skill: 'sql', level: 2, target: 2, probability: 0.92 },
			{ skill: 'gpu', level: 1, target: 1, probability: 1 }
		],
		roadmap: {
			steps: [
				aStep({
					task: 't2',
					hours: 61.2,
					unlocks: ['t1', 't4'],
					attains: [{ skill: 'python', level: 2 }],
					places: 1,
					reasons: [
						{ code: 'closes-gap', skill: 'python', importance: 'Important', from: 1, to: 2 },
						{ code: 'unlocks', tasks: ['t1', 't4'] },
						{ code: 'earlier-than-guide', places: 1, cause: 'needed-by', tasks: ['t1'] },
						{
							code: 'shortened-by-transfer',
							from: { skill: 'sql', level: 2 },
							to: { skill: 'python', level: 2 },
							hours: 6.1,
							why: 'Joins and window functions are what pandas does too'
						},
						{ code: 'shortened-by-knowledge', skill: 'python', level: 1, hours: 9 },
						{ code: 'uncertain', skill: 'python', low: 0, high: 2, hours: 4.2 }
					]
				}),
				aStep({
					start: '2026-12-04',
					finish: { low: '2027-01-05', likely: '2027-01-12', high: '2027-02-01' },
					needs: ['t2'],
					places: -1,
					loggedHours: 3,
					reasons: [
						{ code: 'later-than-guide', places: 1, cause: 'waits-for', tasks: ['t2'] },
						{ code: 'waits-for', tasks: ['t2'] },
						{ code: 'practice', skill: 'kubernetes', level: 2 },
						{ code: 'quick-win', hours: 12.4 },
						{ code: 'contested', skill: 'gpu', level: 1 }
					]
				}),
				aStep({
					task: 't4',
					hours: 20,
					start: '2027-01-13',
					finish: { low: '2027-03-10', likely: '2027-03-10', high: '2027-03-30' },
					reasons: [
						{ code: 'added', after: 't1', why: 'The guide ends at Working' },
						{ code: 'takes-calendar-time', weeks: 8 },
						{ code: 'job-search', hours: 7.5 }
					]
				})
			],
			skips: [
				{
					task: 't3',
					hoursSaved: 18,
					known: [
						{ skill: 'api', level: 2, probability: 0.98, checks: 3 },
						{ skill: 'gpu', level: 1, probability: 0.95, checks: 0 }
					]
				}
			],
			done: [{ task: 't5', on: '2026-11-21' }],
			dropped: ['t6'],
			later: [{ skill: 'gpu', from: 1, to: 2, tasks: ['t4'] }],
			hours: { low: 70.2, likely: 93.6, high: 117 },
			finish: { low: '2027-02-10', likely: '2027-03-10', high: '2027-03-30' },
			order: { kind: 'best' },
			readiness: {
				today: 0.52,
				personal: [
					{ day: '2026-11-22', readiness: 0.52 },
					{ day: '2026-12-03', readiness: 0.7 },
					{ day: '2027-03-10', readiness: 0.95 }
				],
				guide: [
					{ day: '2026-11-22', readiness: 0.52 },
					{ day: '2027-03-10', readiness: 0.95 }
				],
				personal80: '2027-01-12',
				guide80: '2027-03-10'
			},
			deadline: { verdict: 'holds', spareDays: 52 }
		},
		tasks: {
			t1: aTaskFact({
				resources: [
					{ title: 'Kubernetes in Action', url: 'https://example.org/k8s', cost: 'paid' },
					{ title: 'Kubernetes documentation', url: 'https://example.org/docs', cost: 'free' }
				]
			}),
			t2: aTaskFact({
				id: 't2',
				title: 'Complete a beginner ML course',
				phase: 1,
				asGiven: 'Complete a beginner ML course to understand model lifecycle.',
				resources: [{ title: 'Machine Learning Specialization', cost: 'free to audit' }]
			}),
			t3: aTaskFact({ id: 't3', title: 'Build an API', phase: 1 }),
			t4: aTaskFact({ id: 't4', title: 'Operate it for 8 weeks', origin: 'added', phase: 4 }),
			t5: aTaskFact({ id: 't5', title: 'Read chapters 1 to 5', phase: 1 }),
			t6: aTaskFact({ id: 't6', title: 'Write a blog post', phase: 5 })
		},
		setAside: [{ skill: 'api', item: 'api-3' }],
		expectedMisallocation: 2.6,
		...change
	};
}
