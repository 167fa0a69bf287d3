declare global {
	namespace App {
		interface PageState {
			/** Where in the trail of questions a history entry belongs. */
			readonly trail?: import('./lib/components/assessment/trail').TrailEntry;
		}
	}
}

export {};
