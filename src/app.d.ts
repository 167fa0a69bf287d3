declare global {
	namespace App {
		interface PageState {
			/** Where in the trail of questions a history entry belongs. */
			readonly trail?: import('./lib/components/assessment/trail').TrailEntry;
		}
	}
}

declare module 'svelte/elements' {
	interface HTMLLinkAttributes {
		/** What waits for the link; Svelte's own types do not know it yet. */
		blocking?: 'render';
	}
}

export {};
