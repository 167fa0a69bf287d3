/** What one fresh process or page measured, in milliseconds: its first call, and those after it got warm. */
export interface Timing {
	readonly first: number;
	readonly warm: readonly number[];
}
