import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

const { items } = skillFile.parse(parse(readFileSync('quizzes/skills/cloud-platforms.yaml', 'utf8')));

describe('cloud-p3: traffic at which two nodes beat a price per token', () => {
	const { key, options, stem } = items.find(({ id }) => id === 'cloud-p3')!;
	const dollarsPerMillion = 2;
	const dollarsPerNodeHour = 3;
	const tokensPerSecondOfNode = 1_500;
	const nodes = 2;
	const breakEven = (count: number) => (count * dollarsPerNodeHour * 1e6) / dollarsPerMillion / 3600;
	const offered = options.map(({ text }) => Number(/^[\d,]+/.exec(text)![0].replace(',', '')));

	it('uses the figures of the stem', () => {
		expect(stem).toContain(`$${dollarsPerMillion} per million`);
		expect(stem).toContain(`$${dollarsPerNodeHour} an hour`);
		expect(stem).toContain('1,500 tokens a second');
		expect(stem).toContain('two nodes at all times');
	});

	it('is nearest to the key', () => {
		const distances = offered.map((tokens) => Math.abs(tokens - breakEven(nodes)));
		expect(distances.indexOf(Math.min(...distances))).toBe(key);
		expect(Math.min(...distances)).toBeLessThan(5);
	});

	it('lies below the capacity of one node, so that the second one stays a spare', () => {
		expect(breakEven(nodes)).toBeLessThan(tokensPerSecondOfNode);
	});

	it('differs from the figures behind the other options', () => {
		expect(offered[0]).toBeCloseTo(breakEven(1), -1);
		expect(offered[2]).toBe(tokensPerSecondOfNode);
		expect(offered[3]).toBe(nodes * tokensPerSecondOfNode);
	});
});
