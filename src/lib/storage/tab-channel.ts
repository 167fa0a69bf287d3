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
	readonly close: () => void;
}

/** Opens an end; in a browser without channels nothing is told and nothing heard. */
export function openTabChannel(facilities: Facilities): TabChannel {
	let channel: BroadcastChannel | undefined;
	try {
		channel = facilities.channel?.();
	} catch {
		channel = undefined;
	}
	return {
		tell: (note) => channel?.postMessage(note),
		listen: (listener) => {
			const hear = ({ data }: MessageEvent<unknown>): void => {
				if (isNote(data)) listener(data);
			};
			channel?.addEventListener('message', hear);
			return () => channel?.removeEventListener('message', hear);
		},
		close: () => channel?.close()
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
