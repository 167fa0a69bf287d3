import type { PathwayFile } from './pathway-file';
import type { Resource } from '../domain/quiz';

/** A note of ours beside the guide's words. */
export type GuideNote = PathwayFile['notes'][number];

/** The guide as a page shows it: the text as given, our notes, and the resources as checked. */
export interface Guide {
	readonly id: string;
	readonly title: string;
	readonly fromRole: string;
	readonly toRole: string;
	readonly source: PathwayFile['source'];
	readonly guideHoursPerWeek: number;
	readonly guideHoursWhy: string;
	readonly asGiven: PathwayFile['asGiven'];
	readonly notes: readonly GuideNote[];
	readonly resources: readonly Resource[];
	/** Tasks we add where the guide leaves a gap. */
	readonly added: readonly { readonly title: string; readonly why: string; readonly phase: number }[];
}

/** The guide of a pathway file, for its page. */
export function makeGuide(pathway: PathwayFile, resources: readonly Resource[]): Guide {
	const { id, title, fromRole, toRole, source, guideHoursPerWeek, guideHoursWhy, asGiven, notes } = pathway;
	const added = pathway.tasks
		.filter((task) => task.origin === 'added')
		.map((task) => ({ title: task.title, why: task.why ?? '', phase: task.phase ?? 1 }));
	return {
		id,
		title,
		fromRole,
		toRole,
		source,
		guideHoursPerWeek,
		guideHoursWhy,
		asGiven,
		notes,
		resources,
		added
	};
}
