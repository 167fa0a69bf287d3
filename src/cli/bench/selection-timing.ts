import { performance } from 'node:perf_hooks';
import { nextCheck } from '../../lib/domain/selection';
import { drawPerson } from '../simulation/person';
import { findPopulation } from '../simulation/population';
import { playSession } from '../simulation/play';
import { scenarioA } from '../simulation/scenario-a';
import type { Timing } from './timing';

/*
 * Run in a process of its own by `bench/selection.ts`: the first call is only once the first call.
 * People answer on scenario A with 90 items; every call for a next check is timed. A call's own time is at most
 * the time on the wall (other programs run meanwhile) and at most the process's (its compiler does): the less of both.
 */

const PEOPLE = 40;
const WARM_UP = 10;

const quiz = scenarioA(3);
const population = findPopulation('P1');
const times: number[][] = [];
for (let index = 0; index < PEOPLE; index++) {
	const own: number[] = [];
	const next: typeof playNext = (log, choice) => {
		const wall = performance.now();
		const cpu = process.cpuUsage();
		const step = playNext(log, choice);
		const { user, system } = process.cpuUsage(cpu);
		own.push(Math.min(performance.now() - wall, (user + system) / 1000));
		return step;
	};
	playSession(quiz, drawPerson(quiz, population, 1, index), next, 30);
	times.push(own);
}

function playNext(
	...[log, choice]: Parameters<Parameters<typeof playSession>[2]>
): ReturnType<typeof nextCheck> {
	return nextCheck(quiz, log, choice);
}

const timing: Timing = { first: times[0]?.[0] ?? NaN, warm: times.slice(WARM_UP).flat() };
process.stdout.write(JSON.stringify(timing));
