import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { ChildProcess } from 'node:child_process';
import type { Harvest, Job } from './job';
import type { Delivery, Order } from './worker';

/** People sent to a worker at a time. */
const BATCH = 20;

/** What all jobs gave, by job id, and the processor time it took. */
export interface Harvested {
	readonly harvests: ReadonlyMap<string, Harvest>;
	readonly cpuMs: number;
}

/**
 * Plays all jobs on every core, in batches of people, and tells how far it is. The result does not depend on
 * the number of workers: batches are put together in order.
 */
export async function playAll(
	jobs: readonly Job[],
	onProgress: (done: number, total: number) => void
): Promise<Harvested> {
	const orders = jobs.flatMap((job) =>
		Array.from({ length: Math.ceil(job.users / BATCH) }, (_, index) => ({
			job,
			from: index * BATCH,
			to: Math.min(job.users, (index + 1) * BATCH)
		}))
	);
	const total = jobs.reduce((sum, { users }) => sum + users, 0);
	const deliveries = new Map<Order, Delivery>();
	const queue = [...orders];
	let done = 0;

	const work = async (): Promise<void> => {
		const worker = fork(new URL('./worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
		try {
			for (let order = queue.shift(); order !== undefined; order = queue.shift()) {
				deliveries.set(order, await deliver(worker, order));
				done += order.to - order.from;
				onProgress(done, total);
			}
		} finally {
			worker.kill();
		}
	};
	await Promise.all(Array.from({ length: Math.min(availableParallelism(), orders.length) }, work));

	const harvests = new Map(
		jobs.map((job) => {
			const own = orders.filter((order) => order.job === job).flatMap((order) => deliveries.get(order) ?? []);
			return [
				job.id,
				{
					rows: own.flatMap(({ rows }) => rows),
					flags: own.flatMap(({ flags }) => flags),
					wants: own.flatMap(({ wants }) => wants)
				}
			] as const;
		})
	);
	return { harvests, cpuMs: [...deliveries.values()].reduce((sum, { cpuMs }) => sum + cpuMs, 0) };
}

function deliver(worker: ChildProcess, order: Order): Promise<Delivery> {
	return new Promise((resolve, reject) => {
		const onExit = (code: number | null): void => {
			reject(new Error(`A simulation worker stopped with code ${code ?? 'none'}`));
		};
		worker.once('exit', onExit);
		worker.once('message', (delivery: Delivery) => {
			worker.off('exit', onExit);
			resolve(delivery);
		});
		worker.send(order);
	});
}
