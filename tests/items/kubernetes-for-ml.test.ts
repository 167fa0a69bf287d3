import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs of keys that rest on arithmetic which Kubernetes documents; no cluster is needed. */

const items = skillFile.parse(parse(readFileSync('quizzes/skills/kubernetes-for-ml.yaml', 'utf8'))).items;

function optionTexts(id: string): { readonly key: string; readonly all: readonly string[] } {
	const item = items.find((candidate) => candidate.id === id)!;
	return { key: item.options[item.key]!.text, all: item.options.map((option) => option.text) };
}

describe('k8s-p1, the formula of the HPA', () => {
	const MAX = 10;
	const MIN = 1;

	/** desiredReplicas = ceil(current * value / target), with the documented tolerance of 0.1. */
	function scaled(replicas: number, value: number, target: number): number {
		const ratio = value / target;
		if (Math.abs(ratio - 1) <= 0.1) return replicas;
		return Math.min(MAX, Math.max(MIN, Math.ceil(replicas * ratio)));
	}

	function settled(start: number, target: number, valueAt: (replicas: number) => number): number {
		let replicas = start;
		for (let period = 0; period < 100; period++) replicas = scaled(replicas, valueAt(replicas), target);
		return replicas;
	}

	it('queue length adds replicas at peak and removes them at night', () => {
		const served = 10;
		const waiting = (calls: number) => (replicas: number) =>
			Math.max(0, calls - served * replicas) / replicas;
		expect(scaled(2, waiting(100)(2), 10)).toBeGreaterThan(2);
		expect(settled(8, 10, waiting(5))).toBe(MIN);
		expect(optionTexts('k8s-p1').key).toContain('wait in the server');
	});

	it('reserved memory and a lowered CPU target stay at the maximum, day and night', () => {
		expect(settled(2, 80, () => 90)).toBe(MAX);
		expect(settled(2, 10, () => 15)).toBe(MAX);
	});

	it('a larger CPU request lowers the use in percent, so nothing is added', () => {
		const usedCores = 0.15;
		const percentOf = (request: number) => (usedCores / request) * 100;
		expect(percentOf(2)).toBeLessThan(percentOf(1));
		expect(settled(2, 60, () => percentOf(2))).toBe(MIN);
	});
});

describe('k8s-p2, two jobs of eight workers on twelve GPUs', () => {
	const GPUS = 12;
	const WORKERS = 8;

	/** Pods are placed one at a time, the jobs taking turns, as far as GPUs and each quota reach. */
	function placedOneByOne(quota: number): readonly number[] {
		const placed = [0, 0];
		for (let turn = 0; turn < 2 * WORKERS; turn++) {
			const job = turn % 2;
			const used = placed[0]! + placed[1]!;
			if (used < GPUS && placed[job]! < Math.min(WORKERS, quota)) placed[job]! += 1;
		}
		return placed;
	}

	it('one by one, six workers of each job are placed and neither job is whole', () => {
		expect(placedOneByOne(Infinity)).toEqual([6, 6]);
	});

	it('a quota of eight per team changes nothing', () => {
		expect(placedOneByOne(8)).toEqual([6, 6]);
		expect(optionTexts('k8s-p2').all.join()).toContain('quota of eight');
	});

	it('whole jobs only: the first runs with eight, the second holds nothing', () => {
		let free = GPUS;
		const placed = [0, 1].map(() => {
			if (free < WORKERS) return 0;
			free -= WORKERS;
			return WORKERS;
		});
		expect(placed).toEqual([8, 0]);
		expect(optionTexts('k8s-p2').key).toContain('fit together');
	});
});

describe('k8s-p3, a rolling update without a spare GPU', () => {
	interface Limits {
		readonly maxSurge: number;
		readonly maxUnavailable: number;
	}
	interface Outcome {
		readonly finished: boolean;
		readonly fewestServing: number;
	}

	/** Percentages: surge rounds up, unavailable rounds down. */
	function fromPercent(replicas: number, percent: number): Limits {
		return {
			maxSurge: Math.ceil((replicas * percent) / 100),
			maxUnavailable: Math.floor((replicas * percent) / 100)
		};
	}

	function rollout(replicas: number, gpus: number, limits: Limits): Outcome {
		let old = replicas;
		let fresh = 0;
		let fewestServing = replicas;
		for (let step = 0; step < 100 && (fresh < replicas || old > 0); step++) {
			const canRemove = Math.max(0, old + fresh - (replicas - limits.maxUnavailable));
			old -= Math.min(old, canRemove);
			fewestServing = Math.min(fewestServing, old + fresh);
			const allowed = Math.max(0, replicas + limits.maxSurge - (old + fresh));
			const fits = Math.max(0, gpus - (old + fresh));
			fresh += Math.min(allowed, fits, replicas - fresh);
		}
		return { finished: fresh === replicas && old === 0, fewestServing };
	}

	it('the default of 25% means one extra pod and none unavailable for three replicas', () => {
		expect(fromPercent(3, 25)).toEqual({ maxSurge: 1, maxUnavailable: 0 });
		expect(rollout(3, 3, fromPercent(3, 25)).finished).toBe(false);
	});

	it('no surge and one unavailable finishes with two replicas serving', () => {
		expect(rollout(3, 3, { maxSurge: 0, maxUnavailable: 1 })).toEqual({ finished: true, fewestServing: 2 });
		expect(optionTexts('k8s-p3').key).toBe('`maxSurge: 0`, `maxUnavailable: 1`');
	});

	it('a larger surge still hangs, and recreating leaves nothing serving', () => {
		expect(rollout(3, 3, { maxSurge: 2, maxUnavailable: 0 }).finished).toBe(false);
		expect(rollout(3, 3, { maxSurge: 0, maxUnavailable: 3 }).fewestServing).toBe(0);
	});

	it('the explanation holds: a spare GPU or four replicas let the default finish', () => {
		expect(rollout(3, 4, fromPercent(3, 25)).finished).toBe(true);
		expect(rollout(4, 4, fromPercent(4, 25)).finished).toBe(true);
	});
});
