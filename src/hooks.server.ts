import type { Handle } from '@sveltejs/kit';

/**
 * The code of a page waits until its text is painted: asking for it, and waking up the engine that runs it, takes a
 * phone longer than laying out the text. Until then all of it stands in a template, which `src/app.html` empties.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { transformPageChunk: ({ html }) => withCodeLast(html) });

/** Preloads of the code, and the script that registers the service worker. */
const FETCHED = /[ \t]*(<link [^>]*rel="modulepreload"[^>]*>|<script defer [^>]*><\/script>)\n?/g;

/** What SvelteKit starts the page with: the first script of its body. */
const START = /<script>[\s\S]*?<\/script>/;

/** The page with its code in a template, where SvelteKit's own script stood; a page without client code as it is. */
function withCodeLast(html: string): string {
	const body = html.indexOf('<body');
	const [start] = START.exec(html.slice(body)) ?? [];
	const fetched = html.match(FETCHED) ?? [];
	if (start === undefined || !start.includes('kit.start(')) return html;
	const waiting = `<template id="page-code">\n${fetched.join('')}${start}</template>`;
	return html.replace(FETCHED, '').replace(start, () => waiting);
}
