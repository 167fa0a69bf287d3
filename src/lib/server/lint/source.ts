import { daysBetween } from '../../domain/calendar';
import type { ItemFile } from '../skill-file';
import type { Finding, ItemRule, Occasion } from './rule';

/** How old a source's check may be when the bank is released, in days. */
const FRESH_DAYS = 90;

/** Hosts (and all their sub-domains) that carry no item, with the reason. */
const DENIED: Readonly<Record<string, readonly string[]>> = {
	'a link shortener': [
		'bit.ly',
		'buff.ly',
		'cutt.ly',
		'goo.gl',
		'is.gd',
		'lnkd.in',
		'ow.ly',
		'rebrand.ly',
		'shorturl.at',
		't.co',
		'tinyurl.com'
	],
	'a site of exam dumps': [
		'certkillers.net',
		'chegg.com',
		'coursehero.com',
		'exam-labs.com',
		'exam4training.com',
		'examtopics.com',
		'itexams.com',
		'pass4sure.com',
		'passleader.com',
		'quizlet.com',
		'testking.com',
		'vceguide.com'
	],
	'a mirror of pages that stand elsewhere': [
		'codegrepper.com',
		'geeksrepos.com',
		'githubmemory.com',
		'gitmemory.com',
		'programmerall.com',
		'stackoom.com'
	],
	'a placeholder': ['example.com', 'example.net', 'example.org', 'localhost']
};

/** Places where anybody answers: fine beside a primary page, too thin alone. */
const FORUMS: readonly RegExp[] = [
	/(?:^|\.)(?:stackoverflow|stackexchange|serverfault|superuser|reddit|quora)\.com$/,
	/^(?:discuss|forums?|community)\./,
	/^news\.ycombinator\.com$/
];

/** L19: sources that cannot be trusted, were never opened, or (on a release) were opened long ago. */
export const checkSources: ItemRule = (item, occasion) => [
	...findDenied(item),
	...findUnverified(item),
	...findOld(item, occasion)
];

function findDenied(item: ItemFile): readonly Finding[] {
	return item.sources.flatMap(({ url }, index) => {
		const { hostname } = new URL(url);
		return Object.entries(DENIED)
			.filter(([, hosts]) => hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)))
			.map(([reason]) => problem(['sources', index, 'url'], `${hostname} is ${reason}: name a primary page`));
	});
}

function findUnverified(item: ItemFile): readonly Finding[] {
	const verified = item.sources.filter((source) => source.verified);
	if (verified.length === 0) {
		return [problem(['sources'], 'no source was opened: at least one must be verified')];
	}
	const thin = verified.every(({ url }) => FORUMS.some((forum) => forum.test(new URL(url).hostname)));
	return thin
		? [{ ...problem(['sources'], 'forum posts alone: add a primary page'), severity: 'warning' }]
		: [];
}

function findOld(item: ItemFile, { purpose, today }: Occasion): readonly Finding[] {
	if (purpose === 'edit') return [];
	return item.sources.flatMap(({ checkedOn }, index) => {
		const age = daysBetween(checkedOn, today);
		return age <= FRESH_DAYS
			? []
			: [
					problem(
						['sources', index, 'checkedOn'],
						`checked ${age} days ago: open it again before a release (limit ${FRESH_DAYS} days)`
					)
				];
	});
}

function problem(path: Finding['path'], message: string): Finding {
	return { rule: 'L19', severity: 'error', path, message };
}
