import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromNumber, daysBetween, weekday } from '../../src/lib/domain/calendar';
import type { Report } from '../../src/lib/domain/report';
import { eveningTimes, planEvenings, type EveningTimes } from '../../src/lib/export/evening';
import { escapeIcs, foldIcs, toCalendar, toEveningCalendar } from '../../src/lib/export/ics';
import { plainLine } from '../../src/lib/export/plain-line';
import { anAttempt, aQuiz, aReport as aSmallReport, someSettings } from '../support/builders';
import { aReport, aStep, aTaskFact } from './a-report';
import { campaign, hostileText } from './hostile';
import { lintIcs } from './ics-linter';

const report = aReport();
const times: EveningTimes = { weekdays: [1, 3], startMinute: 19 * 60, minutes: 120 };

/** Events as ical.js reads them. */
function readWithIcalJs(text: string) {
	return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component);
		return {
			uid: event.uid,
			summary: event.summary,
			description: event.description ?? '',
			start: event.startDate.toString(),
			end: event.endDate.toString(),
			zone: event.startDate.zone.tzid,
			properties: component.getAllProperties().map((property) => property.name)
		};
	});
}

/** Summaries by UID as node-ical reads them. */
function readWithNodeIcal(text: string): Map<string, string> {
	const events = Object.values(nodeIcal.sync.parseICS(text)).flatMap((entry) =>
		entry?.type === 'VEVENT' ? [entry] : []
	);
	return new Map(events.map((event) => [event.uid, String(event.summary)]));
}

function titled(titles: readonly string[]): Report {
	const tasks = titles.map((title, index) =>
		aTaskFact({ id: `t${index}`, title, resources: [{ title, cost: 'free' }] })
	);
	return aReport({
		tasks: Object.fromEntries(tasks.map((task) => [task.id, task])),
		roadmap: {
			...report.roadmap,
			steps: tasks.map((task) => aStep({ task: task.id, reasons: [{ code: 'added', why: task.title }] })),
			skips: [],
			done: [],
			dropped: [],
			later: []
		}
	});
}

describe('the calendar of steps', () => {
	const text = toCalendar(report);
	const { problems, events } = lintIcs(text);

	test('is RFC 5545 to the letter', () => {
		expect(problems).toEqual([]);
	});

	test('has one all-day span per step, the end exclusive', () => {
		expect(events.map((event) => [event.get('DTSTART;VALUE=DATE'), event.get('DTEND;VALUE=DATE')])).toEqual(
			report.roadmap.steps.map((step) => [
				step.start.replaceAll('-', ''),
				addDays(step.finish.likely, 1).replaceAll('-', '')
			])
		);
	});

	test('is read by ical.js with every day, title, hour and reason of the report', () => {
		const read = readWithIcalJs(text);
		expect(read.map(({ start, end }) => [start, end])).toEqual(
			report.roadmap.steps.map((step) => [step.start, addDays(step.finish.likely, 1)])
		);
		expect(read.map(({ summary }) => summary)).toEqual([
			'1. Complete a beginner ML course',
			'2. Deploy a model on a cluster.',
			'3. Operate it for 8 weeks'
		]);
		expect(read[1]?.description.split('\n')).toEqual([
			'Hours: about 12 h of 30 h, about 3 h done.',
			'1 place later than in the guide: it builds on ‘Complete a beginner ML course’.',
			'Builds on ‘Complete a beginner ML course’.',
			'Practice towards Working in Kubernetes.',
			'A quick win: about 12 h for a step that counts.',
			'You set GPU to Aware yourself, and this step follows that.',
			'Kubernetes in Action (paid) https://example.org/k8s',
			'Kubernetes documentation (free) https://example.org/docs'
		]);
	});

	test('is read by node-ical with the same events', () => {
		expect(readWithNodeIcal(text)).toEqual(
			new Map(readWithIcalJs(text).map(({ uid, summary }) => [uid, summary]))
		);
	});

	test('keeps its UIDs when the plan moves, and a later plan has a higher sequence', () => {
		const moved = lintIcs(toCalendar(aReport({ today: '2026-12-24' }))).events;
		expect(moved.map((event) => event.get('UID'))).toEqual(events.map((event) => event.get('UID')));
		expect([events[0]?.get('SEQUENCE'), moved[0]?.get('SEQUENCE')]).toEqual(['2', '34']);
	});

	test('two attempts never share a UID, whatever their ids look like', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 8 }),
				fc.string({ unit: 'binary', maxLength: 8 }),
				(a, b) => {
					const uid = (id: string) =>
						lintIcs(toCalendar(aReport({ attempt: { ...report.attempt, id } }))).events[0]?.get('UID');
					expect(uid(a) === uid(b)).toBe(a === b);
				}
			),
			campaign(1000)
		);
	});

	test('a plan without steps is still a calendar', () => {
		expect(lintIcs(toCalendar(titled([])))).toEqual({ problems: [], events: [] });
	});

	test('any title makes exactly its own event in both readers, and no other property', () => {
		const perFile = 5;
		fc.assert(
			fc.property(fc.array(hostileText, { minLength: perFile, maxLength: perFile }), (titles) => {
				const file = toCalendar(titled(titles));
				expect(lintIcs(file).problems).toEqual([]);
				const expected = titles.map((title, index) => plainLine(`${index + 1}. ${title}`));
				const read = readWithIcalJs(file);
				expect(read.map(({ summary }) => summary)).toEqual(expected);
				for (const { properties } of read) {
					expect(properties).toEqual([
						'uid',
						'dtstamp',
						'sequence',
						'dtstart',
						'dtend',
						'summary',
						'description',
						'transp'
					]);
				}
				expect([...readWithNodeIcal(file).values()]).toEqual(expected);
			}),
			campaign(10_000 / perFile)
		);
	});
});

describe('lines', () => {
	test('fold at 75 octets, never inside a character, and unfold to what they were', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
				const line = `SUMMARY:${escapeIcs(text)}`;
				const folded = foldIcs(line);
				for (const part of folded.split('\r\n')) {
					expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
				}
				expect(folded.replaceAll('\r\n ', '')).toBe(line);
			}),
			campaign(2000)
		);
	});

	test('the linter sees what the parsers of npm let through', () => {
		const good = toCalendar(report);
		const faults: readonly [string, string][] = [
			[good.replaceAll('\r\n', '\n'), 'bare'],
			[good.replace(/UID:.*\r\n/, ''), 'UID is missing'],
			[good.replace(/DTSTAMP:.*\r\n/, ''), 'DTSTAMP is missing'],
			[good.replace('20261123', '20261301'), 'DTSTART'],
			[good.replace('20261204\r\nSUMMARY', '20261101\r\nSUMMARY'), 'not after the start'],
			[good.replace('SUMMARY:', `SUMMARY:${'x'.repeat(80)}`), 'octets'],
			[good.replace('SUMMARY:', 'ATTENDEE:mailto:a@b.example\r\nSUMMARY:'), 'no place'],
			[good.replace('SUMMARY:1.', 'SUMMARY:1;'), 'not escaped'],
			[good.replace('END:VEVENT\r\n', ''), 'BEGIN:VEVENT'],
			[good.replace('VERSION:2.0\r\n', ''), 'calendar properties'],
			[good.replaceAll(/UID:.*\r\n/g, 'UID:a@crosswalk\r\n'), 'UID twice']
		];
		for (const [text, problem] of faults) expect(lintIcs(text).problems.join('\n')).toContain(problem);
	});
});

describe('the calendar of evenings', () => {
	test('is RFC 5545 to the letter, in floating local time', () => {
		const text = toEveningCalendar(report, times);
		expect(lintIcs(text).problems).toEqual([]);
		const read = readWithIcalJs(text);
		expect(new Set(read.map(({ zone }) => zone))).toEqual(new Set(['floating']));
		expect(read[0]).toMatchObject({
			summary: 'Complete a beginner ML course (1 of 31)',
			start: '2026-11-23T19:00:00',
			end: '2026-11-23T21:00:00'
		});
	});

	test('an evening that passes midnight ends on the next day', () => {
		const late = toEveningCalendar(report, { ...times, startMinute: 23 * 60 + 30 });
		expect(lintIcs(late).problems).toEqual([]);
		expect(readWithIcalJs(late)[0]).toMatchObject({
			start: '2026-11-23T23:30:00',
			end: '2026-11-24T01:30:00'
		});
	});

	test('puts the hours of every step on chosen, free days, one after the other, never before the step starts', () => {
		const anyTimes = fc.record({
			weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
			startMinute: fc.integer({ min: 0, max: 1439 }),
			minutes: fc.integer({ min: 1, max: 48 }).map((quarters) => quarters * 15)
		});
		const hours = fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { maxLength: 6 });
		const off = fc.integer({ min: 0, max: 60 });
		fc.assert(
			fc.property(anyTimes, hours, off, (chosen, all, offAfter) => {
				const base = titled(all.map((_, index) => `Task ${index}`));
				const timeOff = { from: addDays('2026-11-23', offAfter), to: addDays('2026-11-23', offAfter + 13) };
				const one: Report = {
					...base,
					settings: { ...base.settings, pace: { ...base.settings.pace, timeOff: [timeOff] } },
					roadmap: {
						...base.roadmap,
						steps: base.roadmap.steps.map((step, index) => ({
							...step,
							hours: all[index]!,
							start: addDays('2026-11-23', index * 5)
						}))
					}
				};
				const evenings = planEvenings(one, chosen);
				evenings.forEach((evening, index) => {
					const before = evenings[index - 1];
					const isSameDay = before?.day === evening.day;
					if (before !== undefined && !isSameDay) expect(evening.day > before.day).toBe(true);
					expect(evening.startMinute).toBe(
						isSameDay ? before.startMinute + before.minutes : chosen.startMinute
					);
					const end = evening.startMinute + evening.minutes;
					expect(end).toBeLessThanOrEqual(chosen.startMinute + chosen.minutes);
				});
				for (const { day, task } of evenings) {
					expect(chosen.weekdays).toContain(weekday(day));
					expect(day < timeOff.from || day > timeOff.to).toBe(true);
					expect(day >= one.roadmap.steps.find((step) => step.task === task)!.start).toBe(true);
				}
				one.roadmap.steps.forEach((step) => {
					const minutes = evenings
						.filter(({ task }) => task === step.task)
						.reduce((sum, evening) => sum + evening.minutes, 0);
					expect(minutes).toBe(Math.ceil((step.hours * 60) / 15) * 15);
				});
			}),
			{ seed: 6, numRuns: 150 }
		);
	});

	test.each([
		[1, [1]],
		[1, [0, 1, 2, 3, 4, 5, 6]],
		[7, [1, 2, 3, 4, 5]],
		[20, [6]],
		[40, [6]],
		[60, [3]]
	])(
		'at %d h a week on the days %j holds the whole plan, no step later than the page says',
		(hours, weekdays) => {
			const small = aQuiz();
			const quiz = {
				...small,
				tasks: small.tasks.map((task) => ({
					...task,
					trains: task.trains.map((level) => ({ ...level, hours: 61.3 }))
				}))
			};
			const pace = { hoursPerWeek: hours, weekdays, timeOff: [] };
			const plan = aSmallReport(quiz, anAttempt(quiz, { settings: someSettings(quiz, { pace }) }));
			const suggested = eveningTimes(plan, 1140);
			expect(suggested.minutes).toBeLessThanOrEqual(24 * 60);
			const evenings = planEvenings(plan, suggested);
			const planned = evenings.reduce((sum, { minutes }) => sum + minutes, 0) / 60;
			expect(planned).toBeGreaterThanOrEqual(plan.roadmap.hours.likely);
			expect(planned).toBeLessThanOrEqual(plan.roadmap.hours.likely + 0.25 * plan.roadmap.steps.length);
			for (const { task, start, finish } of plan.roadmap.steps) {
				const days = evenings.flatMap((evening) => (evening.task === task ? [evening.day] : []));
				expect(daysBetween(start, days[0] ?? '')).toBeLessThanOrEqual(7);
				// Quarters of an hour may end a step sooner.
				expect(daysBetween(finish.likely, days.at(-1) ?? '')).toBeLessThanOrEqual(7);
			}
			expect(lintIcs(toEveningCalendar(plan, suggested)).problems).toEqual([]);
		}
	);

	test('suggests times that hold the hours of a week', () => {
		const suggested = eveningTimes(report, 1140);
		expect(suggested).toEqual({ weekdays: [0, 1, 2, 3, 4, 5, 6], startMinute: 1140, minutes: 75 });
		expect(suggested.minutes * suggested.weekdays.length).toBeGreaterThanOrEqual(8 * 60);
	});
});

test('a calendar is the same in every time zone and on days when clocks change', () => {
	const before = process.env['TZ'];
	const days = ['2027-03-27', '2027-03-28', '2027-10-31', '2028-02-28', '2026-12-31'];
	const make = () =>
		days
			.map((day) => toCalendar(aReport({ today: day, settings: { ...report.settings, startDay: day } })))
			.join('');
	const zones = [
		'UTC',
		'Europe/Berlin',
		'America/New_York',
		'Pacific/Kiritimati',
		'Pacific/Pago_Pago',
		'Asia/Kolkata'
	];
	try {
		const files = zones.map((zone) => {
			process.env['TZ'] = zone;
			return make();
		});
		expect(new Set(files).size).toBe(1);
	} finally {
		if (before === undefined) delete process.env['TZ'];
		else process.env['TZ'] = before;
	}
});

test('days of every year keep their distance in a calendar', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 18_000, max: 36_000 }),
			fc.integer({ min: 0, max: 400 }),
			(from, length) => {
				const step = aStep({
					start: dayFromNumber(from),
					finish: {
						low: dayFromNumber(from),
						likely: dayFromNumber(from + length),
						high: dayFromNumber(from + length)
					}
				});
				const [event] = readWithIcalJs(
					toCalendar({ ...report, roadmap: { ...report.roadmap, steps: [step] } })
				);
				expect(event).toMatchObject({ start: step.start, end: addDays(step.finish.likely, 1) });
			}
		),
		campaign(1000)
	);
});
