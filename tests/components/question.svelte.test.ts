import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import CheckQuestion from '../../src/lib/components/question/CheckQuestion.svelte';
import ExplanationPage from '../../src/lib/components/question/ExplanationPage.svelte';
import RatingQuestion from '../../src/lib/components/question/RatingQuestion.svelte';
import type { Item } from '../../src/lib/domain/quiz';

const skill = {
	id: 'sql',
	name: 'SQL & Database Management',
	short: 'SQL',
	view: 'transferable',
	anchors: ['No use.', 'I can read joins.', 'I write windows.', 'I design schemas.', 'I choose engines.']
} as const;

const item: Item = {
	id: 'sql-w1',
	skill: 'sql',
	version: 'v1',
	level: 2,
	subtopic: 'joins',
	verifies: 'Knows joins.',
	stem: 'Rows of `a` have no match in `b`. What does a left join give?',
	options: [
		{ text: 'No row', why: 'That is an inner join.' },
		{ text: 'A row with `NULL`', why: 'The left side stays.' },
		{ text: 'An error', why: 'Joins do not fail on a missing match.' }
	],
	key: 1,
	order: 'shuffle',
	explanation: 'A left join keeps every row of the left side.',
	sources: [{ title: 'Manual', url: 'https://example.org/joins', checkedOn: '2026-11-22', verified: true }]
};

const press = (keys: string) => userEvent.keyboard(keys);

function aRatingQuestion(changes: object = {}) {
	const onanswer = vi.fn();
	render(RatingQuestion, { skill, arrival: 'moved', numberKeys: 'on', onanswer, ...changes });
	return onanswer;
}

function aCheckQuestion(changes: object = {}) {
	const onanswer = vi.fn();
	render(CheckQuestion, {
		item,
		order: [2, 0, 1],
		arrival: 'moved',
		numberKeys: 'on',
		onanswer,
		onfinish: vi.fn(),
		...changes
	});
	return onanswer;
}

describe('a rating', () => {
	test('shows all five anchors by name, none chosen, with the heading as the name of the group', () => {
		aRatingQuestion();
		const group = screen.getByRole('group', { name: 'How well do you know SQL & Database Management?' });
		const radios = screen.getAllByRole<HTMLInputElement>('radio');
		expect(radios.map((radio) => radio.labels?.[0]?.innerText.replace(/\s+/g, ' ').trim())).toEqual([
			'New to me No use.',
			'Aware I can read joins.',
			'Working I write windows.',
			'Practised I design schemas.',
			'Expert I choose engines.'
		]);
		expect(radios.some((radio) => radio.checked)).toBe(false);
		expect(group.querySelector('h1')).toBe(document.activeElement);
	});

	test('takes two keys: a number and Enter', async () => {
		const onanswer = aRatingQuestion();
		await press('4{Enter}');
		expect(onanswer.mock.calls).toEqual([[{ type: 'level', level: 3 }, undefined]]);
	});

	test('leaves number keys alone when they are switched off', async () => {
		const onanswer = aRatingQuestion({ numberKeys: 'off' });
		await press('4');
		expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false);
		expect(onanswer).not.toHaveBeenCalled();
	});

	test('without an answer says what is wrong, in focus, and leads to the first choice', async () => {
		const onproblem = vi.fn();
		const onanswer = aRatingQuestion({ onproblem });
		await userEvent.click(page.getByRole('button', { name: 'Continue' }));
		expect(document.activeElement?.textContent).toContain('There is a problem');
		expect(onproblem).toHaveBeenCalledOnce();
		expect(onanswer).not.toHaveBeenCalled();
		await userEvent.click(page.getByRole('link', { name: /Choose the sentence/ }));
		expect(document.activeElement).toBe(screen.getAllByRole('radio')[0]);
	});

	test('says it again, in focus, when nothing is chosen once more', async () => {
		aRatingQuestion();
		await userEvent.click(page.getByRole('button', { name: 'Continue' }));
		const first = screen.getByRole('alert');
		await userEvent.click(page.getByRole('button', { name: 'Continue' }));
		await tick();
		// An alert is announced when it comes: it has to be a new one.
		expect(screen.getByRole('alert')).not.toBe(first);
		expect(document.activeElement).toBe(screen.getByRole('alert'));
	});

	test.each(['Not relevant to me', 'Skip'])('%s is the end of a problem', async (name) => {
		const onproblem = vi.fn();
		aRatingQuestion({ onproblem });
		await userEvent.click(page.getByRole('button', { name: 'Continue' }));
		await userEvent.click(page.getByRole('button', { name }));
		expect(onproblem).toHaveBeenLastCalledWith(undefined);
		expect(screen.queryByRole('alert')).toBeNull();
	});

	test('asks for evidence from Practised on, and gives it only there', async () => {
		const onanswer = aRatingQuestion();
		const field = page.getByLabelText(/What did you do last/);
		await press('3');
		await expect.element(field).not.toBeVisible();
		await press('5');
		await expect.element(field).toBeVisible();
		await userEvent.fill(field, '  ran the shop database ');
		await press('{Enter}');
		expect(onanswer.mock.calls).toEqual([[{ type: 'level', level: 4 }, 'ran the shop database']]);
	});

	test('does not take digits typed into the evidence for a choice', async () => {
		aRatingQuestion({ answer: { type: 'level', level: 4 } });
		await userEvent.type(page.getByLabelText(/What did you do last/), '12');
		expect(screen.getAllByRole<HTMLInputElement>('radio').findIndex((radio) => radio.checked)).toBe(4);
	});

	test('shows an earlier answer again', () => {
		aRatingQuestion({ answer: { type: 'level', level: 2 } });
		expect(screen.getAllByRole<HTMLInputElement>('radio').map((radio) => radio.checked)).toEqual([
			false,
			false,
			true,
			false,
			false
		]);
	});

	test.each([
		['Not relevant to me', 'not-relevant'],
		['Skip', 'skipped']
	])('%s is an answer of its own', async (name, type) => {
		const onanswer = aRatingQuestion();
		await userEvent.click(page.getByRole('button', { name }));
		expect(onanswer.mock.calls).toEqual([[{ type }, undefined]]);
	});
});

describe('a check', () => {
	test('shows code in texts as code, and options in the given order', () => {
		aCheckQuestion();
		expect(document.querySelector('h1')?.querySelectorAll('code').length).toBe(2);
		expect(
			screen.getAllByRole<HTMLInputElement>('radio').map((radio) => radio.labels?.[0]?.innerText.trim())
		).toEqual(['An error', 'No row', 'A row with NULL']);
	});

	test('number, Tab, Enter answers with the authored option and the confidence of the button', async () => {
		const onanswer = aCheckQuestion();
		await press('3{Tab}{Enter}');
		expect(onanswer.mock.calls).toEqual([[{ type: 'option', option: 1, confidence: 'sure' }]]);
	});

	test('Not sure is the other confidence', async () => {
		const onanswer = aCheckQuestion();
		await press('1');
		await userEvent.click(page.getByRole('button', { name: 'Not sure' }));
		expect(onanswer.mock.calls).toEqual([[{ type: 'option', option: 2, confidence: 'not-sure' }]]);
	});

	test('Enter on a choice submits nothing', async () => {
		const onanswer = aCheckQuestion();
		await press('2{Enter}');
		expect(onanswer).not.toHaveBeenCalled();
		expect(document.querySelector('[role=alert]')).toBeNull();
	});

	test('a key beyond the options chooses nothing', async () => {
		aCheckQuestion();
		await press('4');
		expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false);
	});

	test.each([
		['I don’t know yet', 'unknown'],
		['Skip', 'skipped']
	])('%s needs no choice', async (name, type) => {
		const onanswer = aCheckQuestion();
		await userEvent.click(page.getByRole('button', { name }));
		expect(onanswer.mock.calls).toEqual([[{ type }]]);
	});

	test('the next one takes its place with nothing chosen, no problem, and its heading in focus', async () => {
		const { rerender } = render(CheckQuestion, {
			item,
			order: [2, 0, 1],
			arrival: 'moved',
			numberKeys: 'on',
			onanswer: vi.fn()
		});
		await page.getByRole('button', { name: 'Not sure' }).click();
		expect(screen.getByRole('alert')).toHaveTextContent('Choose an answer');
		await press('1');
		await page.getByRole('button', { name: 'Not sure' }).click();

		const next = { ...item, id: 'sql-w2', stem: 'And an inner join?' };
		await rerender({ item: next, order: [0, 2, 1], answer: undefined });
		const heading = screen.getByRole('heading', { level: 1 });
		expect(heading).toHaveTextContent('And an inner join?');
		expect(document.activeElement).toBe(heading);
		expect(screen.queryByRole('alert')).toBeNull();
		const radios = screen.getAllByRole<HTMLInputElement>('radio');
		expect(radios.map(({ checked, value }) => [value, checked])).toEqual([
			['0', false],
			['2', false],
			['1', false]
		]);

		await rerender({ item, order: [2, 0, 1], answer: { type: 'option', option: 1, confidence: 'sure' } });
		expect(radios.map(({ checked, value }) => [value, checked])).toEqual([
			['2', false],
			['0', false],
			['1', true]
		]);
		expect(screen.queryByRole('alert')).toBeNull();
		expect(document.activeElement).toBe(heading);
	});

	test.each(['I don’t know yet', 'Skip', 'Finish now'])('%s is the end of a problem', async (name) => {
		const onproblem = vi.fn();
		aCheckQuestion({ onproblem });
		await userEvent.click(page.getByRole('button', { name: 'Not sure' }));
		await userEvent.click(page.getByRole('button', { name }));
		expect(onproblem).toHaveBeenLastCalledWith(undefined);
		expect(screen.queryByRole('alert')).toBeNull();
	});

	test('says it again, in focus, when nothing is chosen once more', async () => {
		aCheckQuestion();
		await userEvent.click(page.getByRole('button', { name: 'Sure', exact: true }));
		const first = screen.getByRole('alert');
		await userEvent.click(page.getByRole('button', { name: 'Sure', exact: true }));
		await tick();
		expect(screen.getByRole('alert')).not.toBe(first);
		expect(document.activeElement).toBe(screen.getByRole('alert'));
	});

	test('has no way to finish while it is changed from the review', () => {
		aCheckQuestion({ onfinish: undefined });
		expect(screen.queryByRole('button', { name: 'Finish now' })).toBeNull();
	});
});

describe('an explanation', () => {
	function anExplanation() {
		const oncontinue = vi.fn();
		render(ExplanationPage, {
			item,
			order: [2, 0, 1],
			answer: { type: 'option', option: 0, confidence: 'sure' },
			arrival: 'moved',
			oncontinue,
			onfinish: vi.fn()
		});
		return oncontinue;
	}

	test('gives the reason of every option, marks the answer and yours, and says where to read it', () => {
		anExplanation();
		const options = [...document.querySelectorAll('.options li')].map((option) =>
			option.textContent?.replace(/\s+/g, ' ').trim()
		);
		expect(options).toEqual([
			'An error Joins do not fail on a missing match.',
			'No row Your answer That is an inner join.',
			'A row with NULL The answer The left side stays.'
		]);
		expect(screen.getByRole('link', { name: /Manual/ }).getAttribute('href')).toBe(
			'https://example.org/joins'
		);
	});

	test('Enter goes on from the heading, but not from a link', async () => {
		const oncontinue = anExplanation();
		await press('{Enter}');
		expect(oncontinue).toHaveBeenCalledTimes(1);
		const link = screen.getByRole('link', { name: /Manual/ });
		link.addEventListener('click', (event) => event.preventDefault());
		link.focus();
		await press('{Enter}');
		expect(oncontinue).toHaveBeenCalledTimes(1);
	});

	test('a report about the question names it and its version', async () => {
		anExplanation();
		await userEvent.click(page.getByText('Something wrong with this question?'));
		const field = screen.getByLabelText<HTMLTextAreaElement>(/Say what is wrong/);
		expect(field.value).toContain('sql-w1');
		expect(field.value).toContain('v1');
		expect(field.value).toContain('What does a left join give?');
	});
});
