import { describe, expect, test } from 'vitest';
import { checkSources } from '../../../src/lib/server/lint/source';
import { RELEASING, verdict, type ItemInput } from '../../support/lint-items';

const source = (change: Partial<ItemInput['sources'][number]> = {}): ItemInput['sources'][number] => ({
	title: 'A page',
	url: 'https://docs.python.org/3/',
	checkedOn: '2026-11-22',
	verified: true,
	...change
});

describe('L19 source', () => {
	test('passes a page that was opened', () => {
		expect(verdict(checkSources)).toEqual([]);
	});

	test.each([
		['https://bit.ly/abc', 'bit.ly is a link shortener'],
		['https://www.examtopics.com/x', 'www.examtopics.com is a site of exam dumps'],
		['https://gitmemory.com/x', 'gitmemory.com is a mirror of pages that stand elsewhere'],
		['https://example.org/page', 'example.org is a placeholder']
	])('refuses %s', (url, message) => {
		expect(verdict(checkSources, { sources: [source(), source({ url })] })).toEqual([
			`L19 error sources.1.url: ${message}: name a primary page`
		]);
	});

	test('passes a host that only ends alike', () => {
		expect(verdict(checkSources, { sources: [source({ url: 'https://rabbit.ly/' })] })).toEqual([]);
	});

	test('refuses an item whose sources nobody opened, and passes when one was', () => {
		const unopened = source({ verified: false });
		expect(verdict(checkSources, { sources: [unopened] })).toEqual([
			'L19 error sources: no source was opened: at least one must be verified'
		]);
		expect(verdict(checkSources, { sources: [unopened, source()] })).toEqual([]);
	});

	test('warns of forum posts alone', () => {
		const forum = source({ url: 'https://discuss.pytorch.org/t/1' });
		expect(verdict(checkSources, { sources: [forum] })).toEqual([
			'L19 warning sources: forum posts alone: add a primary page'
		]);
		expect(verdict(checkSources, { sources: [forum, source()] })).toEqual([]);
	});

	test('on a release a check may be 90 days old and no older; on other days age is no matter', () => {
		const sources = [source({ checkedOn: '2026-08-24' }), source({ checkedOn: '2026-08-23' })];
		expect(verdict(checkSources, { sources }, RELEASING)).toEqual([
			'L19 error sources.1.checkedOn: checked 91 days ago: open it again before a release (limit 90 days)'
		]);
		expect(verdict(checkSources, { sources })).toEqual([]);
	});
});
