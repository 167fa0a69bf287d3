import { render, screen } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import DownloadMenu from '../../src/lib/components/result/DownloadMenu.svelte';
import { dropTask } from '../../src/lib/domain/plan-change';
import { anAttempt, aQuiz, aReport, someSettings } from '../support/builders';
import { aRecord } from '../support/records';

const quiz = aQuiz();
const emptyPlan = aReport(
	quiz,
	anAttempt(quiz, { settings: quiz.tasks.reduce((all, { id }) => dropTask(all, id), someSettings(quiz)) })
);

test.each(['Calendar', 'Evenings'])(
	'%s: a plan without steps makes no file, and that is told',
	async (name) => {
		const made = vi.spyOn(URL, 'createObjectURL');
		render(DownloadMenu, { complete: () => emptyPlan, record: aRecord() });
		await userEvent.click(page.getByRole('button', { name, exact: true }));
		await expect
			.poll(() => screen.getAllByRole('status')[0]?.textContent)
			.toContain('nothing left to put into it');
		expect(made).not.toHaveBeenCalled();
	}
);
