/** Capacity that no flow of a plan can fill: whole numbers stay exact far below it. */
export const UNLIMITED = 2 ** 51;

/**
 * A flow network with whole-number capacities, so every comparison is exact.
 * Maximum flow by blocking flows along shortest paths (Dinic 1970).
 */
export class FlowNetwork {
	readonly #heads: number[] = [];
	readonly #room: number[] = [];
	readonly #edges: number[][];

	/** A network of `size` nodes, numbered from 0, without edges. */
	constructor(size: number) {
		this.#edges = Array.from({ length: size }, () => []);
	}

	/** Adds an edge that carries up to `capacity`, a whole number. */
	connect(from: number, to: number, capacity: number): void {
		this.#edges[from]?.push(this.#heads.length);
		this.#heads.push(to);
		this.#room.push(capacity);
		this.#edges[to]?.push(this.#heads.length);
		this.#heads.push(from);
		this.#room.push(0);
	}

	/** Pushes as much as possible from `source` to `sink` and returns the amount; what room is left stays readable. */
	push(source: number, sink: number): number {
		let total = 0;
		for (;;) {
			const distance = this.#distances(source);
			if ((distance[sink] ?? -1) < 0) return total;
			const next = new Int32Array(this.#edges.length);
			for (;;) {
				const pushed = this.#advance(source, sink, UNLIMITED, distance, next);
				if (pushed === 0) break;
				total += pushed;
			}
		}
	}

	/** Nodes that can be reached from `start` along edges with room left, never passing through `walls`. */
	reachableFrom(start: number, walls: readonly number[] = []): readonly boolean[] {
		const seen = this.#edges.map(() => false);
		for (const wall of walls) seen[wall] = true;
		seen[start] = true;
		const open = [start];
		for (let node = open.pop(); node !== undefined; node = open.pop()) {
			for (const edge of this.#edges[node] ?? []) {
				const head = this.#heads[edge] ?? -1;
				if ((this.#room[edge] ?? 0) === 0 || seen[head] === true) continue;
				seen[head] = true;
				open.push(head);
			}
		}
		for (const wall of walls) seen[wall] = false;
		return seen;
	}

	/** Nodes from which `end` can be reached along edges with room left. */
	reaching(end: number): readonly boolean[] {
		const seen = this.#edges.map(() => false);
		seen[end] = true;
		const open = [end];
		for (let node = open.pop(); node !== undefined; node = open.pop()) {
			for (const edge of this.#edges[node] ?? []) {
				const tail = this.#heads[edge] ?? -1;
				if ((this.#room[edge ^ 1] ?? 0) === 0 || seen[tail] === true) continue;
				seen[tail] = true;
				open.push(tail);
			}
		}
		return seen;
	}

	#distances(source: number): Int32Array {
		const distance = new Int32Array(this.#edges.length).fill(-1);
		distance[source] = 0;
		const queue = [source];
		for (const node of queue) {
			for (const edge of this.#edges[node] ?? []) {
				const head = this.#heads[edge] ?? -1;
				if ((this.#room[edge] ?? 0) === 0 || (distance[head] ?? 0) >= 0) continue;
				distance[head] = (distance[node] ?? 0) + 1;
				queue.push(head);
			}
		}
		return distance;
	}

	#advance(node: number, sink: number, limit: number, distance: Int32Array, next: Int32Array): number {
		if (node === sink) return limit;
		const edges = this.#edges[node] ?? [];
		for (; (next[node] ?? 0) < edges.length; next[node] = (next[node] ?? 0) + 1) {
			const edge = edges[next[node] ?? 0] ?? -1;
			const head = this.#heads[edge] ?? -1;
			const room = this.#room[edge] ?? 0;
			if (room === 0 || distance[head] !== (distance[node] ?? 0) + 1) continue;
			const pushed = this.#advance(head, sink, Math.min(limit, room), distance, next);
			if (pushed === 0) continue;
			this.#room[edge] = room - pushed;
			this.#room[edge ^ 1] = (this.#room[edge ^ 1] ?? 0) + pushed;
			return pushed;
		}
		return 0;
	}
}
