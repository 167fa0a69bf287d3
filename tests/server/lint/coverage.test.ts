import { describe, expect, test } from 'vitest';
import { checkCoverage, checkPlaces, coverageOf, quotasOf } from '../../../src/lib/server/lint/coverage';
import { pathwayFile } from '../../../src/lib/server/pathway-file';
import { aBank, aGoodItem } from '../../support/lint-items';
import { aPathwayFile } from '../../support/quiz-folder';

/** A pathway over `apis` and `clusters` whose targets want these levels of `clusters`. */
const aPathway = (entry: number, later: number) =>
	pathwayFile.parse(
		aPathwayFile({
			targets: aPathwayFile().targets.map((target) => ({
				...target,
				requirements: target.requirements.map((requirement) =>
					requirement.skill === 'clusters'
						? { ...requirement, level: target.id === 'entry' ? entry : later }
						: requirement
				)
			}))
		})
	);

/** `counts[i]` live items at level i + 1, each with a sub-topic of its own. */
const bankWith = (...counts: readonly number[]) =>
	aBank(
		counts.flatMap((count, index) =>
			Array.from({ length: count }, (_, n) =>
				aGoodItem(`clusters-${index + 1}-${n}`, { level: index + 1, subtopic: `Topic ${index}.${n}` })
			)
		),
		'clusters'
	);

describe('quotas', () => {
	test('three live items a level up to the entry target, two up to the one-year target, none above', () => {
		expect(quotasOf([aPathway(2, 3)]).get('clusters')).toEqual([3, 3, 2, 0]);
		expect(quotasOf([aPathway(3, 4)]).get('clusters')).toEqual([3, 3, 3, 2]);
		expect(quotasOf([aPathway(1, 1)]).get('clusters')).toEqual([3, 0, 0, 0]);
	});

	test('pathways that share a skill get the higher wish, and a skill that none uses has no quota', () => {
		expect(quotasOf([aPathway(2, 3), aPathway(1, 4)]).get('clusters')).toEqual([3, 3, 2, 2]);
		expect(quotasOf([aPathway(2, 3)]).has('elsewhere')).toBe(false);
		expect(quotasOf([]).size).toBe(0);
	});
});

describe('L21 coverage', () => {
	const said = (bank: ReturnType<typeof bankWith>) =>
		checkCoverage(bank[0]!.document, [3, 3, 2, 0], bank).map(
			({ severity, rule, message }) => `${rule} ${severity} ${message}`
		);

	test('passes a skill that holds its quota', () => {
		expect(said(bankWith(3, 3, 2))).toEqual([]);
	});

	test('names each level that is short', () => {
		expect(said(bankWith(3, 2, 0))).toEqual([
			'L21 error level 2 has 2 live items, it needs 3',
			'L21 error level 3 has 0 live items, it needs 2'
		]);
	});

	test('counts live items alone', () => {
		const bank = bankWith(3, 3, 2).map((entry, index) =>
			index === 0 ? { ...entry, item: { ...entry.item, status: 'reviewed' as const } } : entry
		);
		expect(said(bank)).toEqual(['L21 error level 1 has 2 live items, it needs 3']);
		expect(coverageOf('clusters', [3, 3, 2, 0], bank)).toMatchObject({ live: 7, subtopics: 7 });
	});

	test('asks for four sub-topics', () => {
		const bank = bankWith(3, 3, 2).map((entry, index) => ({
			...entry,
			item: { ...entry.item, subtopic: `Topic ${index % 3}` }
		}));
		expect(said(bank)).toEqual(['L21 error the live items touch 3 sub-topics, it takes 4']);
	});

	test('refuses live items above every target, and lets others wait there', () => {
		const quotas = quotasOf([aPathway(2, 3)]);
		const bank = bankWith(3, 3, 2, 1);
		expect(checkPlaces(quotas, bank)).toMatchObject([
			{ about: bank[8], severity: 'error', path: ['level'], message: expect.stringContaining('reserve') }
		]);
		const waiting = bank.map((entry) => ({ ...entry, item: { ...entry.item, status: 'reserve' as const } }));
		expect(checkPlaces(quotas, waiting)).toEqual([]);
		expect(checkPlaces(new Map(), bank)).toEqual([]);
	});

	test('notes a sub-topic that is asked twice at one level', () => {
		const bank = aBank([aGoodItem('one'), aGoodItem('two'), aGoodItem('three', { level: 1 })]);
		expect(checkPlaces(new Map(), bank)).toMatchObject([
			{ about: bank[1], severity: 'note', message: 'one asks about "Retries" at the same level' }
		]);
	});
});
