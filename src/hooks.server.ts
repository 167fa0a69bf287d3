import type { Handle } from '@sveltejs/kit';

/**
 * The code of a page is asked for at the end of the page, not at its start: on a phone, twenty requests take
 * longer to send than the text takes to be painted. At the end they leave about when it is.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { transformPageChunk: ({ html }) => withPreloadsLast(html) });

const PRELOAD = /[ \t]*<link [^>]*rel="modulepreload"[^>]*>\n?/g;

/** The page with its preloads after its text, before the script that starts it. */
function withPreloadsLast(html: string): string {
	const preloads = html.match(PRELOAD) ?? [];
	const start = html.lastIndexOf('<script>');
	if (preloads.length === 0 || start === -1) return html;
	return html.slice(0, start).replace(PRELOAD, '') + preloads.join('') + html.slice(start);
}
