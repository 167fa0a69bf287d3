import { expect, test } from 'vitest';
import { reportLink } from '../../src/lib/components/question/report-address';

test.each([
	['mailto:us@example.org', 'mailto:us@example.org?subject=Question%20q1&body=a%0Ab%20%26%20c'],
	['https://example.org/new', 'https://example.org/new?title=Question%20q1&body=a%0Ab%20%26%20c'],
	[
		'https://example.org/new?label=item',
		'https://example.org/new?label=item&title=Question%20q1&body=a%0Ab%20%26%20c'
	]
])('a report to %s has its subject and text filled in', (address, link) => {
	expect(reportLink(address, 'Question q1', 'a\nb & c')).toBe(link);
});
