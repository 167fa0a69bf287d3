/**
 * Where people can send "something is wrong with this question": a `mailto:` address or the address of a form
 * that takes `title` and `body`. Set at build time through VITE_REPORT_ADDRESS; without it the text can still
 * be copied.
 */
export const REPORT_ADDRESS: string | undefined = import.meta.env['VITE_REPORT_ADDRESS'];

/** The address with subject and text filled in. */
export function reportLink(address: string, subject: string, text: string): string {
	const title = address.startsWith('mailto:') ? 'subject' : 'title';
	return `${address}${address.includes('?') ? '&' : '?'}${title}=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}
