import type { Handle } from '@sveltejs/kit';

/**
 * The code of a page is asked for after its text is painted: on a phone, twenty requests take longer to send than the
 * text takes to be laid out. Until then they wait in a template, which `src/app.html` empties.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { transformPageChunk: ({ html }) => withPreloadsLast(html) });

const PRELOAD = /[ \t]*<link [^>]*rel="modulepreload"[^>]*>\n?/g;

/** The page with its preloads in a template after its text, before the script that starts it. */
function withPreloadsLast(html: string): string {
	const preloads = html.match(PRELOAD) ?? [];
	const start = html.indexOf('<script>', html.indexOf('<body'));
	if (preloads.length === 0 || start === -1) return html;
	const waiting = `<template id="page-code">\n${preloads.join('')}</template>\n`;
	return html.slice(0, start).replace(PRELOAD, '') + waiting + html.slice(start);
}
