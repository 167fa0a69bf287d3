/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { base, build, files, prerendered, version } from '$service-worker';

/*
 * Keeps the site itself, never what people answer. A new release waits until somebody asks for it. A page is
 * served from the release it was loaded from as long as it is open: it says which one that is, and the cache
 * of that release remembers it, because a worker may be stopped at any time.
 */

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

const OURS = `crosswalk:${base}:`;
const OWN = OURS + version;

const IMMUTABLE = `${base}/_app/immutable/`;

/** For those who build or fill the site, or for its host: nobody needs them offline. */
const NOT_KEPT = [`${base}/design/`, `${base}/schemas/`, `${base}/404`, `${base}/_headers`];

const isKept = (path: string): boolean => NOT_KEPT.every((start) => !path.startsWith(start));

const PAGES: ReadonlySet<string> = new Set(prerendered.filter(isKept));
const CODE: ReadonlySet<string> = new Set(build);
const KEPT: ReadonlySet<string> = new Set([...PAGES, ...CODE, ...files.filter(isKept)]);

worker.addEventListener('install', (event) => event.waitUntil(keepCore()));

worker.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([tidy(), worker.clients.claim()]));
});

/** What a page says: which release it is of, that there is time to fetch the rest, that the new release may come. */
type Message = { readonly release: string } | 'idle' | 'update';

worker.addEventListener('message', (event) => {
	const message = event.data as Message;
	if (message === 'update') event.waitUntil(worker.skipWaiting());
	else if (message === 'idle') event.waitUntil(keepRest().then(tidy));
	else if (event.source instanceof Client) event.waitUntil(remember(event.source.id, message.release));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== worker.location.origin) return;
	if (KEPT.has(pathname) || pathname.startsWith(IMMUTABLE)) event.respondWith(answer(event, pathname));
});

/** From the cache of the page's release; else from the network. Rejects when that cannot be reached. */
async function answer(event: FetchEvent, path: string): Promise<Response> {
	// A device without room may refuse even to look: the network still answers.
	const kept = await findKept(event, path).catch(() => undefined);
	if (kept !== undefined) return kept;
	const fetched = await fetch(event.request);
	if (fetched.ok && CODE.has(path)) event.waitUntil(put(path, fetched.clone()).catch(() => undefined));
	return fetched;
}

async function findKept({ request, clientId }: FetchEvent, path: string): Promise<Response | undefined> {
	// Code has its content in its name: found under the own release, it is right for every page. A page that
	// is being opened is of the own release, whatever the one was that it takes the place of.
	const isOwn = request.mode === 'navigate' || CODE.has(path);
	const cacheName = isOwn ? OWN : await releaseOf(clientId);
	return await caches.match(path, { cacheName });
}

/** Where the cache of a release remembers an open page. */
const PAGE = `${base}/_page/`;

async function remember(page: string, release: string): Promise<void> {
	const name = OURS + release;
	if (await caches.has(name)) await (await caches.open(name)).put(PAGE + page, new Response());
}

/** Cache of the release a page was loaded from; the own one where none remembers the page. */
async function releaseOf(page: string): Promise<string> {
	for (const cacheName of await ourCaches()) {
		if ((await caches.match(PAGE + page, { cacheName })) !== undefined) return cacheName;
	}
	return OWN;
}

async function ourCaches(): Promise<readonly string[]> {
	return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/** The pages, their data and the code they start with: enough to open every page and to answer. */
async function keepCore(): Promise<void> {
	const styles = build.filter((path) => path.endsWith('.css'));
	const pages = await Promise.all([...PAGES].map(keepPage));
	await Promise.all([...new Set([...styles, ...pages.flat()])].map(keep));
}

let filling: Promise<void> | undefined;

/** Everything else (charts, files to download, fonts), one after the other; ends quietly when offline. */
function keepRest(): Promise<void> {
	filling ??= fill().finally(() => (filling = undefined));
	return filling;
}

async function fill(): Promise<void> {
	for (const path of KEPT) {
		if ((await caches.match(path, { cacheName: OWN })) !== undefined) continue;
		try {
			await (PAGES.has(path) ? keepPage(path) : keep(path));
		} catch {
			return;
		}
	}
}

/**
 * Keeps a page or its data, and gives the code it asks to preload. Throws when the page is of another
 * release: a release is kept whole or not at all.
 */
async function keepPage(path: string): Promise<readonly string[]> {
	const response = await fetchFresh(path);
	const text = await response.clone().text();
	const isPage = path.endsWith('/');
	if (isPage && !text.includes(`data-release="${version}"`)) throw new Error(`${path} is of another release`);
	await put(path, response);
	if (!isPage) return [];
	return [...text.matchAll(/href="([^"]+)" rel="modulepreload"/g)]
		.map(([, href = '']) => new URL(href, new URL(path, worker.location.origin)).pathname)
		.filter((script) => CODE.has(script));
}

async function keep(path: string): Promise<void> {
	await put(path, await fetchFresh(path));
}

/** Throws when there is no such file: another page in its place must not be kept. */
async function fetchFresh(path: string): Promise<Response> {
	// What has no hash in its name may be old in the browser's own cache.
	const response = await fetch(path, { cache: CODE.has(path) ? 'default' : 'no-cache' });
	if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
	return response;
}

async function put(path: string, response: Response): Promise<void> {
	await (await caches.open(OWN)).put(path, response);
}

/** Deletes the caches of releases that no open page is of, unless a release is only waiting for its turn. */
async function tidy(): Promise<void> {
	const open = new Set((await worker.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
	const { installing, waiting } = worker.registration;
	if (installing !== null || waiting !== null) return;
	for (const name of await ourCaches()) {
		const cache = await caches.open(name);
		const pages = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(PAGE));
		const gone = pages.filter(({ url }) => !open.has(new URL(url).pathname.slice(PAGE.length)));
		if (name !== OWN && gone.length === pages.length) await caches.delete(name);
		else await Promise.all(gone.map((page) => cache.delete(page)));
	}
}
