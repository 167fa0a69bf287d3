import { render, screen } from '@testing-library/svelte';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import AssessmentStage from '../../src/lib/components/assessment/AssessmentStage.svelte';
import ReviewList from '../../src/lib/components/assessment/ReviewList.svelte';
import type { SessionRecord } from '../../src/lib/domain/record';
import type { CheckResponse } from '../../src/lib/domain/response';
import { aRating, aRecord, anAnswer } from '../support/records';
import { aSession, ITEMS, nextInOrder, SKILLS } from '../support/sessions';

const HERE = () => Promise.resolve({ items: ITEMS, next: nextInOrder });
const NEVER = () => new Promise<never>(() => undefined);
const FAILS = () => Promise.reject(new Error('Offline'));

/** The review of an attempt with one check, its bank here, still on its way, or out of reach. */
async function showReview(load: typeof HERE, change: Partial<SessionRecord> = {}) {
	const session = aSession({ load });
	onTestFinished(session.stop);
	session.resume(
		aRecord({
			position: { stage: 'reviewing' },
			responses: [
				...SKILLS.map((skill, index) => aRating(skill, `2026-11-22T19:00:0${index}.000Z`)),
				anAnswer('a-1', '2026-11-22T19:00:05.000Z')
			],
			...change
		})
	);
	await Promise.resolve();
	await Promise.resolve();
	render(AssessmentStage, {
		session,
		outline: { id: 'small', title: 'A to B', fromRole: 'A', toRole: 'B', skills: [] } as never,
		items: new Map(session.loading === 'ready' ? ITEMS.map((item) => [item.id, item]) : []),
		numberKeys: 'on',
		save: 'saved',
		arrival: 'opened',
		onmoved: vi.fn(),
		onback: vi.fn(),
		onresult: vi.fn(),
		resultAddress: '/result/'
	});
	return document.querySelectorAll('dl')[1]?.innerText ?? '';
}

describe('the review', () => {
	test('has the text of an answer, and the way to change it while that is possible', async () => {
		const text = await showReview(HERE, { explanations: 'at-end' });
		expect(text).toContain('first');
		expect(text).toContain('Change');
	});

	test.each([
		['on their way', NEVER],
		['could not be fetched', FAILS]
	])('says that the texts are %s, not that questions have changed or are explained', async (say, load) => {
		const text = await showReview(load, { explanations: 'at-end' });
		expect(text).toContain('Answered');
		expect(text).not.toContain('changed since');
		expect(text).not.toContain('Explained');
		expect(screen.getByText(new RegExp(say))).toBeVisible();
	});

	test('says of an explained check that it is, bank or not', async () => {
		expect(await showReview(FAILS)).toContain('Explained');
	});

	test('says of a check that the bank no longer has that its question has changed', () => {
		render(ReviewList, aReview([anAnswer('gone-1', '2026-11-22T19:00:05.000Z') as CheckResponse]));
		expect(screen.getByText('Answered; the question has changed since')).toBeVisible();
	});

	test('shows a check that was answered again after a re-check as often as it was answered', () => {
		const twice = ['2026-11-22T19:00:05.000Z', '2026-12-22T19:00:05.000Z'];
		render(ReviewList, aReview(twice.map((at) => anAnswer('a-1', at) as CheckResponse)));
		expect(document.querySelectorAll('dl')[1]?.children).toHaveLength(2);
	});
});

function aReview(responses: readonly CheckResponse[]) {
	return {
		skills: [],
		ratings: [],
		checks: responses.map((response) => ({ response, item: undefined, change: 'final' as const })),
		arrival: 'opened' as const,
		onrating: vi.fn(),
		oncheck: vi.fn(),
		onmore: vi.fn(),
		onfinish: vi.fn()
	};
}
