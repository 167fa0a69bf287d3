import type { SessionRecord } from '../../domain/record';
import type { SessionEvent } from '../../session/context';
import type { FailureReason } from '../../storage/failure';
import { browserStore } from '../../storage/browser-store';
import { browserFacilities } from '../../storage/facilities';
import { Keeper } from '../../storage/keeper.svelte';
import { claimAttempt, type WriterLock } from '../../storage/writer-lock';
import type { WantedAttempt } from './wanted-attempt';

/** An attempt ready to be taken up. */
export interface OpenedAttempt {
	/** Absent for a new attempt. */
	readonly record?: SessionRecord;
	readonly then?: SessionEvent;
	readonly problem?: FailureReason;
	/** Another tab has this attempt open. */
	readonly elsewhere: boolean;
	readonly keeperFor: (record: SessionRecord | undefined) => Keeper;
	/** Marks a new attempt as open here, instead of the one that was found. */
	readonly hold: (id: string) => void;
	readonly stop: () => void;
}

/** Finds the wanted attempt in this browser. Never rejects: what is wrong is told in `problem`. */
export async function openAttempt(wanted: WantedAttempt, pathway: string): Promise<OpenedAttempt> {
	const store = browserStore();
	const keeperFor = (record: SessionRecord | undefined) => new Keeper(store, record);
	let lock: Promise<WriterLock> | undefined;
	const stop = () => void lock?.then(({ release }) => release());
	const claim = (id: string) => {
		stop();
		return (lock = claimAttempt(browserFacilities(), id));
	};
	const ways = { keeperFor, hold: (id: string) => void claim(id), stop };
	const found = await find();
	if ('problem' in found) return { ...ways, elsewhere: false, problem: found.problem };
	if (found.record === undefined) return { ...ways, elsewhere: false };
	const { holder } = await claim(found.record.id);
	return {
		...ways,
		record: found.record,
		...(wanted.kind === 'known' && wanted.then !== undefined && { then: wanted.then }),
		elsewhere: holder === 'elsewhere'
	};

	async function find(): Promise<
		{ readonly record: SessionRecord | undefined } | { readonly problem: FailureReason }
	> {
		switch (wanted.kind) {
			case 'new':
				return { record: undefined };
			case 'known': {
				const loaded = await store.load(wanted.id);
				if (!loaded.ok) return { problem: loaded.reason };
				return loaded.record.quiz === pathway ? { record: loaded.record } : { problem: 'missing' };
			}
			case 'latest': {
				const { records, trouble } = await store.list();
				const record = records.find((one) => one.quiz === pathway && one.finishedAt === undefined);
				return record === undefined && trouble !== undefined ? { problem: trouble } : { record };
			}
		}
	}
}
