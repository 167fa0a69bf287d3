import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/lib/domain/calendar';
import { aQuiz, aRoadmap, aTask, TODAY } from '../support/builders';

const levels = [0, 2, 0] as const;
const finish = aRoadmap(aQuiz(), levels).finish;

describe('checkDeadline', () => {
	test('without a deadline there is nothing to say', () => {
		expect(aRoadmap(aQuiz(), levels).deadline).toEqual({ verdict: 'none' });
	});

	test('holds when even the slow case does, with the days to spare in the likely one', () => {
		const { deadline } = aRoadmap(aQuiz(), levels, { deadline: finish.high });
		expect(deadline).toMatchObject({ verdict: 'holds' });
		expect(aRoadmap(aQuiz(), levels, { deadline: addDays(finish.likely, 300) }).deadline).toEqual({
			verdict: 'holds',
			spareDays: 300
		});
	});

	test('is at risk when only the likely case holds, and then names a pace that makes the slow case hold', () => {
		const change = { deadline: addDays(finish.high, -1) };
		const { deadline } = aRoadmap(aQuiz(), levels, change);
		if (deadline.verdict !== 'at-risk') throw new Error(deadline.verdict);
		expect(deadline.droppable).toEqual([]);
		const pace = { weekdays: [0, 1, 2, 3, 4, 5, 6], timeOff: [], hoursPerWeek: deadline.hoursPerWeekNeeded };
		expect(aRoadmap(aQuiz(), levels, { ...change, pace }).deadline.verdict).toBe('holds');
		const slower = { ...pace, hoursPerWeek: deadline.hoursPerWeekNeeded - 0.5 };
		expect(aRoadmap(aQuiz(), levels, { ...change, pace: slower }).deadline.verdict).not.toBe('holds');
	});

	test('is too tight otherwise, and names the least pace that makes the likely case hold', () => {
		const change = { deadline: addDays(TODAY, 13) };
		const { deadline } = aRoadmap(aQuiz(), levels, change);
		if (deadline.verdict !== 'too-tight') throw new Error(deadline.verdict);
		expect(deadline.hoursPerWeekNeeded).toBe(20);
		const pace = { weekdays: [0, 1, 2, 3, 4, 5, 6], timeOff: [], hoursPerWeek: 20 };
		expect(aRoadmap(aQuiz(), levels, { ...change, pace }).finish.likely <= change.deadline).toBe(true);
	});

	test('what could be dropped comes cheapest first, and never before what waits for it', () => {
		const change = {
			deadline: addDays(TODAY, 13),
			importance: { python: 'Critical', gpu: 'Nice to have' }
		} as const;
		const { deadline } = aRoadmap(aQuiz(), levels, change);
		if (deadline.verdict !== 'too-tight') throw new Error(deadline.verdict);
		expect(deadline.droppable.map(({ task }) => task)).toEqual(['gpu-2', 'gpu-1']);
		expect(deadline.droppable.map(({ readinessLost }) => readinessLost)).toEqual([0.06, 0.04]);
		const { finish: after } = aRoadmap(aQuiz(), levels, { ...change, dropped: ['gpu-2', 'gpu-1'] });
		expect(after.likely <= change.deadline).toBe(true);
	});

	test('what gives no readiness goes first', () => {
		const quiz = aQuiz();
		const tasks = [...quiz.tasks, aTask('blog', { fixedHours: 10, optional: true })];
		const { deadline } = aRoadmap(aQuiz({ tasks }), levels, { deadline: addDays(TODAY, 30) });
		if (deadline.verdict !== 'too-tight') throw new Error(deadline.verdict);
		expect(deadline.droppable[0]).toEqual({ task: 'blog', hours: 10, readinessLost: 0 });
	});

	test('no pace helps against calendar time', () => {
		const tasks = [aTask('operate', { trains: [{ skill: 'python', level: 2, hours: 5 }], minWeeks: 8 })];
		const { deadline } = aRoadmap(aQuiz({ tasks }), levels, { deadline: addDays(TODAY, 14) });
		expect(deadline).toMatchObject({ verdict: 'too-tight', hoursPerWeekNeeded: 168 });
	});
});
