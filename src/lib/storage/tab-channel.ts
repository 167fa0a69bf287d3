import type { Facilities } from './facilities';

/** What tabs tell one another about the store. */
export type Note =
	| { readonly kind: 'saved'; readonly id: string; readonly sequence: number }
	| { readonly kind: 'deleted'; readonly id: string }
	| { readonly kind: 'erased' };

/** One end of the channel between the tabs of this site. */
export interface TabChannel {
	/** Tells the other tabs. */
	readonly tell: (note: Note) => void;
	/** Hears the notes of other tabs; gives what stops it. */
	readonly listen: (listener: (note: Note) => void) => () => void;
	/** From here on nothing is told and nothing heard. */
	readonly close: () => void;
	/** Tells and hears again, for the same listeners. */
	readonly reopen: () => void;
}

/** Opens an end; in a browser without channels nothing is told and nothing heard. */
export function openTabChannel(facilities: Facilities): TabChannel {
	const listeners = new Set<(note: Note) => void>();
	const hear = ({ data }: MessageEvent<unknown>): void => {
		if (isNote(data)) for (const listener of listeners) listener(data);
	};
	let channel = connect();

	function connect(): BroadcastChannel | undefined {
		try {
			const end = facilities.channel?.();
			end?.addEventListener('message', hear);
			return end;
		} catch {
			return undefined;
		}
	}

	return {
		tell: (note) => channel?.postMessage(note),
		listen: (listener) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		close: () => {
			channel?.close();
			channel = undefined;
		},
		reopen: () => {
			channel ??= connect();
		}
	};
}

/** Another tab may run another release: its notes are looked at like any other input. */
function isNote(value: unknown): value is Note {
	if (typeof value !== 'object' || value === null) return false;
	const { kind, id, sequence } = value as Readonly<Record<string, unknown>>;
	switch (kind) {
		case 'saved':
			return typeof id === 'string' && typeof sequence === 'number';
		case 'deleted':
			return typeof id === 'string';
		case 'erased':
			return true;
		default:
			return false;
	}
}
