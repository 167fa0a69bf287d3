import { readFileSync } from 'node:fs';
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
 * the time on the wall (other programs run meanwhile) and at most the processor time of the thread that makes it
 * (the compiler works beside it, on threads nobody waits for): the less of both.
 */

const PEOPLE = 40;
const WARM_UP = 10;

/** Linux counts the time of each thread, in nanoseconds; the first thread has the number of the process. */
const THREAD_CLOCK = `/proc/self/task/${process.pid}/schedstat`;

const quiz = scenarioA(3);
const population = findPopulation('P1');
const processorMs = findClock();
const times: number[][] = [];
for (let index = 0; index < PEOPLE; index++) {
	const own: number[] = [];
	const next: typeof playNext = (log, choice) => {
		const processor = processorMs();
		const from = performance.now();
		const step = playNext(log, choice);
		const wall = performance.now() - from;
		own.push(Math.min(wall, processorMs() - processor));
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

/** Processor time so far in milliseconds: of this thread where the system tells it, else of the whole process. */
function findClock(): () => number {
	const ofThread = (): number => {
		// The count is brought up to date when the thread pauses; without that it moves in steps of 4 ms.
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0.05);
		return Number(readFileSync(THREAD_CLOCK, 'utf8').split(' ')[0]) / 1e6;
	};
	try {
		if (ofThread() > 0) return ofThread;
	} catch {
		// Not Linux.
	}
	return () => {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1000;
	};
}

const timing: Timing = { first: times[0]?.[0] ?? NaN, warm: times.slice(WARM_UP).flat() };
process.stdout.write(JSON.stringify(timing));
