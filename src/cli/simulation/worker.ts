import { runJob, settingOf } from './job';
import type { Harvest, Job } from './job';
import type { Setting } from './setting';

/** What the parent asks a worker to play, and what it gets back. */
export interface Order {
	readonly job: Job;
	readonly from: number;
	readonly to: number;
}
export interface Delivery extends Harvest {
	readonly cpuMs: number;
}

const settings = new Map<string, Setting>();

process.on('message', ({ job, from, to }: Order) => {
	const before = process.cpuUsage();
	const setting = settings.get(job.id) ?? settingOf(job);
	settings.set(job.id, setting);
	const harvest = runJob(job, setting, from, to);
	const { user, system } = process.cpuUsage(before);
	process.send?.({ ...harvest, cpuMs: (user + system) / 1000 } satisfies Delivery);
});
