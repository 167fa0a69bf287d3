/*
 * Registers the service worker on every page, also on those without client code, and offers a new release
 * when one is ready (src/lib/components/UpdateNotice.svelte). Nothing is reloaded unasked.
 */
(() => {
	const script = document.currentScript;
	const { serviceWorker, connection } = navigator;
	const { dataset } = document.documentElement;
	const { release } = dataset;
	if (script === null || serviceWorker === undefined) return;

	const address = new URL('service-worker.js', script.src).href;
	const policy = window.trustedTypes?.createPolicy('crosswalk-worker', { createScriptURL: () => address });
	let isControlled = serviceWorker.controller !== null;
	let isAccepted = false;

	/** While this page is open, its release stays in the cache: see src/service-worker.ts. */
	const report = () => serviceWorker.controller?.postMessage({ release });
	report();

	function offer(registration) {
		const notice = document.getElementById('update');
		if (notice === null) return;
		notice.hidden = false;
		dataset.update = 'offered';
		const [now, later] = notice.querySelectorAll('button');
		later.onclick = () => {
			notice.hidden = true;
			delete dataset.update;
		};
		now.onclick = () => {
			isAccepted = true;
			if (registration.waiting === null) location.reload();
			else registration.waiting.postMessage('update');
		};
	}

	async function register() {
		const registration = await serviceWorker.register(policy?.createScriptURL('') ?? address);
		serviceWorker.addEventListener('controllerchange', () => {
			if (isAccepted) location.reload();
			else if (isControlled) offer(registration);
			isControlled = true;
			report();
		});
		const follow = (worker) =>
			worker?.addEventListener('statechange', () => {
				if (worker.state === 'installed' && serviceWorker.controller !== null) offer(registration);
			});
		if (registration.waiting !== null && isControlled) offer(registration);
		follow(registration.installing);
		registration.addEventListener('updatefound', () => follow(registration.installing));
		const { active } = await serviceWorker.ready;
		if (connection?.saveData !== true) whenIdle(() => active?.postMessage('idle'));
	}

	const whenIdle = (act) =>
		'requestIdleCallback' in window ? requestIdleCallback(act) : setTimeout(act, 2000);

	/** Milliseconds a page has for itself: while it comes alive, a phone has no time to keep a whole site. */
	const HEAD_START = 2000;

	const start = () => setTimeout(() => whenIdle(() => void register().catch(() => undefined)), HEAD_START);
	if (document.readyState === 'complete') start();
	else addEventListener('load', start);
})();
